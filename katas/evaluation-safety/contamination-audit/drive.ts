import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Arguments = Parameters<Solution['audit']>;
type Item = Arguments[0][number];

interface Corpus {
  tests: number;
  trainings: number;
  tokens: number;
  vocabulary: number;
  dims: number;
  /** Every one of these training items carries a piece of a test item. */
  leaks: number;
  seed: number;
}

export const drivers = {
  /** Audits one after the other and only then hands all verdicts over. */
  auditInTurn: (solution: Solution, calls: Arguments[]) => calls.map((call) => solution.audit(...call)),

  /** Spoils the first list of verdicts, then audits the same items again. */
  auditTwice: (solution: Solution, ...args: Arguments) => {
    const first = solution.audit(...args);
    for (const verdict of first) verdict.ngramOverlap = -7;
    first.length = 0;
    return solution.audit(...args);
  },

  /** Audits items made from a seed. */
  auditCorpus: (solution: Solution, corpus: Corpus, options: Arguments[2]) => {
    const { tests, trainings, tokens, vocabulary, dims, leaks, seed } = corpus;
    const random = numbersFrom(seed);
    const makeItem = (name: string): Item => ({
      id: name,
      tokens: Array.from({ length: tokens }, () => `w${random() % vocabulary}`),
      embedding: Array.from({ length: dims }, () => (random() % 2001) - 1000),
    });
    const test = Array.from({ length: tests }, (_, i) => makeItem(`test ${i}`));
    const train = Array.from({ length: trainings }, (_, i) => makeItem(`train ${i}`));
    for (let i = 0; i < leaks; i++) {
      const from = test[random() % tests]!;
      const to = train[random() % trainings]!;
      const start = random() % (tokens / 2);
      for (let k = start; k < start + tokens / 2; k++) to.tokens[k] = from.tokens[k]!;
    }
    return solution.audit(test, train, options);
  },
} satisfies Drivers<Solution>;

/** Reproducible integers in [0, 2^31). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 1;
  };
}
