/**
 * Between the trusted side and the sandbox: a job in, records out, each a line of JSON. Further cases may
 * follow a job, as lines that hold a list of them. Everything that comes out is untrusted; there is no
 * message that says "passed".
 */
export interface SandboxJob {
  /** The kata program as CommonJS text. */
  code: string;
  /** The kata's drivers as CommonJS text, run in the same realm before the program. */
  drivers?: string;
  cases: SandboxCase[];
  /** Wall-clock limit for loading the program, in milliseconds. */
  loadLimitMs: number;
  /** Report every case at once, whatever it costs. */
  isCareful?: boolean;
}

export interface SandboxCase {
  /** A driver, or else an export of the program. */
  call: string;
  /** Arguments in plain text form. */
  args: string;
  /** Wall-clock limit of this case in milliseconds. */
  limitMs: number;
}

/**
 * What comes back, in order; several may be held back and sent together. Should the sandbox die with some
 * held back, the run is repeated from the first of them, carefully.
 */
export type SandboxRecord =
  | {
      /** Number of the case over all lists; -1 for the loading of the program, -2 when the job has been taken. */
      i: number;
      /** The outcome, as plain data in JSON form. */
      o: unknown;
      ms: number;
      log?: string;
    }
  /** The time limit was reached during this case; nothing follows. */
  | { i: number; timeUp: true };

/** Cases share a watchdog for up to this long, so a case may get as much more than its limit, in milliseconds. */
export const sliceMs = 20;

/** On the child's standard error when its own watch ended it for too much memory outside the heap. */
export const outOfMemoryMark = 'resident memory out of bounds';
