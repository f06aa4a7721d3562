import type { SandboxCase } from '../../protocol/sandboxMessages';
import type { CaseResult } from './gradeReport';
import { type Expectation, judgeCase, toSandboxCase } from './judgeCase';
import type { CaseRecord } from './outcome';

/** A candidate may take this long, in milliseconds, at most: a hang would cost the search its sandbox. */
const candidateLimitMs = 250;

interface Candidate {
  item: Expectation;
  resolve: (result: CaseResult | undefined) => void;
}

/**
 * Between a search for a smaller failing input, which asks about one candidate at a time, and a sandbox
 * run, which asks what to run next.
 */
export class ShrinkQueue {
  private waiting: Candidate | undefined;
  private running: Candidate | undefined;
  private wake: (() => void) | undefined;
  private isOver = false;
  private search: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: string,
    private readonly timeoutMs: number,
  ) {}

  /** Starts the search; it ends when `search` does, or when the run is over. */
  start(search: () => Promise<void>): void {
    this.search = search().finally(() => {
      this.isOver = true;
      this.wake?.();
    });
  }

  /** Runs a candidate. Undefined when the sandbox is gone. */
  judge(item: Expectation): Promise<CaseResult | undefined> {
    if (this.isOver) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.waiting = { item, resolve };
      this.wake?.();
    });
  }

  /** What to run next; nothing when the search is over. */
  async next(): Promise<SandboxCase[]> {
    if (this.waiting === undefined && !this.isOver)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    if (this.waiting === undefined) return [];
    this.running = this.waiting;
    this.waiting = undefined;
    return [toSandboxCase(this.running.item, Math.min(candidateLimitMs, this.timeoutMs))];
  }

  /** Takes the record of the candidate that was asked for last. */
  take(record: CaseRecord): void {
    const { running } = this;
    this.running = undefined;
    running?.resolve(judgeCase(running.item, record, this.source));
  }

  /** The run is over; resolves when the search has ended too. */
  async close(): Promise<void> {
    this.isOver = true;
    this.running?.resolve(undefined);
    this.waiting?.resolve(undefined);
    await this.search;
  }
}
