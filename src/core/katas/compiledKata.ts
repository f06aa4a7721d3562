import type fastCheck from 'fast-check';
import type { KataMeta } from '../content/items';
import type { CaseGroup, RandomGroup, Tolerance } from './authoring';

/** A hidden case as the build leaves it. Text fields hold plain data in text form. */
export interface CompiledCase {
  name: string;
  group: Exclude<CaseGroup, 'random'>;
  call: string;
  args: string;
  /** The reference's outcome value; absent for `invalid` cases, which expect a RangeError. */
  expected?: string;
  tolerance: Tolerance;
  timesReference?: number;
  /** `scale` only: the reference's time when the kata was built, in milliseconds. For orientation. */
  referenceMs?: number;
}

/** What one wrong program does where it differs from the right one. */
export interface CompiledTrap {
  /** Name of the misconception; variants of one misconception share it. */
  name: string;
  title: string;
  explanation: string;
  /** Id of the question that explains it. */
  question?: string;
  /** By index of the case: the trap's outcome in text form, or `timeout`. */
  outcomes: Record<number, string>;
}

/** A kata as the build leaves it: everything that a surface needs to show, run and judge it. */
export interface CompiledKata {
  formatVersion: 1;
  meta: KataMeta;
  stub: string;
  solution: string;
  /** CommonJS text of `drive.ts`, if the kata has one. */
  drivers?: string;
  /** CommonJS text of the model solution. */
  reference: string;
  /** CommonJS text of `hidden.ts`, needed for the random groups; it may require `fast-check` and nothing else. */
  tests: string;
  hasRandom: boolean;
  cases: CompiledCase[];
  traps: CompiledTrap[];
}

/** The parts of a kata that run on the trusted side. */
export interface TrustedKata {
  /** The library behind the random groups; absent when there are none. */
  fastCheck?: typeof fastCheck;
  random: RandomGroup[];
  /** Calls the driver or the reference's export of that name. */
  call(name: string, args: unknown[]): unknown;
}
