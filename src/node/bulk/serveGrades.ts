import type { MessagePort } from 'node:worker_threads';
import type { GradeReport } from '../../core/katas/gradeReport';
import type { ContentSource, KataRunner } from '../../core/ports';
import type { GradeJob } from './gradeWorker';
import { SubmissionGrader } from './submissionGrader';
import { WarmAhead } from './warmAhead';

/** To a grading thread: a job, or the wish that it ends. */
export type ToThread = { type: 'grade'; job: GradeJob } | { type: 'stop' };
/** From a grading thread: one answer to every job. */
export type FromThread = { type: 'report'; report: GradeReport } | { type: 'error'; message: string };

export interface ServeDependencies {
  port: MessagePort;
  content: ContentSource;
  runner: KataRunner;
  /** Milliseconds on any monotonic clock. */
  now: () => number;
}

/** The life of a grading thread: answers jobs one after another until it is told to stop. */
export function serveGrades({ port, content, runner, now }: ServeDependencies): void {
  const stop = new AbortController();
  const ahead = new WarmAhead(runner);
  ahead.warm();
  const grader = new SubmissionGrader(content, ahead, now);
  const answer = async (job: GradeJob): Promise<FromThread> => {
    try {
      let report = await grader.grade(job, stop.signal);
      // the system may have ended the sandbox for reasons of its own; a program that crashes does so again
      if (report.status === 'crashed') report = await grader.grade(job, stop.signal);
      return { type: 'report', report };
    } catch (error) {
      return { type: 'error', message: error instanceof Error ? error.message : String(error) };
    }
  };
  port.on('message', (message: ToThread) => {
    if (message.type === 'grade') {
      void answer(message.job).then((reply) => port.postMessage(reply));
      return;
    }
    stop.abort();
    runner.dispose();
    port.close();
  });
}
