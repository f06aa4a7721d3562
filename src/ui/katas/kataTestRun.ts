import * as vscode from 'vscode';
import type { CaseResult, GradeReport } from '../../core/katas/gradeReport';
import { hasLabel, labelOf } from './labels';

/** One grade as a run in the testing surfaces; it reports what was asked for. Who made the run ends it. */
export class KataTestRun {
  private readonly decided = new Set<vscode.TestItem>();

  /**
   * @param item of the kata
   * @param caseItem the item of a case, where it has one
   * @param isAsked whether this run is to report on an item
   */
  constructor(
    private readonly run: vscode.TestRun,
    private readonly item: vscode.TestItem,
    private readonly caseItem: (result: Pick<CaseResult, 'group' | 'name'>) => vscode.TestItem | undefined,
    private readonly isAsked: (item: vscode.TestItem) => boolean,
  ) {}

  /** Shows everything that was asked for as running. */
  start(): void {
    if (this.isAsked(this.item)) this.run.started(this.item);
    for (const item of this.askedCases()) this.run.started(item);
  }

  /** Shows a case's verdict as soon as it is known. A drawn input may still be made smaller: see `conclude`. */
  decide(result: CaseResult): void {
    if (result.group === 'random') return;
    const item = this.caseItem(result);
    if (item !== undefined) this.mark(item, result);
  }

  /** Shows whatever of the verdict is not shown yet. */
  conclude(report: GradeReport): void {
    for (const result of report.cases) {
      const item = this.caseItem(result);
      if (item !== undefined && !this.decided.has(item)) this.mark(item, result);
      if (item === undefined || this.isAsked(item)) this.print(lineOf(result), item);
    }
    this.print(report.message, this.item);
    if (!this.isAsked(this.item)) return;
    if (report.status === 'passed') this.run.passed(this.item, report.durationMs);
    else this.run.failed(this.item, summaryOf(report, this.item.uri), report.durationMs);
  }

  /** The learner has stopped this: what has no verdict yet gets none. */
  cancel(): void {
    for (const item of this.askedCases()) if (!this.decided.has(item)) this.run.skipped(item);
    if (this.isAsked(this.item)) this.run.skipped(this.item);
    this.print('Cancelled.', this.item);
  }

  private mark(item: vscode.TestItem, result: CaseResult): void {
    if (!this.isAsked(item)) return;
    this.decided.add(item);
    if (result.status === 'passed') this.run.passed(item);
    else if (result.status === 'skipped') this.run.skipped(item);
    else if (result.status === 'failed') this.run.failed(item, messageFor(result, item.uri));
    else this.run.errored(item, messageFor(result, item.uri));
  }

  private askedCases(): vscode.TestItem[] {
    return leavesOf(this.item).filter((item) => item !== this.item && this.isAsked(item));
  }

  private print(text: string, item: vscode.TestItem | undefined): void {
    this.run.appendOutput(`${text}\n`.replace(/\r?\n/g, '\r\n'), undefined, item);
  }
}

function leavesOf(item: vscode.TestItem): vscode.TestItem[] {
  return item.children.size === 0 ? [item] : [...item.children].flatMap(([, child]) => leavesOf(child));
}

/** The line beside the code is short: it begins with what helps most. */
function summaryOf(report: GradeReport, uri: vscode.Uri | undefined): vscode.TestMessage[] {
  const at = labelOf(report);
  if (at === undefined) return []; // any message would become a label
  const named = report.diagnoses.map(
    ({ trap, title, explanation }) => `**${trap}**: ${title}. ${explanation}`,
  );
  const message = new vscode.TestMessage(new vscode.MarkdownString([...named, report.message].join('\n\n')));
  if (uri !== undefined)
    message.location = new vscode.Location(uri, new vscode.Position(at.line - 1, at.column - 1));
  return [message];
}

function messageFor(result: CaseResult, uri: vscode.Uri | undefined): vscode.TestMessage {
  const { message = '', expected, actual, input, minimalArgs, location, log } = result;
  const call = minimalArgs === undefined ? 'Call' : 'Smallest failing call';
  const text = [
    `${result.name}: ${message}`,
    input === undefined ? '' : `${call}: ${input}`,
    log === undefined ? '' : `Console:\n${log}`,
  ];
  const joined = text.filter((part) => part !== '').join('\n');
  const test =
    expected === undefined || actual === undefined
      ? new vscode.TestMessage(joined)
      : vscode.TestMessage.diff(joined, expected, actual);
  if (hasLabel(result) && location !== undefined && uri !== undefined)
    test.location = new vscode.Location(uri, new vscode.Position(location.line - 1, location.column - 1));
  return test;
}

function lineOf({ status, name, message = '', log }: CaseResult): string {
  const line = `${status.padEnd(7)} ${name}`;
  if (log === undefined)
    return status === 'passed' || status === 'skipped' ? line : `${line}\n        ${message}`;
  const printed = log.trimEnd().split('\n');
  return [line, ...printed.map((text) => `        | ${text}`)].join('\n');
}
