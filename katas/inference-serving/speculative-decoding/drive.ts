import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

export const drivers = {
  /** Verifies with an rng that returns the given numbers, then 0.5; reports how often it was called. */
  verify: (
    solution: Solution,
    draftTokens: number[],
    draftProbs: number[][],
    targetProbs: number[][],
    draws: number[],
  ) => {
    let calls = 0;
    const { tokens, accepted } = solution.verifyDraft(
      draftTokens,
      draftProbs,
      targetProbs,
      () => draws[calls++] ?? 0.5,
    );
    return { tokens, accepted, calls };
  },

  /** Passes an rng that must not be called. */
  verifyInvalid: (
    solution: Solution,
    draftTokens: number[],
    draftProbs: number[][],
    targetProbs: number[][],
  ) =>
    solution.verifyDraft(draftTokens, draftProbs, targetProbs, () => {
      throw new Error('the rng was called');
    }),

  /** Overwrites what the first call returned, then makes the same call again. */
  verifyTwice: (
    solution: Solution,
    draftTokens: number[],
    draftProbs: number[][],
    targetProbs: number[][],
  ) => {
    const run = () => solution.verifyDraft(draftTokens, draftProbs, targetProbs, () => 0.25);
    run().tokens.fill(-7);
    return run();
  },

  /**
   * Lets the draft write two tokens again and again, each from its own distribution, and verifies them. Returns
   * the shares of the first token and of the second one, where there is one.
   */
  shares: (solution: Solution, draft: number[], target: number[], rounds: number, seed: number) => {
    const random = fractionsFrom(seed);
    const pick = (row: number[]) => {
      let left = random();
      const id = row.findIndex((p) => (left -= p) < 0);
      return id < 0 ? 0 : id;
    };
    const first = target.map(() => 0);
    const second = target.map(() => 0);
    for (let round = 0; round < rounds; round++) {
      const { tokens } = solution.verifyDraft(
        [pick(draft), pick(draft)],
        [draft, draft],
        [target, target, target],
        random,
      );
      first[tokens[0]!]!++;
      if (tokens.length > 1) second[tokens[1]!]!++;
    }
    const share = (counts: number[]) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      return counts.map((count) => count / total);
    };
    return [share(first), share(second)];
  },
} satisfies Drivers<Solution>;

/** Reproducible numbers in [0, 1). */
function fractionsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
