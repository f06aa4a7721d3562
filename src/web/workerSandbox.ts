import type { CaseRecord } from '../core/katas/outcome';
import type { KataRunner, SandboxEnd } from '../core/ports';
import type { SandboxCase, SandboxJob } from '../protocol/sandboxMessages';
import type { FromWorker, ToWorker } from './workerMessages';
import { WorkerRun } from './workerRun';

/** The sandbox's own files, read by whoever knows where the extension is. */
export interface SandboxFiles {
  /** Text of the built worker. */
  script: string;
  /** The engine, a WebAssembly program. */
  engine: BufferSource;
}

export interface WorkerSandboxOptions {
  /** Asked once, when the first worker is started. */
  readFiles: () => Promise<SandboxFiles>;
  /** Maximum for engine, heap and buffers together. */
  memoryMegabytes?: number;
  /** Idle time after which the waiting worker is ended; 0 keeps it, and starts none ahead of time by itself. */
  idleMs?: number;
}

/** A worker that is started but has no job yet. */
interface Waiting {
  worker: Worker;
  /** Resolves to undefined when it is ready, or to what went wrong. */
  started: Promise<SandboxEnd | undefined>;
}

interface Prepared {
  url: string;
  wasm: WebAssembly.Module;
}

/** How long a worker may take until it is ready; a busy machine is no fault of the kata's. */
const startLimitMs = 30_000;
const cancelled = { kind: 'cancelled' } as const;

/**
 * Runs kata programs where there is no Node: each in a web worker of its own, and in there in an engine with
 * a memory limit. One worker waits, started ahead of time; it is used for one run and then terminated.
 */
export class WorkerSandbox implements KataRunner {
  private waiting: Waiting | undefined;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private prepared: Promise<Prepared> | undefined;
  private readonly workers = new Set<Worker>();
  private disposed = false;

  constructor(private readonly options: WorkerSandboxOptions) {}

  warm(): void {
    void this.keepOneWaiting();
  }

  async run(
    job: SandboxJob,
    onRecord: (index: number, record: CaseRecord) => void,
    signal?: AbortSignal,
    more?: () => SandboxCase[] | Promise<SandboxCase[]>,
  ): Promise<SandboxEnd> {
    if (signal?.aborted) return cancelled;
    const { worker, started } = await this.takeWorker();
    try {
      const failure = await untilAborted(started, signal);
      return failure ?? (await new WorkerRun(worker, job, onRecord, more).end(signal));
    } finally {
      this.end(worker);
      if (this.options.idleMs !== 0) setTimeout(() => this.workers.size === 0 && this.warm(), 0);
    }
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.idleTimer);
    this.waiting = undefined;
    for (const worker of [...this.workers]) this.end(worker);
    void this.prepared?.then(({ url }) => URL.revokeObjectURL(url));
  }

  private async keepOneWaiting(): Promise<void> {
    if (this.disposed) return;
    try {
      const prepared = await this.prepare();
      if (this.disposed) return;
      this.waiting ??= this.start(prepared);
    } catch {
      return; // the next run says what is wrong with the files
    }
    clearTimeout(this.idleTimer);
    const { idleMs = 5 * 60_000 } = this.options;
    if (idleMs === 0) return;
    this.idleTimer = setTimeout(() => {
      if (this.waiting !== undefined) this.end(this.waiting.worker);
      this.waiting = undefined;
    }, idleMs);
  }

  private async takeWorker(): Promise<Waiting> {
    const prepared = await this.prepare();
    const taken = this.waiting ?? this.start(prepared);
    this.waiting = undefined;
    return taken;
  }

  /** The engine is compiled once; every worker gets the compiled program. */
  private prepare(): Promise<Prepared> {
    this.prepared ??= this.options.readFiles().then(async ({ script, engine }) => ({
      // a blob is all that the web's extension host may start a worker from
      url: URL.createObjectURL(new Blob([script], { type: 'application/javascript' })),
      wasm: await WebAssembly.compile(engine),
    }));
    this.prepared.catch(() => (this.prepared = undefined));
    return this.prepared;
  }

  private start({ url, wasm }: Prepared): Waiting {
    const worker = new Worker(url, { name: 'kata sandbox' });
    this.workers.add(worker);
    const started = readiness(worker);
    void started.then((failure) => {
      // one that failed while waiting is of no use to the next run
      if (failure !== undefined && this.waiting?.worker === worker) this.waiting = undefined;
    });
    const message: ToWorker = { kind: 'prepare', wasm, memoryMegabytes: this.options.memoryMegabytes ?? 256 };
    worker.postMessage(message);
    return { worker, started };
  }

  private end(worker: Worker): void {
    worker.terminate();
    this.workers.delete(worker);
  }
}

/** Undefined once the worker is ready, or else what went wrong. */
function readiness(worker: Worker): Promise<SandboxEnd | undefined> {
  return new Promise((resolve) => {
    const fail = (detail: string): void => conclude({ kind: 'crashed', detail });
    const timer = setTimeout(() => fail('the sandbox did not start'), startLimitMs);
    const conclude = (failure: SandboxEnd | undefined): void => {
      clearTimeout(timer);
      resolve(failure);
    };
    worker.onerror = (event) => fail(`the sandbox did not start (${event.message})`);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'ready') conclude(undefined);
      else
        fail(
          data.kind === 'end' && data.end.kind === 'crashed' ? data.end.detail : 'the sandbox did not start',
        );
    };
  });
}

function untilAborted(
  started: Promise<SandboxEnd | undefined>,
  signal?: AbortSignal,
): Promise<SandboxEnd | undefined> {
  return new Promise((resolve) => {
    const cancel = (): void => resolve(cancelled);
    signal?.addEventListener('abort', cancel, { once: true });
    void started.then((failure) => {
      signal?.removeEventListener('abort', cancel);
      resolve(signal?.aborted ? cancelled : failure);
    });
  });
}
