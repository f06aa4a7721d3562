import type { CaseGroup } from './authoring';

export type GradeStatus =
  'passed' | 'failed' | 'compile-error' | 'timeout' | 'out-of-memory' | 'crashed' | 'invalid-output';

export type CaseStatus = 'passed' | 'failed' | 'error' | 'timeout' | 'skipped';

export const differenceKinds = [
  'shape',
  'sign',
  'scale by a constant factor',
  'offset',
  'non-finite',
  'order',
  'value',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  /** Where the first differing element is, as an expression after the result: `[1][0]`, `.load[2]`. */
  path: string;
  kind: DifferenceKind;
  expected: string;
  actual: string;
  /** The tolerance that was applied, in words. */
  tolerance: string;
}

/** One-based position in the learner's file. */
export interface SourceLocation {
  line: number;
  column: number;
}

export interface CaseResult {
  name: string;
  group: CaseGroup;
  status: CaseStatus;
  message?: string;
  /** Readable views of the values, cut around the first difference. */
  expected?: string;
  actual?: string;
  difference?: Difference;
  location?: SourceLocation;
  /** The call as the learner would write it, for failing cases. */
  input?: string;
  /** Arguments in plain text form of a failing random case that was made smaller; the result is theirs. */
  minimalArgs?: string;
  /** What the learner's code wrote to the console during this case. */
  log?: string;
}

export interface Diagnosis {
  trap: string;
  title: string;
  explanation: string;
  question?: string;
}

/** The verdict on one submission; the CLI prints exactly this. */
export interface GradeReport {
  formatVersion: 1;
  kata: string;
  status: GradeStatus;
  /** The verdict in a sentence: what happened and what to do next. */
  message: string;
  passed: number;
  total: number;
  durationMs: number;
  /** The random cases of this attempt can be drawn again from this. */
  seed: number;
  location?: SourceLocation;
  cases: CaseResult[];
  diagnoses: Diagnosis[];
}
