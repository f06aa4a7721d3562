import * as vscode from 'vscode';
import type { CaseGroup } from '../../core/katas/authoring';
import { commandIds } from '../ids';
import { nameOfPinned } from '../../core/katas/caseNames';
import type { Choice, KataCases } from '../katas/kataCases';
import type { KataController } from '../katas/kataController';
import type { KataDebugger } from '../katas/kataDebugger';
import type { KataFiles } from '../katas/kataFiles';
import { pointedAt } from '../katas/kataTests';
import { PinnedStore } from '../katas/pinnedStore';

export interface CaseCommandServices {
  files: KataFiles;
  katas: KataController;
  cases: KataCases;
  pinned: PinnedStore;
  debugger: KataDebugger;
  /** The kata in the active editor or on the panel; asks when there is none. */
  activeKata: () => Promise<string | undefined>;
}

/** What a command works on; without a name, the learner picks one. */
interface Target {
  id: string;
  uri: vscode.Uri;
  name?: string;
  group?: CaseGroup;
}

/** The commands that work on one case of a kata: the one given, or one picked. */
export function registerCaseCommands(services: CaseCommandServices): vscode.Disposable {
  const on = (command: string, run: (target: Target) => Promise<void>): vscode.Disposable => {
    return vscode.commands.registerCommand(command, async (given?: unknown) => {
      const target = await targetOf(services, given);
      if (target !== undefined) await run(target);
    });
  };
  return vscode.Disposable.from(
    on(commandIds.debugCase, (target) => debugCase(services, target)),
    on(commandIds.pinCase, (target) => pinCase(services, target)),
    on(commandIds.unpinCase, (target) => unpinCase(services, target)),
    vscode.commands.registerCommand(commandIds.cancelGrade, () => services.katas.stopAll()),
  );
}

async function debugCase(
  { katas, cases, debugger: debug }: CaseCommandServices,
  target: Target,
): Promise<void> {
  const { id, uri, group } = target;
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(
      'Debugging runs your code. Trust this workspace first (Workspaces: Manage Workspace Trust).',
    );
    return;
  }
  let { name } = target;
  if (name === undefined) {
    if (katas.reportOn(uri) === undefined) await katas.grade(id, uri);
    const choices = (await cases.choices(id, uri)).filter(
      (item) => group === undefined || item.group === group,
    );
    // a group or a whole kata that was pointed at stands for its first failing case
    name = group === undefined ? await pick(choices, `Debug which case of ${id}?`) : choices[0]?.name;
    if (name === undefined && choices.length > 0) return;
  }
  const chosen = name === undefined ? undefined : await cases.find(id, uri, name);
  if (chosen === undefined) {
    const what = name === undefined ? 'no case that can be debugged' : `no case "${name}" any more`;
    void vscode.window.showInformationMessage(`${id} has ${what}. Grade it, then choose a failing case.`);
    return;
  }
  await debug.start(chosen);
}

async function pinCase({ katas, cases, pinned }: CaseCommandServices, target: Target): Promise<void> {
  const { id, uri } = target;
  const failing = cases.failing(uri).filter(({ name }) => nameOfPinned(name) === undefined);
  if (target.name === undefined && failing.length === 0) {
    void vscode.window.showInformationMessage(
      `No case of ${id} has failed since this window opened. Grade it first, then pin an input that fails.`,
    );
    return;
  }
  const name = target.name ?? (await pick(failing, `Pin which input of ${id} as an example?`));
  if (name === undefined) return;
  const chosen = await cases.find(id, uri, name);
  if (chosen === undefined) {
    void vscode.window.showInformationMessage(`${id} has no case "${name}" any more. Grade it again.`);
    return;
  }
  const done = await pinned.pin(id, uri, { name, call: chosen.call, args: chosen.args });
  if (done === undefined) return;
  await katas.grade(id, uri, { trigger: 'change' });
  const file = PinnedStore.uriOf(id, uri);
  const text = done.isNew
    ? `Pinned as an example of ${id}: "${done.name}".`
    : `This input is pinned already, as "${done.name}".`;
  void vscode.window.showInformationMessage(text, 'Open file').then((answer) => {
    return answer === undefined ? undefined : vscode.window.showTextDocument(file);
  });
}

async function unpinCase({ katas, pinned }: CaseCommandServices, { id, uri, name }: Target): Promise<void> {
  const names = (await pinned.read(id, uri)).map((item) => item.name);
  const given = name === undefined ? undefined : (nameOfPinned(name) ?? name);
  if (names.length === 0) {
    void vscode.window.showInformationMessage(`${id} has no pinned inputs.`);
    return;
  }
  const chosen =
    given ?? (await vscode.window.showQuickPick(names, { placeHolder: `Unpin which input of ${id}?` }));
  if (chosen === undefined) return;
  await pinned.unpin(id, uri, chosen);
  await katas.grade(id, uri, { trigger: 'change' });
}

async function pick(choices: readonly Choice[], placeHolder: string): Promise<string | undefined> {
  const rows = choices.map(({ name, group, status, message }) => ({
    label: name,
    description: group,
    detail: status === 'skipped' ? undefined : message,
    iconPath: new vscode.ThemeIcon(status === 'skipped' ? 'beaker' : 'error'),
  }));
  return (await vscode.window.showQuickPick(rows, { placeHolder, matchOnDetail: true }))?.label;
}

/** From an item of the Test Explorer, a code action or CodeLens, or nothing. */
async function targetOf(
  { files, cases, activeKata }: CaseCommandServices,
  given: unknown,
): Promise<Target | undefined> {
  if (isTestItem(given)) {
    const at = pointedAt(given);
    if (at?.caseId === undefined || at.group === undefined) return at;
    return { id: at.id, uri: at.uri, group: at.group, name: cases.nameOf(at.uri, at.group, at.caseId) };
  }
  if (isTarget(given)) return given;
  const id = typeof given === 'string' ? given : await activeKata();
  return id === undefined ? undefined : { id, uri: files.activeUri(id) };
}

function isTestItem(given: unknown): given is vscode.TestItem {
  return typeof given === 'object' && given !== null && 'children' in given && 'busy' in given;
}

function isTarget(given: unknown): given is Target {
  return typeof given === 'object' && given !== null && 'id' in given && 'uri' in given;
}
