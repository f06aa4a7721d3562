import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: unknown[];
}

interface Corpus {
  documents: number;
  hashes: number;
  bands: number;
  /** Every one of these documents repeats one band of an earlier document. */
  copies: number;
  seed: number;
}

function run(solution: Solution, call: Call): unknown {
  return (solution[call.export] as (...args: unknown[]) => unknown)(...call.args);
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => run(solution, call)),

  /** Empties the list that the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    (run(solution, call) as unknown[]).length = 0;
    return run(solution, call);
  },

  /** Candidate pairs in a collection made from a seed. */
  pairsOfCorpus: (solution: Solution, { documents, hashes, bands, copies, seed }: Corpus) => {
    const random = numbersFrom(seed);
    const signatures = Array.from({ length: documents }, () => Array.from({ length: hashes }, random));
    const rows = hashes / bands;
    for (let n = 0; n < copies; n++) {
      const from = signatures[random() % documents]!;
      const to = signatures[random() % documents]!;
      const start = (random() % bands) * rows;
      for (let row = start; row < start + rows; row++) to[row] = from[row]!;
    }
    return solution.lshPairs(signatures, bands);
  },

  /** Shingles a text, then builds the signature of the result. */
  signatureOfText: (solution: Solution, text: string, n: number, fns: { a: number; b: number }[]) =>
    solution.minhash(solution.shingles(text, n), fns),
} satisfies Drivers<Solution>;

/** Reproducible integers in [0, 2^31). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 1;
  };
}
