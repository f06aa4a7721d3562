import type { Arbitrary } from 'fast-check';

/**
 * Largest difference at which two numbers count as equal: `|a - b| <= absolute + relative * max(|a|, |b|)`.
 * Non-finite values must match exactly.
 */
export interface Tolerance {
  absolute: number;
  relative: number;
}

/** For floating-point results: room for another order of summation, none for another formula. */
export const toleranceD: Tolerance = { absolute: 1e-9, relative: 1e-9 };
/** For counts, ids and texts. */
export const exact: Tolerance = { absolute: 0, relative: 0 };

export const caseGroups = ['example', 'hidden', 'invalid', 'scale', 'random'] as const;
export type CaseGroup = (typeof caseGroups)[number];

/**
 * One hidden test: plain data only. `call` names a driver of the kata's `drive.ts`, or else one of the
 * solution's exports; it gets deep-frozen copies of `args`.
 *
 * The outcome that counts as right is the reference solution's; it is computed by the build and kept on
 * the trusted side. A case of the group `invalid` passes when the call throws a RangeError that the
 * solution itself constructed.
 */
export interface KataCase {
  /** Unique in the kata, shown to the learner; says what is tested, not what the answer is. */
  name: string;
  group: Exclude<CaseGroup, 'random'>;
  call: string;
  args: unknown[];
  /** A golden value: a literal from an independent route, which both solutions must reproduce. */
  expected?: unknown;
  /** How `expected` was obtained without the solution (by hand, closed form, other algorithm). Required with it. */
  route?: string;
  /** Why the case is there although no trap fails it. Required in that situation. */
  reason?: string;
  tolerance?: Tolerance;
  /** `scale` only: the time limit as a multiple of the reference's time in the same sandbox. Default 8. */
  timesReference?: number;
}

/** A family of inputs, drawn anew for every attempt from the attempt's seed. */
export interface RandomGroup {
  name: string;
  call: string;
  args: Arbitrary<unknown[]>;
  /** Draws per attempt. */
  runs: number;
  tolerance?: Tolerance;
}

/** What a kata's `hidden.ts` exports as `tests`. */
export interface KataTests {
  tolerance: Tolerance;
  cases: KataCase[];
  random: RandomGroup[];
}

/**
 * What a kata's `drive.ts` exports as `drivers`: functions that run inside the sandbox, build what plain
 * data cannot carry (an `rng`, a clock, a scripted model), call the solution and return plain data with a
 * trace of what was asked of them. A kata whose exports take and return plain data needs no drivers.
 */
export type Drivers<Solution> = Record<string, (solution: Solution, ...args: never[]) => unknown>;
