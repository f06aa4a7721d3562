import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Options = Parameters<Solution['applyRope']>[2];

interface Call {
  export: keyof Solution;
  args: unknown[];
}

interface LongInput {
  tokens: number;
  dims: number;
  firstPosition: number;
  seed: number;
  options?: Options;
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) =>
    calls.map((call) => (solution[call.export] as (...args: unknown[]) => number[][])(...call.args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    const run = () => (solution[call.export] as (...args: unknown[]) => number[][])(...call.args);
    for (const row of run()) row.fill(-77);
    return run();
  },

  /** Rotates a long prompt made from a seed; returns every 4099th element of the result. */
  rotatePrompt: (solution: Solution, { tokens, dims, firstPosition, seed, options }: LongInput) => {
    const random = numbersFrom(seed);
    const x = Array.from({ length: tokens }, () => Array.from({ length: dims }, random));
    const positions = x.map((_, t) => firstPosition + t);
    const rotated = solution.applyRope(x, positions, options);
    const sample: (number | undefined)[] = [];
    for (let n = 0; n < tokens * dims; n += 4099) sample.push(rotated[Math.floor(n / dims)]?.[n % dims]);
    return { rows: rotated.length, sample };
  },
} satisfies Drivers<Solution>;

/** Reproducible numbers in [-1, 1). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
