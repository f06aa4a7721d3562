import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

/** Decodes pieces of bytes; each is a token of its own. */
function decode({ createDetokenizer }: Solution, pieces: number[][]) {
  const detokenizer = createDetokenizer(pieces);
  const pushed = pieces.map((_, token) => detokenizer.push(token));
  return { pushed, end: [detokenizer.end(), detokenizer.end()] };
}

export const drivers = {
  pieces: decode,

  /** Several texts, each of its own detokenizer, in single bytes. */
  texts: (solution: Solution, texts: number[][]) =>
    texts.map((bytes) => {
      const { pushed, end } = decode(
        solution,
        bytes.map((byte) => [byte]),
      );
      return pushed.join('') + end.join('');
    }),

  /** The same bytes in every cut into two pieces, in single bytes and in one piece: the texts that come out. */
  everyCut: (solution: Solution, bytes: number[]) => {
    const cuts = Array.from({ length: bytes.length + 1 }, (_, i) => [bytes.slice(0, i), bytes.slice(i)]);
    const single = bytes.map((byte) => [byte]);
    const texts = [...cuts, single, [bytes]].map((pieces) => {
      const { pushed, end } = decode(solution, pieces);
      return pushed.join('') + end.join('');
    });
    return [...new Set(texts)];
  },

  /** Pushes tokens; an id that is refused is part of the trace. */
  tokens: ({ createDetokenizer }: Solution, vocab: number[][], tokens: number[]) => {
    const detokenizer = createDetokenizer(vocab);
    const pushed = tokens.map((token) => {
      try {
        return detokenizer.push(token);
      } catch (error) {
        if (error instanceof RangeError) return 'RangeError';
        throw error;
      }
    });
    return { pushed, end: detokenizer.end() };
  },

  /** Pushes tokens, the last of which must be refused. */
  refused: ({ createDetokenizer }: Solution, vocab: number[][], tokens: number[]) => {
    const detokenizer = createDetokenizer(vocab);
    return tokens.map((token) => detokenizer.push(token));
  },

  pushAfterEnd: ({ createDetokenizer }: Solution, vocab: number[][], tokens: number[], late: number) => {
    const detokenizer = createDetokenizer(vocab);
    for (const token of tokens) detokenizer.push(token);
    detokenizer.end();
    return detokenizer.push(late);
  },

  /** Two detokenizers with the same vocabulary that get their tokens in turn. */
  twoTexts: ({ createDetokenizer }: Solution, vocab: number[][], first: number[], second: number[]) => {
    const one = createDetokenizer(vocab);
    const two = createDetokenizer(vocab);
    const pushed = first.map((token, i) => [one.push(token), two.push(second[i]!)]);
    return { pushed, end: [one.end(), two.end()] };
  },

  /** A long text whose tokens end inside characters. Returns how long it is, and its last characters. */
  longText: ({ createDetokenizer }: Solution, count: number) => {
    const vocab = [
      [0xe2, 0x82],
      [0xac, 0x20, 0xf0],
      [0x9f, 0x98, 0x80, 0x61],
    ];
    const detokenizer = createDetokenizer(vocab);
    let length = 0;
    let last = '';
    for (let i = 0; i < count; i++) {
      last = detokenizer.push(i % 3);
      length += last.length;
    }
    return { length, last, end: detokenizer.end() };
  },
} satisfies Drivers<Solution>;
