import type { GradeReport } from '../../core/katas/gradeReport';

export interface GradeJob {
  kata: string;
  source: string;
  /** Wall-clock limit of a case in milliseconds. */
  timeoutMs: number;
  seed: number;
}

/** Grades one submission at a time, apart from all others. */
export interface GradeWorker {
  /** Rejects when the grading itself failed, which is never the submission's verdict. */
  grade(job: GradeJob): Promise<GradeReport>;
  /** Gives up what is being graded and frees everything; a grade under way rejects. */
  stop(): Promise<void>;
}
