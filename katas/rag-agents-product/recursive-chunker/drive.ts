import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['chunk']>;

interface Book {
  paragraphs: number;
  seed: number;
  maxLength: number;
  overlap: number;
  separators: string[];
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  chunkInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => solution.chunk(...call)),

  /** Chunks a long text made from a seed; returns where the chunks lie and whether each is a part of it. */
  chunkBook: (solution: Solution, { paragraphs, seed, ...options }: Book) => {
    const text = writeBook(paragraphs, seed);
    return solution
      .chunk(text, options)
      .map((chunk) => [chunk.start, chunk.end, chunk.text === text.slice(chunk.start, chunk.end)]);
  },
} satisfies Drivers<Solution>;

/** Paragraphs of sentences of words, all of various lengths. */
function writeBook(paragraphs: number, seed: number): string {
  let state = seed >>> 0;
  const upTo = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * n);
  };
  const many = <T>(n: number, make: () => T): T[] => Array.from({ length: upTo(n) }, make);
  const word = (): string => 'abcdefghijklmnopqrstuvwxyz'.slice(0, upTo(11));
  const sentence = (): string => many(14, word).join(' ');
  const line = (): string => many(5, sentence).join('. ');
  return Array.from({ length: paragraphs }, () => many(3, line).join('\n')).join('\n\n');
}
