import type { GradeReport } from '../../core/katas/gradeReport';
import type { Submission } from './findSubmissions';

/** What became of one submission: its verdict, or why there is none (our fault, never the submission's). */
export type BulkResult = Submission & ({ report: GradeReport } | { error: string });

export interface KataCount {
  kata: string;
  passed: number;
  failed: number;
  errors: number;
}

export interface BulkSummary {
  submissions: number;
  passed: number;
  failed: number;
  /** Submissions without a verdict. */
  errors: number;
  /** Verdicts taken from the resume file. */
  resumed: number;
  /** Left when the run was interrupted. */
  notGraded: number;
  interrupted: boolean;
  /** `i/n`, when only a part was graded. */
  shard?: string;
  seed: number;
  durationMs: number;
  /** Submissions graded in this run (resumed ones left out) per second. */
  perSecond: number;
  katas: KataCount[];
  /** Most frequent first. */
  misconceptions: { kata: string; trap: string; title: string; count: number }[];
  slowest: { file: string; durationMs: number }[];
}

const slowestShown = 5;

/** Adds up results one by one; what it keeps does not grow with their number. */
export class Tally {
  private readonly katas = new Map<string, KataCount>();
  private readonly traps = new Map<string, BulkSummary['misconceptions'][number]>();
  private slowest: BulkSummary['slowest'] = [];
  private resumed = 0;

  add(result: BulkResult, isResumed: boolean): void {
    if (isResumed) this.resumed++;
    const { kata, file } = result;
    const count = this.katas.get(kata) ?? { kata, passed: 0, failed: 0, errors: 0 };
    this.katas.set(kata, count);
    if ('error' in result) {
      count.errors++;
      return;
    }
    const { status, diagnoses, durationMs } = result.report;
    if (status === 'passed') count.passed++;
    else count.failed++;
    for (const { trap, title } of diagnoses) {
      const key = `${kata}/${trap}`;
      const known = this.traps.get(key) ?? { kata, trap, title, count: 0 };
      this.traps.set(key, { ...known, count: known.count + 1 });
    }
    if (isResumed) return;
    this.slowest.push({ file, durationMs });
    this.slowest.sort((a, b) => b.durationMs - a.durationMs);
    this.slowest = this.slowest.slice(0, slowestShown);
  }

  summary(
    run: Pick<BulkSummary, 'notGraded' | 'interrupted' | 'shard' | 'seed' | 'durationMs'>,
  ): BulkSummary {
    const katas = [...this.katas.values()].sort((a, b) => (a.kata < b.kata ? -1 : 1));
    const total = (pick: (count: KataCount) => number): number =>
      katas.reduce((sum, count) => sum + pick(count), 0);
    const [passed, failed, errors] = [total((k) => k.passed), total((k) => k.failed), total((k) => k.errors)];
    const submissions = passed + failed + errors;
    const graded = submissions - this.resumed;
    return {
      submissions,
      passed,
      failed,
      errors,
      resumed: this.resumed,
      ...run,
      durationMs: Math.round(run.durationMs),
      perSecond: run.durationMs > 0 ? Math.round((graded / run.durationMs) * 10_000) / 10 : 0,
      katas,
      misconceptions: [...this.traps.values()].sort((a, b) => b.count - a.count),
      slowest: this.slowest,
    };
  }
}
