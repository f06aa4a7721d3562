import type { CaseResult, GradeReport } from '../../../../src/core/katas/gradeReport';
import type { GradeJob, GradeWorker } from '../../../../src/node/bulk/gradeWorker';

/** A report with one passed case, or what a test wants of it. */
export function reportOf(change: Partial<GradeReport> = {}): GradeReport {
  const cases: CaseResult[] = change.cases ?? [{ name: 'one', group: 'hidden', status: 'passed' }];
  return {
    formatVersion: 1,
    kata: 'rope',
    status: 'passed',
    message: 'All 1 cases passed.',
    passed: cases.filter(({ status }) => status === 'passed').length,
    total: cases.length,
    durationMs: 10,
    seed: 7,
    diagnoses: [],
    ...change,
    cases,
  };
}

/** A worker whose verdicts the test gives. */
export class ScriptedWorker implements GradeWorker {
  readonly jobs: GradeJob[] = [];
  private readonly stops: (() => void)[] = [];

  constructor(private readonly verdict: (job: GradeJob) => GradeReport | Promise<GradeReport>) {}

  grade(job: GradeJob): Promise<GradeReport> {
    this.jobs.push(job);
    return new Promise((resolve, reject) => {
      this.stops.push(() => reject(new Error('stopped')));
      Promise.resolve()
        .then(() => this.verdict(job))
        .then(resolve, reject);
    });
  }

  stop(): Promise<void> {
    for (const stop of this.stops) stop();
    return Promise.resolve();
  }
}
