import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: unknown[];
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) =>
    calls.map((call) => (solution[call.export] as (...args: unknown[]) => unknown[])(...call.args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    const run = () => (solution[call.export] as (...args: unknown[]) => (number | number[])[])(...call.args);
    const first = run();
    for (const item of first) if (typeof item === 'object') item.fill(7);
    first.fill(7);
    return run();
  },

  /** Trains, encodes a text with the merges and decodes the ids again. */
  roundTrip: (solution: Solution, pretokens: number[][], numMerges: number, text: number[]) => {
    const merges = solution.trainBpe(pretokens, numMerges);
    const ids = solution.encodeBpe(text, merges);
    return { merges, ids, bytes: solution.decodeBpe(ids, merges) };
  },

  /** Trains on a corpus that looks like words of a language: few are frequent, most are rare. */
  trainOnWords: (solution: Solution, words: number, numMerges: number, seed: number) =>
    solution.trainBpe(corpusOf(words, seed), numMerges),
} satisfies Drivers<Solution>;

const onsets = [
  '',
  'b',
  'c',
  'd',
  'f',
  'g',
  'h',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'st',
  'tr',
  'pl',
  'sh',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'nd', 'ng'];

function corpusOf(size: number, seed: number): number[][] {
  const random = fractionsFrom(seed);
  const pick = (parts: string[]) => parts[Math.floor(random() * parts.length)]!;
  const lexicon = Array.from({ length: 12000 }, (_, rank) => {
    let word = ' ';
    const syllables = rank < 100 ? 1 : 1 + Math.floor(random() * 2.5);
    for (let s = 0; s < syllables; s++) word += pick(onsets) + pick(vowels) + pick(codas);
    return Array.from(word, (letter) => letter.charCodeAt(0));
  });
  return Array.from({ length: size }, () => {
    const u = random();
    return lexicon[Math.floor(lexicon.length * u * u * Math.sqrt(u))]!.slice();
  });
}

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
