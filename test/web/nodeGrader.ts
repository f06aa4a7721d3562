import path from 'node:path';
import type { GradeReport } from '../../src/core/katas/gradeReport';
import { KataGrader } from '../../src/core/katas/kataGrader';
import type { CaseRecord } from '../../src/core/katas/outcome';
import type { ContentSource, SandboxEnd } from '../../src/core/ports';
import { DiskContent } from '../../src/node/diskContent';
import type { SandboxJob } from '../../src/protocol/sandboxMessages';
import { createSandbox, root } from '../helpers/sandbox';
import { type Submission, timeGrades, withoutSpeed } from './timeGrades';

const sandbox = createSandbox();
const disk = new DiskContent(path.join(root, 'dist', 'content'));
const content: ContentSource = {
  index: () => disk.index(),
  question: (id) => disk.question(id),
  flashcard: (id) => disk.flashcard(id),
  design: () => Promise.resolve(undefined),
  kata: (id) => disk.kata(id),
};
const grader = new KataGrader(content, sandbox, () => 1);
const shortGrader = new KataGrader(withoutSpeed(content), sandbox, () => 1);

/** What {@link gradeInPage} is held against. */
export async function gradeInNode(submission: Submission): Promise<GradeReport> {
  const { kata, source, seed, timeoutMs, isShort } = submission;
  const chosen = isShort === true ? shortGrader : grader;
  const report = await chosen.grade(kata, source, { seed, timeoutMs, now: () => performance.now() });
  if (report === undefined) throw new Error('nobody cancelled this');
  return report;
}

/** Runs one job as it is. */
export async function runInNode(job: SandboxJob): Promise<{ end: SandboxEnd; records: CaseRecord[] }> {
  const records: CaseRecord[] = [];
  const end = await sandbox.run(job, (_index, record) => records.push(record));
  return { end, records };
}

export function time(submission: Submission, rounds: number): ReturnType<typeof timeGrades> {
  return timeGrades(createSandbox(), content, submission, rounds);
}

export function dispose(): void {
  sandbox.dispose();
}
