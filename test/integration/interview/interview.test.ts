import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CoachApi } from '../../../src/extension';
import type { ProgressEvent } from '../../../src/core/progress/events';
import * as harness from '../katas/kataHarness';

const command = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`interviewCoach.${name}`, ...args);

describe('mock interview in the extension host', () => {
  let api: CoachApi;
  const recorded: ProgressEvent[] = [];

  before(async () => {
    api = await harness.extension.activate();
    api.store.onDidRecord((event) => recorded.push(event));
    await command('startInterview', { role: 'research', minutes: 30 });
  });

  const isOpen = (label: string): boolean =>
    vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label === label));
  const kataInEditor = (): string | undefined =>
    /llm-katas\/([a-z0-9-]+)\.ts$/.exec(vscode.window.activeTextEditor?.document.uri.path ?? '')?.[1];

  it('starts for a role and a length that are given, in the panel', async () => {
    const { onDidChangeTabs } = vscode.window.tabGroups;
    if (!isOpen('Mock interview')) await harness.next(onDidChangeTabs, () => isOpen('Mock interview'));
  });

  it('comes to a kata in the editor, and takes its verdict', async function () {
    for (let i = 0; i < 10 && kataInEditor() === undefined; i++) await command('nextInInterview');
    const kata = kataInEditor();
    if (kata === undefined) return this.skip(); // the draw has none
    const report = await api.grade(kata);
    assert.equal(report?.status, 'failed');
  });

  it('records the session once it is over', async () => {
    while (!recorded.some(({ type }) => type === 'session')) await command('nextInInterview');
    const [event] = recorded.filter(({ type }) => type === 'session');
    assert.ok(event?.type === 'session');
    assert.equal(event.session.kind, 'interview');
    assert.equal(event.session.role, 'research');
    assert.equal(event.session.plannedMs, 30 * 60_000);
    assert.ok(event.session.items.length >= 2);
  });

  it('writes the debrief as Markdown to a file', async () => {
    const [folder] = vscode.workspace.workspaceFolders!;
    const uri = vscode.Uri.joinPath(folder!.uri, 'debrief.md');
    await command('saveDebrief', uri);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.match(text, /^# Mock interview: Research engineer\n/);
    assert.match(text, /## What to do next/);
  });
});
