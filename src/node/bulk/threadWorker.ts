import { Worker } from 'node:worker_threads';
import type { GradeReport } from '../../core/katas/gradeReport';
import type { GradeJob, GradeWorker } from './gradeWorker';
import type { FromThread, ToThread } from './serveGrades';

/** Far beyond what a submission can take by its own limits; what takes longer hangs by our fault. */
const hangLimitMs = 60_000;
const hangLimitCases = 200;
const stopLimitMs = 2000;
const heapMegabytes = 1024;

interface Pending {
  resolve: (report: GradeReport) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/**
 * Grades in a thread of its own, which judges there and drives a sandbox process. Whatever a result does to
 * the thread, memory included, ends that thread alone; the next job gets a new one.
 */
export class ThreadWorker implements GradeWorker {
  private thread: Worker | undefined;
  private pending: Pending | undefined;
  private isStopped = false;

  /**
   * @param entry absolute path of a bundle that calls `serveGrades`
   * @param args what its `process.argv` holds from the third place on
   */
  constructor(
    private readonly entry: string,
    private readonly args: string[] = [],
  ) {
    this.thread = this.start();
  }

  grade(job: GradeJob): Promise<GradeReport> {
    if (this.isStopped) return Promise.reject(new Error('the grading was stopped'));
    const thread = (this.thread ??= this.start());
    return new Promise((resolve, reject) => {
      const limit = hangLimitMs + hangLimitCases * job.timeoutMs;
      const timer = setTimeout(() => {
        this.settle()?.reject(new Error(`the grading did not come to an end in ${limit} ms`));
        this.drop(thread);
      }, limit);
      this.pending = { resolve, reject, timer };
      thread.postMessage({ type: 'grade', job } satisfies ToThread);
    });
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    const { thread } = this;
    this.settle()?.reject(new Error('the grading was stopped'));
    if (thread === undefined) return;
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    thread.postMessage({ type: 'stop' } satisfies ToThread);
    const timer = setTimeout(() => void thread.terminate(), stopLimitMs);
    await ended;
    clearTimeout(timer);
  }

  private start(): Worker {
    const thread = new Worker(this.entry, {
      argv: this.args,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    thread.on('message', (message: FromThread) => {
      if (this.thread !== thread) return;
      const pending = this.settle();
      if (message.type === 'report') pending?.resolve(message.report);
      else pending?.reject(new Error(message.message));
    });
    const fail = (error: Error): void => {
      if (this.thread !== thread) return; // what is pending now is another thread's
      this.thread = undefined;
      this.settle()?.reject(error);
    };
    thread.once('error', fail);
    thread.once('exit', () => fail(new Error('the grading thread ended')));
    return thread;
  }

  private settle(): Pending | undefined {
    const { pending } = this;
    this.pending = undefined;
    clearTimeout(pending?.timer);
    return pending;
  }

  private drop(thread: Worker): void {
    if (this.thread === thread) this.thread = undefined;
    void thread.terminate();
  }
}
