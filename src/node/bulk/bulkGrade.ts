import { open } from 'node:fs/promises';
import path from 'node:path';
import type { BulkResult } from './bulkResult';
import type { Submission } from './findSubmissions';
import type { GradeWorker } from './gradeWorker';
import { OrderedResults } from './orderedResults';
import { hashOf, type ResumeFile, type VerdictKey } from './resumeFile';

export interface BulkJob {
  folder: string;
  submissions: readonly Submission[];
  timeoutMs: number;
  /** One for all, so that everyone gets the same random inputs. */
  seed: number;
}

export interface BulkDependencies {
  workers: readonly GradeWorker[];
  /** Verdicts of an earlier run, and where this run's go. */
  resume?: ResumeFile;
  /** Hash of everything but the submission that a verdict on a kata depends on; asked for only with `resume`. */
  hashKata: (kata: string) => Promise<string>;
  /** Gets every result in the order of the submissions. */
  onResult: (result: BulkResult, isResumed: boolean) => Promise<void>;
  /** Stops the run: nothing new is started, and what is under way is given up. */
  signal: AbortSignal;
}

/** How far results may run ahead of one that takes long; bounds what is held in memory. */
const maxAhead = 128;
/** The grader refuses longer programs, so the rest of one is not read. */
const maxBytes = 1024 * 1024;

/** Grades all submissions; resolves to how many were left because the run was stopped. */
export async function bulkGrade(job: BulkJob, dependencies: BulkDependencies): Promise<number> {
  const { workers, onResult, signal } = dependencies;
  let next = 0;
  let done = 0;
  const results = new OrderedResults<{ result: BulkResult; isResumed: boolean }>(
    ({ result, isResumed }) => onResult(result, isResumed),
    maxAhead,
  );
  const lane = async (worker: GradeWorker): Promise<void> => {
    while (!signal.aborted && next < job.submissions.length) {
      const at = next++;
      await results.room(at);
      if (signal.aborted) return;
      const graded = await gradeOne(job, job.submissions[at] as Submission, worker, dependencies);
      if (graded === undefined) return;
      done++;
      await results.put(at, graded);
    }
  };
  const stopAll = (): void => {
    results.release();
    for (const worker of workers) void worker.stop();
  };
  signal.addEventListener('abort', stopAll, { once: true });
  await Promise.all(workers.map(lane));
  signal.removeEventListener('abort', stopAll);
  await results.flush();
  return job.submissions.length - done;
}

/** Undefined when the run was stopped before there was a verdict. */
async function gradeOne(
  { folder, timeoutMs, seed }: BulkJob,
  submission: Submission,
  worker: GradeWorker,
  { resume, hashKata, signal }: BulkDependencies,
): Promise<{ result: BulkResult; isResumed: boolean } | undefined> {
  const { file, kata } = submission;
  try {
    const source = await readSource(path.join(folder, file));
    const key: VerdictKey | undefined = resume && {
      content: hashOf(source),
      kata: await hashKata(kata),
      timeoutMs,
      seed,
    };
    const known = key && (await resume?.find(file, key));
    if (known !== undefined) return { result: { ...submission, report: known }, isResumed: true };
    const report = await worker.grade({ kata, source, timeoutMs, seed });
    // the interruption may have reached the sandbox before it reached us
    if (signal.aborted) return undefined;
    if (key !== undefined) await resume?.append(file, key, report);
    return { result: { ...submission, report }, isResumed: false };
  } catch (error) {
    if (signal.aborted) return undefined;
    return { result: { ...submission, error: (error as Error).message }, isResumed: false };
  }
}

async function readSource(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, maxBytes));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
