import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { type CaseRecord, readOutcome } from '../core/katas/outcome';
import type { SandboxEnd } from '../core/ports';
import {
  outOfMemoryMark,
  type SandboxCase,
  type SandboxJob,
  type SandboxRecord,
  sliceMs,
} from '../protocol/sandboxMessages';
import { residentBytes } from './residentMemory';

const maxRecordBytes = 40 * 1024 * 1024;
const memoryPollMs = 20;
/** How long a child may take until it runs; a busy machine is no fault of the kata's. */
const startLimitMs = 30_000;
/** The child ends a case by itself and says so; this much later it is ended from here. */
const graceMs = 60;

/** What the runtime, or the child's own watch, writes before it dies of too much memory. */
const outOfMemory = [
  'heap out of memory',
  'Array buffer allocation failed',
  'Zone Allocation failed',
  outOfMemoryMark,
];

export interface RunResult {
  end: SandboxEnd;
  /** Whether the child took the job. */
  hasStarted: boolean;
  /** The child died without a last word, perhaps with records held back. */
  isCut: boolean;
  /** How many cases were sent. */
  sent: number;
  /** Those without a record. */
  left: SandboxCase[];
}

/** One job in one child: feeds it, reads its records, and holds its clock and memory. */
export class SandboxRun {
  private next = -2;
  /** All that was sent so far. */
  private readonly cases: SandboxCase[];
  private isOver = false;
  private isCut = false;
  private text = '';
  private timer: NodeJS.Timeout | undefined;
  private poll: NodeJS.Timeout | undefined;
  private stderr = '';
  private finish: (end: SandboxEnd) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly job: SandboxJob,
    private readonly onRecord: (index: number, record: CaseRecord) => void,
    private readonly residentLimit: number,
    private readonly more: () => SandboxCase[] | Promise<SandboxCase[]> = () => [],
  ) {
    this.cases = [...job.cases];
  }

  async run(signal?: AbortSignal): Promise<RunResult> {
    const end = await this.end(signal);
    const left = this.cases.slice(Math.max(0, this.next));
    const isCut = this.isCut && this.next >= 0 && end.kind !== 'cancelled';
    return { end, hasStarted: this.next > -2, isCut, sent: this.cases.length, left };
  }

  private async end(signal?: AbortSignal): Promise<SandboxEnd> {
    const { child } = this;
    const cancel = (): void => this.finish({ kind: 'cancelled' });
    signal?.addEventListener('abort', cancel, { once: true });
    child.ref();
    try {
      return await new Promise<SandboxEnd>((resolve, reject) => {
        this.fail = reject;
        this.finish = (end) => {
          this.isOver = true;
          resolve(end);
        };
        child.stdout.setEncoding('utf8').on('data', (text: string) => this.read(text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          if (this.stderr.length < 10_000) this.stderr += text;
        });
        child.once('error', (error) => this.cut({ kind: 'crashed', detail: error.message }));
        child.once('close', (code, sent) => this.cut(this.exitReason(code, sent)));
        const isOver = child.exitCode !== null || child.signalCode !== null;
        if (isOver) this.cut(this.exitReason(child.exitCode, child.signalCode));
        this.poll = setInterval(() => this.watchMemory(), memoryPollMs);
        this.startClock();
        child.stdin.write(`${JSON.stringify(this.job)}\n`);
      });
    } finally {
      clearTimeout(this.timer);
      clearInterval(this.poll);
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends a run that had more to say. */
  private cut(end: SandboxEnd): void {
    if (!this.isOver) this.isCut = true;
    this.finish(end);
  }

  private startClock(): void {
    clearTimeout(this.timer);
    if (this.next === -2) {
      const end = { kind: 'crashed', detail: 'the sandbox did not start' } as const;
      this.timer = setTimeout(() => this.cut(end), startLimitMs);
      return;
    }
    const limit = this.next < 0 ? this.job.loadLimitMs : (this.cases[this.next]?.limitMs ?? 0);
    this.timer = setTimeout(() => this.cut({ kind: 'timeout' }), limit + sliceMs + graceMs);
  }

  private read(text: string): void {
    this.text += text;
    if (this.text.length > maxRecordBytes)
      return this.finish({ kind: 'crashed', detail: 'it flooded its output' });
    if (!text.includes('\n')) return;
    const lines = this.text.split('\n');
    this.text = lines.pop() ?? '';
    for (const line of lines) if (this.isOver || !this.accept(line)) return;
    if (this.next < 0 || this.next < this.cases.length) this.startClock();
    else void this.goOn();
  }

  /** Takes one record; false when it is not the one that is due. */
  private accept(line: string): boolean {
    let record: CaseRecord | undefined;
    try {
      const raw = JSON.parse(line) as SandboxRecord;
      if (raw.i !== this.next || raw.i >= this.cases.length) throw new SyntaxError('out of order');
      if ('timeUp' in raw) {
        this.finish({ kind: 'timeout' });
        return false;
      }
      const log = typeof raw.log === 'string' ? raw.log.slice(0, 5000) : '';
      if (raw.i > -2) record = { outcome: readOutcome(raw.o), durationMs: Number(raw.ms), log };
    } catch {
      this.finish({ kind: 'crashed', detail: 'its report could not be read' });
      return false;
    }
    if (record !== undefined) this.onRecord(this.next, record);
    this.next++;
    return true;
  }

  /** Everything so far is reported: sends what to run next, or ends the run. */
  private async goOn(): Promise<void> {
    clearTimeout(this.timer);
    let list: SandboxCase[];
    try {
      list = await this.more();
    } catch (error) {
      return this.fail(error as Error);
    }
    if (this.isOver) return;
    if (list.length === 0) return this.finish({ kind: 'finished' });
    this.cases.push(...list);
    this.child.stdin.write(`${JSON.stringify(list)}\n`);
    this.startClock();
  }

  private watchMemory(): void {
    const { pid } = this.child;
    if (pid !== undefined && residentBytes(pid) > this.residentLimit) this.cut({ kind: 'out-of-memory' });
  }

  private exitReason(code: number | null, sent: NodeJS.Signals | null): SandboxEnd {
    if (outOfMemory.some((mark) => this.stderr.includes(mark))) return { kind: 'out-of-memory' };
    const how = sent === null ? `exit code ${code}` : `signal ${sent}`;
    return { kind: 'crashed', detail: `the sandbox ended with ${how}` };
  }
}
