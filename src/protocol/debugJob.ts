/** What the debug driver is told, in a file: one case, and nothing of any other. */
export interface DebugJob {
  formatVersion: 1;
  /** The learner's file. */
  file: string;
  /** Name of the case. */
  name: string;
  /** A driver, or else an export of the file. */
  call: string;
  /** Arguments in plain text form. */
  args: string;
  /** The kata's drivers as CommonJS text. */
  drivers?: string;
  /** Readable view of the expected value, for a case whose failure has shown it already. */
  expected?: string;
  /** Whether to stop where the first of the file's functions is entered, for want of a breakpoint. */
  stopsAtEntry: boolean;
}
