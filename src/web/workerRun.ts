import { type CaseRecord, type Outcome, parseOutcome } from '../core/katas/outcome';
import type { SandboxEnd } from '../core/ports';
import type { SandboxCase, SandboxJob } from '../protocol/sandboxMessages';
import type { EarlyEnd, FromWorker, ToWorker, WorkerRecord } from './workerMessages';

const maxTextLength = 40 * 1024 * 1024;
/** The engine keeps every limit itself; this much later, one that did not is ended from here. */
const graceMs = 50;
/** How long a ready worker may take until it has the job. */
const takeLimitMs = 30_000;

/** One job in one ready worker: feeds it, believes nothing but records in order, and holds its clock. */
export class WorkerRun {
  private hasTaken = false;
  /** The record that is due. */
  private next = -1;
  /** All that was sent so far. */
  private readonly cases: SandboxCase[];
  private isOver = false;
  private textLength = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private finish: (end: SandboxEnd) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(
    private readonly worker: Worker,
    private readonly job: SandboxJob,
    private readonly onRecord: (index: number, record: CaseRecord) => void,
    private readonly more: () => SandboxCase[] | Promise<SandboxCase[]> = () => [],
  ) {
    this.cases = [...job.cases];
  }

  /** Resolves at the end of the run. The worker is of no further use then; terminating it is the caller's. */
  async end(signal?: AbortSignal): Promise<SandboxEnd> {
    const cancel = (): void => this.finish({ kind: 'cancelled' });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise<SandboxEnd>((resolve, reject) => {
        this.fail = reject;
        this.finish = (end) => {
          this.isOver = true;
          resolve(end);
        };
        this.worker.onmessage = ({ data }: MessageEvent<unknown>) => this.read(data);
        this.worker.onerror = ({ message }) => this.finish({ kind: 'crashed', detail: message });
        this.startClock();
        this.post({ kind: 'run', job: this.job });
      });
    } finally {
      clearTimeout(this.timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private startClock(): void {
    clearTimeout(this.timer);
    if (!this.hasTaken) {
      const end = { kind: 'crashed', detail: 'the sandbox did not start' } as const;
      this.timer = setTimeout(() => this.finish(end), takeLimitMs);
      return;
    }
    const limit = this.next < 0 ? this.job.loadLimitMs : this.cases[this.next]?.limitMs;
    if (limit === undefined) return;
    this.timer = setTimeout(() => {
      // a record may have come while this thread was busy: it gets its turn first
      this.timer = setTimeout(() => this.finish({ kind: 'timeout' }), 0);
    }, limit + graceMs);
  }

  private read(data: unknown): void {
    if (this.isOver) return;
    const message = (data ?? {}) as FromWorker;
    if (message.kind === 'record' && this.hasTaken) return this.accept(message.record);
    if (message.kind === 'taken' && !this.hasTaken) {
      this.hasTaken = true;
      return this.startClock();
    }
    const end = message.kind === 'end' ? earlyEnd(message.end) : undefined;
    this.finish(end ?? { kind: 'crashed', detail: 'its report could not be read' });
  }

  /** Takes one record, if it is the one that is due. */
  private accept(raw: Partial<WorkerRecord> | undefined): void {
    let record: CaseRecord;
    try {
      const { index, output, ms, log } = raw ?? {};
      if (index !== this.next || typeof output !== 'string') throw new SyntaxError('out of order');
      this.textLength += output.length;
      if (this.textLength > maxTextLength) {
        return this.finish({ kind: 'crashed', detail: 'it flooded its output' });
      }
      const outcome = withLinesOnly(parseOutcome(output));
      record = { outcome, durationMs: Number(ms), log: String(log).slice(0, 5000) };
    } catch {
      return this.finish({ kind: 'crashed', detail: 'its report could not be read' });
    }
    this.onRecord(this.next, record);
    if (this.isOver) return;
    this.next++;
    if (this.next < this.cases.length) this.startClock();
    else void this.goOn();
  }

  /** Everything so far is reported: sends what to run next, or ends the run. */
  private async goOn(): Promise<void> {
    clearTimeout(this.timer);
    let cases: SandboxCase[];
    try {
      cases = await this.more();
    } catch (error) {
      return this.fail(error as Error);
    }
    if (this.isOver) return;
    if (cases.length === 0) return this.finish({ kind: 'finished' });
    this.cases.push(...cases);
    this.post({ kind: 'more', cases });
    this.startClock();
  }
}

/** The engine counts lines as every other does, but points at other columns. */
export function withLinesOnly(outcome: Outcome): Outcome {
  if (outcome.kind !== 'throw') return outcome;
  return { ...outcome, stack: outcome.stack.replace(/(\bkata\.ts:\d+):\d+/g, '$1') };
}

function earlyEnd(end: Partial<EarlyEnd> | undefined): SandboxEnd | undefined {
  if (end?.kind === 'timeout' || end?.kind === 'out-of-memory') return { kind: end.kind };
  if (end?.kind === 'crashed') return { kind: 'crashed', detail: String(end.detail).slice(0, 200) };
  return undefined;
}
