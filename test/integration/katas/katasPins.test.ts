import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CaseResult } from '../../../src/core/katas/gradeReport';
import type { CoachApi } from '../../../src/extension';
import { extension, gradeText, kataUri, program } from './kataHarness';

const bpe = 'tokenization-data/bpe-merge';

describe('pinned inputs', () => {
  const uri = kataUri('bpe-merge');
  const file = vscode.Uri.joinPath(uri, '..', 'bpe-merge.pinned.json');
  let api: CoachApi;
  let right: string;
  let wrong: string;

  before(async () => {
    api = await extension.activate();
    await vscode.commands.executeCommand('interviewCoach.openKata', 'bpe-merge');
    right = await program(bpe, 'solution.ts');
    // refuses an input of its own choice: fails drawn cases, and nothing explains it
    wrong = right.replace(
      /export function decodeBpe\([^{]*\{/,
      (head) => `${head}\n  if (ids.includes(98)) return [1];`,
    );
    assert.notEqual(wrong, right);
  });
  const textOf = async (): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const failingDraw = async (): Promise<CaseResult> => {
    const { cases } = await gradeText(api, 'bpe-merge', wrong);
    const found = cases.find(({ group, status }) => group === 'random' && status === 'failed');
    assert.ok(found);
    return found;
  };

  it('are the smallest input that a drawn case fails on', async () => {
    const draw = await failingDraw();
    await vscode.commands.executeCommand('interviewCoach.pinCase', { id: 'bpe-merge', uri, name: draw.name });
    const pins = JSON.parse(await textOf()) as { cases: { name: string; args: unknown[] }[] };
    assert.equal(pins.cases.length, 1);
    const [ids] = pins.cases[0]!.args as [number[]];
    assert.ok(ids.includes(98), 'an input that fails');
    // on a busy machine the search may end before it has found a smaller one
    if (draw.minimalArgs !== undefined) assert.deepEqual(pins.cases[0]!.args, JSON.parse(draw.minimalArgs));
  });

  it('are graded with every run, as examples', async () => {
    const pinned = (report: { cases: CaseResult[] }): [string, string][] =>
      report.cases
        .filter(({ name }) => name.startsWith('pinned: '))
        .map(({ group, status }) => [group, status]);
    assert.deepEqual(pinned(await gradeText(api, 'bpe-merge', wrong)), [['example', 'failed']]);
    assert.deepEqual(pinned(await gradeText(api, 'bpe-merge', right)), [['example', 'passed']]);
  });

  it('are pinned once', async () => {
    const before = await textOf();
    const { name } = (await gradeText(api, 'bpe-merge', wrong)).cases.find(({ name: other }) =>
      other.startsWith('pinned: '),
    )!;
    await vscode.commands.executeCommand('interviewCoach.pinCase', { id: 'bpe-merge', uri, name });
    assert.equal(await textOf(), before);
  });

  it('go, and their file with the last of them', async () => {
    const { cases } = JSON.parse(await textOf()) as { cases: { name: string }[] };
    await vscode.commands.executeCommand('interviewCoach.unpinCase', {
      id: 'bpe-merge',
      uri,
      name: cases[0]!.name,
    });
    await assert.rejects(textOf());
    const report = await gradeText(api, 'bpe-merge', right);
    assert.ok(report.cases.every(({ name }) => !name.startsWith('pinned: ')));
  });

  it('never stop a grade when their file is damaged, nor are written over it', async () => {
    const damaged = '{ "formatVersion": 1, "kata": "bpe-merge", "cases": [ }';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(damaged));
    assert.equal((await gradeText(api, 'bpe-merge', right)).status, 'passed');
    const draw = await failingDraw();
    await vscode.commands.executeCommand('interviewCoach.pinCase', { id: 'bpe-merge', uri, name: draw.name });
    assert.equal(await textOf(), damaged);
    await vscode.workspace.fs.delete(file);
  });
});
