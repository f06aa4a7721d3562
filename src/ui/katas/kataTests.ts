import * as vscode from 'vscode';
import type { CaseGroup } from '../../core/katas/authoring';
import type { CompiledKata } from '../../core/katas/compiledKata';
import type { CaseResult, GradeReport } from '../../core/katas/gradeReport';
import type { ContentSource } from '../../core/ports';
import { DisposableStore } from '../disposableStore';
import { testControllerId } from '../ids';
import { firstExport } from './kataCodeLens';

const groupLabels: Record<CaseGroup, string> = {
  example: 'Examples',
  hidden: 'Hidden cases',
  invalid: 'Invalid input',
  random: 'Random input',
  scale: 'Speed',
};

/** The katas in VS Code's testing surfaces: the Test Explorer's tree, gutter icons, inline messages. */
export class KataTests {
  private readonly disposables = new DisposableStore();
  private readonly controller: vscode.TestController;

  /** @param grade grades the katas of a run request; asked for by the Test Explorer and the gutter */
  constructor(
    private readonly content: ContentSource,
    grade: (ids: { id: string; uri: vscode.Uri }[], token: vscode.CancellationToken) => Promise<void>,
  ) {
    this.controller = this.disposables.add(
      vscode.tests.createTestController(testControllerId, 'Interview Coach katas'),
    );
    this.controller.createRunProfile(
      'Grade',
      vscode.TestRunProfileKind.Run,
      (request, token) => grade(this.katasOf(request), token),
      true,
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

  /** Starts a run that shows the item and all of its cases as running. */
  begin(item: vscode.TestItem): KataTestRun {
    const run = this.controller.createTestRun(new vscode.TestRunRequest([item]), item.label, false);
    return new KataTestRun(run, item);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private createItem(key: string, kata: CompiledKata, uri: vscode.Uri): vscode.TestItem {
    const item = this.controller.createTestItem(key, kata.meta.title, uri);
    item.description = kata.meta.id;
    for (const item_ of kata.cases) this.caseItem(item, item_.group, item_.name);
    if (kata.hasRandom) this.groupItem(item, 'random');
    this.controller.items.add(item);
    return item;
  }

  private groupItem(kata: vscode.TestItem, group: CaseGroup): vscode.TestItem {
    const known = kata.children.get(group);
    if (known !== undefined) return known;
    const item = this.controller.createTestItem(group, groupLabels[group], kata.uri);
    kata.children.add(item);
    return item;
  }

  private caseItem(kata: vscode.TestItem, group: CaseGroup, name: string): void {
    this.groupItem(kata, group).children.add(this.controller.createTestItem(name, name, kata.uri));
  }

  /** The katas of a request; a case runs its whole kata, which takes milliseconds. */
  private katasOf(request: vscode.TestRunRequest): { id: string; uri: vscode.Uri }[] {
    const chosen = new Map<string, { id: string; uri: vscode.Uri }>();
    const roots = request.include ?? [...this.controller.items].map(([, item]) => item);
    for (let item of roots) {
      while (item.parent !== undefined) item = item.parent;
      if (item.uri !== undefined && item.description !== undefined)
        chosen.set(item.id, { id: item.description, uri: item.uri });
    }
    return [...chosen.values()];
  }
}

/** One run in the testing surfaces. Must be ended. */
export class KataTestRun {
  constructor(
    private readonly run: vscode.TestRun,
    private readonly item: vscode.TestItem,
  ) {
    run.started(item);
  }

  /** Shows a case's verdict as soon as it is known. */
  decide(result: CaseResult): void {
    if (result.group === 'random') return; // drawn cases have no items of their own; see `conclude`
    const item = this.item.children.get(result.group)?.children.get(result.name);
    if (item !== undefined) this.mark(item, [result]);
  }

  /** Shows what belongs to the kata as a whole. */
  conclude(report: GradeReport): void {
    const random = report.cases.filter(({ group }) => group === 'random');
    const item = this.item.children.get('random');
    if (item !== undefined && random.length > 0) this.mark(item, random);
    for (const result of report.cases) if (result.status === 'skipped') this.decide(result);
    if (report.status === 'passed') this.run.passed(this.item, report.durationMs);
    else this.run.failed(this.item, this.summary(report), report.durationMs);
    this.run.appendOutput(outputOf(report).replace(/\r?\n/g, '\r\n'), undefined, this.item);
  }

  end(): void {
    this.run.end();
  }

  private mark(item: vscode.TestItem, results: CaseResult[]): void {
    const bad = results.find(({ status }) => status !== 'passed' && status !== 'skipped');
    if (bad !== undefined) this.run.failed(item, messageFor(bad, this.item.uri));
    else if (results.every(({ status }) => status === 'skipped')) this.run.skipped(item);
    else this.run.passed(item);
  }

  private summary(report: GradeReport): vscode.TestMessage {
    // the line beside the code is short: begin with what helps most
    const named = report.diagnoses.map(
      ({ trap, title, explanation }) => `**${trap}**: ${title}. ${explanation}`,
    );
    const parts = [...named, report.message];
    const message = new vscode.TestMessage(new vscode.MarkdownString(parts.join('\n\n')));
    const first = report.location ?? report.cases.find(({ location }) => location !== undefined)?.location;
    if (first !== undefined && this.item.uri !== undefined) {
      message.location = new vscode.Location(
        this.item.uri,
        new vscode.Position(first.line - 1, first.column - 1),
      );
    }
    return message;
  }
}

function messageFor(result: CaseResult, uri: vscode.Uri | undefined): vscode.TestMessage {
  const { message = '', expected, actual, input, location, log } = result;
  const text = [
    `${result.name}: ${message}`,
    input === undefined ? '' : `Call: ${input}`,
    log === undefined ? '' : `Console:\n${log}`,
  ];
  const joined = text.filter((part) => part !== '').join('\n');
  const test =
    expected === undefined || actual === undefined
      ? new vscode.TestMessage(joined)
      : vscode.TestMessage.diff(joined, expected, actual);
  if (location !== undefined && uri !== undefined) {
    test.location = new vscode.Location(uri, new vscode.Position(location.line - 1, location.column - 1));
  }
  return test;
}

function outputOf(report: GradeReport): string {
  const lines = report.cases.flatMap((result) => {
    const line = `${result.status.padEnd(7)} ${result.name}`;
    return [
      line,
      ...(result.log === undefined
        ? []
        : result.log
            .trimEnd()
            .split('\n')
            .map((text) => `        | ${text}`)),
    ];
  });
  return `${[...lines, report.message].join('\n')}\n`;
}
