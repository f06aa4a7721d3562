import type * as vscode from 'vscode';
import type { CaseGroup } from '../../core/katas/authoring';
import { nameOfPinned } from '../../core/katas/caseNames';
import type { CaseResult, GradeReport } from '../../core/katas/gradeReport';
import type { KataGrader } from '../../core/katas/kataGrader';
import { isUntouched } from '../../core/katas/verdictText';
import type { ContentSource } from '../../core/ports';
import { caseLabel } from './caseNames';
import type { PinnedStore } from './pinnedStore';
import { failingCases } from './verdictDiagnostics';

/** One case with everything it takes to run it. */
export interface ChosenCase {
  kata: string;
  uri: vscode.Uri;
  name: string;
  group: CaseGroup;
  call: string;
  /** Arguments in plain text form. */
  args: string;
  /** What its failure has shown already. */
  expected?: string;
}

/** A case that the learner may choose. */
export type Choice = Pick<CaseResult, 'name' | 'group' | 'status' | 'message'>;

/** Finds the cases of a kata: those of its latest verdict, and the examples that anybody may see. */
export class KataCases {
  constructor(
    private readonly services: {
      content: ContentSource;
      grader: KataGrader;
      pinned: PinnedStore;
      reportOn: (uri: vscode.Uri) => GradeReport | undefined;
    },
  ) {}

  /** Cases that failed in the latest verdict on a file, in its order; none of a stub that is not written yet. */
  failing(uri: vscode.Uri): CaseResult[] {
    const report = this.services.reportOn(uri);
    return report === undefined || isUntouched(report.cases) ? [] : failingCases(report);
  }

  /** What is worth debugging: the failing cases first, then the examples. */
  async choices(id: string, uri: vscode.Uri): Promise<Choice[]> {
    const failing = this.failing(uri);
    const kata = await this.services.content.kata(id);
    const examples = (kata?.cases ?? []).filter(
      ({ group, name }) => group === 'example' && !failing.some((result) => result.name === name),
    );
    return [...failing, ...examples.map(({ name, group }): Choice => ({ name, group, status: 'skipped' }))];
  }

  /** The case behind an item of the list; a family of drawn cases stands for the first that failed. */
  nameOf(uri: vscode.Uri, group: CaseGroup, itemId: string): string {
    const cases = (this.services.reportOn(uri)?.cases ?? []).filter((item) => item.group === group);
    const labels = cases.map(({ name, status }) => ({ name, status, ...caseLabel(group, name) }));
    const family = labels.filter((item) => item.family?.id === itemId);
    const listed =
      labels.find(({ id }) => id === itemId) ?? family.find(({ status }) => status !== 'passed') ?? family[0];
    return listed?.name ?? itemId.slice(group.length + 1);
  }

  /** Undefined when the kata has no such case. */
  async find(id: string, uri: vscode.Uri, name: string): Promise<ChosenCase | undefined> {
    const { grader, pinned, reportOn } = this.services;
    const report = reportOn(uri);
    const result = report?.cases.find((item) => item.name === name);
    const group = result?.group ?? (await this.authoredGroup(id, name)) ?? 'example';
    const pinnedAs = nameOfPinned(name);
    const kept =
      pinnedAs === undefined
        ? undefined
        : (await pinned.read(id, uri)).find((item) => item.name === pinnedAs);
    const found = kept ?? (await grader.argumentsOf(id, { ...result, name }, report?.seed ?? 0));
    if (found === undefined) return undefined;
    return { kata: id, uri, name, group, call: found.call, args: found.args, expected: result?.expected };
  }

  private async authoredGroup(id: string, name: string): Promise<CaseGroup | undefined> {
    const kata = await this.services.content.kata(id);
    return kata?.cases.find((item) => item.name === name)?.group;
  }
}
