import { KataGrader } from '../../src/core/katas/kataGrader';
import type { ContentSource, KataRunner } from '../../src/core/ports';

export interface Submission {
  kata: string;
  source: string;
  seed: number;
  timeoutMs: number;
  /** Leave the speed cases out. */
  isShort?: boolean;
}

/** The same katas without their speed cases, which take as long as they are made to. */
export function withoutSpeed(content: ContentSource): ContentSource {
  return {
    ...content,
    kata: async (id) => {
      const kata = await content.kata(id);
      return kata && { ...kata, cases: kata.cases.filter(({ group }) => group !== 'scale') };
    },
  };
}

/** Milliseconds until the first sandbox has run an empty job, and of short grades that find one waiting. */
export async function timeGrades(
  sandbox: KataRunner,
  content: ContentSource,
  submission: Submission,
  rounds: number,
): Promise<{ start: number; warm: number[] }> {
  const empty = { code: '', cases: [], loadLimitMs: 10_000 };
  const start = await clocked(() => sandbox.run(empty, () => undefined));
  const timed = new KataGrader(withoutSpeed(content), sandbox, () => 1);
  const { kata, source, seed, timeoutMs } = submission;
  const warm: number[] = [];
  for (let i = 0; i < rounds; i++) {
    await timed.prepare(kata);
    await new Promise((resolve) => setTimeout(resolve, 500));
    warm.push(
      await clocked(() => timed.grade(kata, source, { seed, timeoutMs, now: () => performance.now() })),
    );
  }
  sandbox.dispose();
  return { start, warm };
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
