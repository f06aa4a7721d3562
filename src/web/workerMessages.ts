import type { SandboxCase, SandboxJob } from '../protocol/sandboxMessages';

/** What the trusted side sends a sandbox worker, in this order: one `prepare`, one `run`, any number of `more`. */
export type ToWorker =
  | { kind: 'prepare'; wasm: WebAssembly.Module; memoryMegabytes: number }
  | { kind: 'run'; job: SandboxJob }
  | { kind: 'more'; cases: SandboxCase[] };

/** What a sandbox worker sends. Untrusted: there is no message that says "passed". */
export type FromWorker =
  | { kind: 'ready' }
  /** The job has been taken; its clock runs from here. */
  | { kind: 'taken' }
  | { kind: 'record'; record: WorkerRecord }
  /** The run came to an early end; nothing follows. */
  | { kind: 'end'; end: EarlyEnd };

export interface WorkerRecord {
  /** Number of the case over all lists; -1 for the loading of the program. */
  index: number;
  /** The outcome in the sandbox's text form. */
  output: string;
  ms: number;
  log: string;
}

export type EarlyEnd = { kind: 'timeout' } | { kind: 'out-of-memory' } | { kind: 'crashed'; detail: string };
