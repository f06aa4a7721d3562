/**
 * Between the trusted side and the sandbox child: one job in, records out, each a line of JSON.
 * Everything that comes out is untrusted; there is no message that says "passed".
 */
export interface SandboxJob {
  /** The kata program as CommonJS text. */
  code: string;
  /** The kata's drivers as CommonJS text, run in the same realm before the program. */
  drivers?: string;
  cases: {
    /** A driver, or else an export of the program. */
    call: string;
    /** Arguments in plain text form. */
    args: string;
    /** Wall-clock limit of this case in milliseconds. */
    limitMs: number;
  }[];
  /** Wall-clock limit for loading the program. */
  loadLimitMs: number;
}

export interface SandboxRecord {
  /** Index of the case; -1 for the loading of the program, -2 when the child has taken the job. */
  i: number;
  /** The outcome in the sandbox's text form. */
  o: string;
  ms: number;
  log: string;
}
