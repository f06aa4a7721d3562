import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

/** A model that looks at the last token, except behind the prefixes that are written out ('1 2'). */
interface Model {
  start: number[];
  after: number[][];
  exactly?: Record<string, number[]>;
}

function rowOf({ start, after, exactly = {} }: Model, tokens: number[]): number[] {
  const key = tokens.join(' ');
  if (Object.hasOwn(exactly, key)) return exactly[key]!;
  return tokens.length === 0 ? start : after[tokens.at(-1)!]!;
}

export const drivers = {
  /** Searches, and counts the calls of next. */
  search: (
    { beamSearch }: Solution,
    model: Model,
    beamSize: number,
    maxLength: number,
    eos: number,
    lengthPenalty?: number,
  ) => {
    let calls = 0;
    const next = (tokens: number[]) => {
      calls++;
      return rowOf(model, tokens);
    };
    return { beams: beamSearch(next, beamSize, maxLength, eos, lengthPenalty), calls };
  },

  /** Passes a model that must not be called. */
  searchInvalid: (
    { beamSearch }: Solution,
    beamSize: number,
    maxLength: number,
    eos: number,
    lengthPenalty?: number,
  ) =>
    beamSearch(
      () => {
        throw new Error('next was called');
      },
      beamSize,
      maxLength,
      eos,
      lengthPenalty,
    ),

  /** Overwrites what the first search returned, then searches again with the same model. */
  searchTwice: ({ beamSearch }: Solution, model: Model, beamSize: number, maxLength: number, eos: number) => {
    const run = () => beamSearch((tokens) => rowOf(model, tokens), beamSize, maxLength, eos);
    const first = run();
    for (const { tokens } of first) tokens.fill(-7);
    first.length = 0;
    return run();
  },
} satisfies Drivers<Solution>;
