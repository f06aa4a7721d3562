import * as vscode from 'vscode';
import type { CaseGroup } from '../../core/katas/authoring';
import type { CompiledKata } from '../../core/katas/compiledKata';
import type { CaseResult, GradeReport } from '../../core/katas/gradeReport';
import type { ContentSource } from '../../core/ports';
import { DisposableStore } from '../disposableStore';
import { testControllerId } from '../ids';
import { type CaseLabel, caseLabel } from './caseNames';
import { firstExport } from './kataCodeLens';
import { KataTestRun } from './kataTestRun';
import { ancestry, asksForPart, isAsked } from './runSelection';

const groupLabels: Record<CaseGroup, string> = {
  example: 'Examples',
  hidden: 'Hidden cases',
  invalid: 'Invalid input',
  random: 'Random input',
  scale: 'Speed',
};

/** A case, a group of cases or a kata, as the learner points at it in the Test Explorer. */
export interface PointedAt {
  id: string;
  uri: vscode.Uri;
  group?: CaseGroup;
  /** Id of the item of the case, or of a family of drawn ones. */
  caseId?: string;
}

/** A kata of a run request, with how its verdict is to be shown. */
export interface AskedKata {
  id: string;
  uri: vscode.Uri;
  /** Drawn cases were named one by one: they are to be the ones of the last verdict. */
  repeatsSeed: boolean;
}

export interface RunHandlers {
  run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void>;
  debug(request: vscode.TestRunRequest): Promise<void>;
}

/** The katas in VS Code's testing surfaces: the Test Explorer's tree, gutter icons, inline messages. */
export class KataTests {
  private readonly disposables = new DisposableStore();
  private readonly controller: vscode.TestController;

  constructor(
    private readonly content: ContentSource,
    handlers: RunHandlers,
  ) {
    this.controller = this.disposables.add(
      vscode.tests.createTestController(testControllerId, 'Interview Coach katas'),
    );
    const { Run, Debug } = vscode.TestRunProfileKind;
    const run = (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> =>
      handlers.run(request, token);
    this.disposables.add(this.controller.createRunProfile('Grade', Run, run, true, undefined, true));
    // no run is made: debugging decides nothing, so the last verdict stays where it is
    this.disposables.add(
      this.controller.createRunProfile('Debug case', Debug, (request) => handlers.debug(request), true),
    );
  }

  /** Makes the kata of a document known, with an item for every case. */
  async show(id: string, document: vscode.TextDocument): Promise<vscode.TestItem | undefined> {
    const kata = await this.content.kata(id);
    if (kata === undefined) return undefined;
    const key = document.uri.toString();
    const item = this.controller.items.get(key) ?? this.createItem(key, kata, document.uri);
    const line = firstExport(document);
    item.range = new vscode.Range(line, 0, line, document.lineAt(line).text.length);
    return item;
  }

  /** Forgets a kata whose file is gone. */
  forget(uri: vscode.Uri): void {
    this.controller.items.delete(uri.toString());
  }

  /** A run for a request; it must be ended. */
  createRun(request: vscode.TestRunRequest, name?: string): vscode.TestRun {
    return this.controller.createTestRun(request, name, false);
  }

  /** What a run says of one kata. */
  report(run: vscode.TestRun, request: vscode.TestRunRequest, item: vscode.TestItem): KataTestRun {
    return new KataTestRun(
      run,
      item,
      (result) => findCase(item, result),
      (asked) => isAsked(request, asked),
    );
  }

  /** Brings the list of cases up to what was graded: the drawn and the pinned ones come and go. */
  update(item: vscode.TestItem, { cases }: GradeReport): void {
    for (const group of ['example', 'random'] as const) {
      const parent = item.children.get(group);
      const results = cases.filter((result) => result.group === group);
      if (parent === undefined && results.length === 0) continue;
      for (const result of results) this.addCase(item, result);
      prune(parent, new Set(results.flatMap((result) => idsOf(result))));
    }
  }

  /** What was said of a kata is about a text that is no more. */
  invalidate(uri: vscode.Uri): void {
    const item = this.controller.items.get(uri.toString());
    if (item !== undefined) this.controller.invalidateTestResults(item);
  }

  /** The katas that a request asks for, wholly or in part. */
  katasOf(request: vscode.TestRunRequest): AskedKata[] {
    const items = [...this.controller.items].map(([, item]) => item);
    return items.flatMap((item) => {
      const isPart = asksForPart(request, item);
      const { uri, description: id } = item;
      if (uri === undefined || id === undefined || !(isPart || isAsked(request, item))) return [];
      const isDrawn = (asked: vscode.TestItem): boolean =>
        ancestry(asked).some(({ id: group }) => group === 'random');
      const repeatsSeed = isPart && (request.include ?? []).some(isDrawn);
      return [{ id, uri, repeatsSeed }];
    });
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private createItem(key: string, kata: CompiledKata, uri: vscode.Uri): vscode.TestItem {
    const item = this.controller.createTestItem(key, kata.meta.title, uri);
    item.description = kata.meta.id;
    for (const result of kata.cases) this.addCase(item, result);
    if (kata.hasRandom) this.groupItem(item, 'random');
    this.controller.items.add(item);
    return item;
  }

  private groupItem(kata: vscode.TestItem, group: CaseGroup): vscode.TestItem {
    const known = kata.children.get(group);
    if (known !== undefined) return known;
    const item = this.controller.createTestItem(group, groupLabels[group], kata.uri);
    item.sortText = String(Object.keys(groupLabels).indexOf(group));
    kata.children.add(item);
    return item;
  }

  private addCase(kata: vscode.TestItem, { group, name }: Pick<CaseResult, 'group' | 'name'>): void {
    const { family, ...own } = caseLabel(group, name);
    const parent = this.groupItem(kata, group);
    this.addItem(family === undefined ? parent : this.addItem(parent, family), own);
  }

  private addItem(
    parent: vscode.TestItem,
    { id, label, description }: Omit<CaseLabel, 'family'>,
  ): vscode.TestItem {
    let item = parent.children.get(id);
    if (item === undefined) {
      item = this.controller.createTestItem(id, label, parent.uri);
      // as authored and as drawn, not by the alphabet
      item.sortText = String(parent.children.size).padStart(6, '0');
      parent.children.add(item);
    }
    if (item.description !== description) item.description = description;
    return item;
  }
}

function idsOf({ group, name }: Pick<CaseResult, 'group' | 'name'>): string[] {
  const { id, family } = caseLabel(group, name);
  return family === undefined ? [id] : [family.id, id];
}

function findCase(
  kata: vscode.TestItem,
  { group, name }: Pick<CaseResult, 'group' | 'name'>,
): vscode.TestItem | undefined {
  const path: string[] = [group, ...idsOf({ group, name })];
  return path.reduce<vscode.TestItem | undefined>((item, id) => item?.children.get(id), kata);
}

/** Takes what is not named out of the tree. */
function prune(item: vscode.TestItem | undefined, ids: ReadonlySet<string>): void {
  for (const [id, child] of item?.children ?? []) {
    if (ids.has(id)) prune(child, ids);
    else item?.children.delete(id);
  }
}

/** What an item stands for. */
export function pointedAt(item: vscode.TestItem): PointedAt | undefined {
  const [kata, group, ...rest] = ancestry(item).reverse() as (vscode.TestItem | undefined)[];
  if (kata?.uri === undefined || kata.description === undefined) return undefined;
  const { uri, description: id } = kata;
  return { id, uri, group: group?.id as CaseGroup | undefined, caseId: rest.at(-1)?.id };
}
