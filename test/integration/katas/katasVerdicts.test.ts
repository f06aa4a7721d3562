import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CoachApi } from '../../../src/extension';
import { codeOf, extension, gradeText, kataUri, next, problems, program, replaceText } from './kataHarness';

const rope = 'attention-position-longcontext/rope';

describe('what the editor shows of a verdict', () => {
  const uri = kataUri('rope');
  let api: CoachApi;

  before(async () => {
    api = await extension.activate();
    await vscode.commands.executeCommand('interviewCoach.openKata', 'rope');
  });
  const set = (name: string, value: unknown): Thenable<void> =>
    vscode.workspace
      .getConfiguration('interviewCoach')
      .update(name, value, vscode.ConfigurationTarget.Global);
  const actionsOn = async (problem: vscode.Diagnostic): Promise<vscode.CodeAction[]> => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.filter(({ command }) => command?.command.startsWith('interviewCoach.'));
  };

  it('links a misconception to its question and shows a counter-example', async () => {
    await gradeText(api, 'rope', await program(rope, 'traps/rotation-sign.ts'));
    const [problem] = problems(uri);
    assert.equal(codeOf(problem!), 'rotation-sign');
    const { target } = problem!.code as { target: vscode.Uri };
    assert.equal(target.scheme, 'command');
    assert.equal(target.path, 'interviewCoach.openItem');
    assert.match(target.query, /question\/rope/);
    assert.match(problem!.relatedInformation![0]!.message, /applyRope\(\[\[1, 0, 1, 0\]\], \[2\]\)/);
  });

  it('offers what to do about it as quick fixes', async () => {
    const titles = (await actionsOn(problems(uri)[0]!)).map(({ title }) => title);
    assert.deepEqual(titles, [
      'Open the question behind it',
      'Debug this case: two pairs turn at two speeds',
      'Show a hint',
    ]);
  });

  it('puts the first wrong value where no misconception is recognised', async () => {
    const text =
      'export function applyRope(x: number[][]) {\n  return x.map((r) => r.map((v) => v * 3 + 1));\n}\n';
    await gradeText(api, 'rope', `${text}export function ropeScores() {\n  return [[7, 7, 7]];\n}\n`);
    const found = problems(uri);
    assert.deepEqual(
      found.map((problem) => [problem.range.start.line, problem.range.start.character, codeOf(problem)]),
      [
        [0, 16, 'failed'],
        [3, 16, 'failed'],
      ],
    );
    assert.match(found[0]!.message, /Element \[0\]\[0\]: expected -0\.416147, got 4/);
    assert.match(found[0]!.message, /\d+ more cases fail here/);
  });

  it('says in words, not as an error, that a stub is not written yet', async () => {
    await gradeText(api, 'rope', await program(rope, 'stub.ts'));
    assert.deepEqual(
      problems(uri).map(({ severity }) => severity),
      [vscode.DiagnosticSeverity.Information, vscode.DiagnosticSeverity.Information],
    );
  });

  describe('while the learner types', () => {
    before(async () => {
      await set('gradeOn', 'change');
      await set('timeLimit', 60_000);
    });
    after(async () => {
      await set('gradeOn', undefined);
      await set('timeLimit', undefined);
    });

    it('grades a change without a save, and counts it as an attempt only when it passes', async () => {
      const attempts = api.store.of('kata/rope')?.attempts ?? 0;
      const wrong = next(api.onDidGrade);
      const document = await replaceText(uri, await program(rope, 'traps/rotates-q-only.ts'));
      assert.equal((await wrong).report.status, 'failed');
      assert.ok(document.isDirty);
      assert.equal(api.store.of('kata/rope')?.attempts ?? 0, attempts);
      const right = next(api.onDidGrade);
      await replaceText(uri, await program(rope, 'solution.ts'));
      assert.equal((await right).report.status, 'passed');
      assert.equal(api.store.of('kata/rope')?.attempts, attempts + 1);
    });

    it('gives up a run whose text is no more', async () => {
      const verdicts: string[] = [];
      const listener = api.onDidGrade(({ report }) => verdicts.push(report.status));
      await replaceText(uri, 'export function applyRope() { for (;;); }\nexport function ropeScores() {}\n');
      const hanging = api.grade('rope', uri);
      await replaceText(uri, await program(rope, 'solution.ts'));
      assert.equal(await hanging, undefined);
      await next(api.onDidGrade);
      listener.dispose();
      assert.deepEqual(verdicts, ['passed']);
    });

    it('says in the end that a text which stays half-typed is no program', async () => {
      const verdict = next(api.onDidGrade, ({ report }) => report.status === 'compile-error');
      await replaceText(uri, 'export function applyRope() {\n  return (1 +');
      await verdict;
      assert.deepEqual(problems(uri).map(codeOf), ['compile-error']);
    });
  });

  it('grades nothing unasked when told so', async () => {
    await set('gradeOn', 'command');
    const graded: string[] = [];
    const listener = api.onDidGrade(({ report }) => graded.push(report.status));
    const document = await replaceText(uri, await program(rope, 'solution.ts'));
    await document.save();
    await api.grade('rope', uri);
    listener.dispose();
    await set('gradeOn', undefined);
    assert.equal(graded.length, 1);
  });
});
