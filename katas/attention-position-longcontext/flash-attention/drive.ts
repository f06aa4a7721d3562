import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Options = Parameters<Solution['flashAttention']>[2];
type Range = [start: number, end: number];

interface Input {
  q: number[][];
  k: number[][];
  v: number[][];
  options: Options;
}

export const drivers = {
  /** Attends and reports every load as well, sorted by its range. */
  attend: (solution: Solution, input: Input) => run(solution, input),

  /** Makes the calls one after the other and only then hands all results over. */
  attendInTurn: (solution: Solution, inputs: Input[]) => inputs.map((input) => run(solution, input)),

  /** Overwrites what the first call returned, then makes the same call again. */
  attendTwice: (solution: Solution, input: Input) => {
    const { output, lse } = run(solution, input);
    for (const row of [...output, lse]) row.fill(-77);
    return run(solution, input);
  },

  /** Tries a call that must be refused, and reports what was loaded before it was. */
  loadsBeforeRefusal: (solution: Solution, { q, k, v, options }: Input) => {
    const { kv, loads } = sourceOf(k, v);
    try {
      solution.flashAttention(q, kv, options);
    } catch (error) {
      return { refused: error instanceof RangeError, loads };
    }
    return { refused: false, loads };
  },
} satisfies Drivers<Solution>;

function run(solution: Solution, { q, k, v, options }: Input) {
  const { kv, loads } = sourceOf(k, v);
  const { output, lse } = solution.flashAttention(q, kv, options);
  loads.sort(([a, endOfA], [b, endOfB]) => a - b || endOfA - endOfB);
  return { output, lse, loads };
}

/** Keys and values as a source that keeps a list of what is asked of it. Its rows are frozen. */
function sourceOf(k: number[][], v: number[][]) {
  const loads: Range[] = [];
  const load = (start: number, end: number) => {
    loads.push([start, end]);
    return { k: k.slice(start, end), v: v.slice(start, end) };
  };
  return { kv: { length: k.length, load }, loads };
}
