import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GradeReport } from '../../../src/core/katas/gradeReport';
import type { CoachApi } from '../../../src/extension';
import * as harness from './kataHarness';

describe('katas in the extension host', () => {
  let api: CoachApi;
  const uri = harness.kataUri('rope');

  before(async () => {
    api = await harness.extension.activate();
    await vscode.commands.executeCommand('interviewCoach.openKata', 'rope');
  });

  const program = (file: string): Promise<string> =>
    harness.program('attention-position-longcontext/rope', file);
  const gradeText = (text: string): Promise<GradeReport> => harness.gradeText(api, 'rope', text);
  const problems = (): vscode.Diagnostic[] => harness.problems(uri);
  const titles = async (): Promise<string[]> => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      9,
    );
    return lenses.flatMap(({ command }) => command?.title ?? []);
  };

  it('write the stub into the kata folder and open it', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.match(text, /throw new Error\('TODO'\)/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uri.path);
  });

  it('never overwrite a file that is there', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '// mine\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await vscode.commands.executeCommand('interviewCoach.openKata', 'rope');
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /^\/\/ mine/);
  });

  it('offer their actions as CodeLens', async () => {
    assert.deepEqual(await titles(), [
      '$(play) Grade',
      'Statement',
      'Hint',
      'Compare with solution',
      'Reset',
    ]);
  });

  it('offer to debug as CodeLens while a case fails', async () => {
    await gradeText(await program('traps/rotation-sign.ts'));
    assert.ok((await titles()).includes('$(debug-alt) Debug failing case'));
    await gradeText(await program('solution.ts'));
    assert.ok(!(await titles()).includes('$(debug-alt) Debug failing case'));
  });

  it('are graded as they stand in the editor, saved or not', async () => {
    assert.equal((await gradeText(await program('solution.ts'))).status, 'passed');
    assert.deepEqual(problems(), []);
    assert.equal(api.store.of('kata/rope')?.status, 'solved');
  });

  it('put a recognised misconception into the Problems view, and clear it on edit', async () => {
    const report = await gradeText(await program('traps/rotation-sign.ts'));
    assert.deepEqual(
      report.diagnoses.map(({ trap }) => trap),
      ['rotation-sign'],
    );
    assert.deepEqual(problems().map(harness.codeOf), ['rotation-sign']);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '\n');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(problems(), []);
  });

  it('show where a program does not compile', async () => {
    const report = await gradeText('export function applyRope() {\n  return (1 + ;\n}\n');
    assert.equal(report.status, 'compile-error');
    assert.deepEqual(
      problems().map((problem) => [problem.range.start.line, harness.codeOf(problem)]),
      [[1, 'compile-error']],
    );
  });

  it('say that an empty file is empty', async () => {
    const report = await gradeText('\n');
    assert.equal(report.status, 'compile-error');
    assert.match(report.message, /empty/);
  });

  it('end a program that never ends', async () => {
    const report = await gradeText(
      'export function applyRope() { for (;;); }\nexport function ropeScores() {}\n',
    );
    assert.equal(report.status, 'timeout');
    assert.deepEqual(problems().map(harness.codeOf), ['timeout']);
  });

  it('count no attempt on an untouched stub', async () => {
    const before = api.store.of('kata/rope')?.attempts;
    const report = await gradeText(await program('stub.ts'));
    assert.match(report.message, /Nothing is written yet/);
    assert.equal(api.store.of('kata/rope')?.attempts, before);
  });

  it('are graded on save', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      await program('traps/rotates-q-only.ts'),
    );
    await vscode.workspace.applyEdit(edit);
    const shown = new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        if (!problems().some((problem) => harness.codeOf(problem) === 'rotates-q-only')) return;
        listener.dispose();
        resolve();
      });
    });
    await document.save();
    await shown;
  });

  it('show the model solution read-only', async () => {
    const solution = vscode.Uri.from({ scheme: 'interview-coach-solution', path: '/rope/solution.ts' });
    const document = await vscode.workspace.openTextDocument(solution);
    assert.equal(document.getText(), await program('solution.ts'));
  });
});
