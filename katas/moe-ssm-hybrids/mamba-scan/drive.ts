import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['selectiveScan']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  scanInTurn: (solution: Solution, calls: Call[]) => calls.map((args) => solution.selectiveScan(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  scanTwice: (solution: Solution, call: Call) => {
    const { y, h } = solution.selectiveScan(...call);
    for (const row of [...y, ...h]) row.fill(-77);
    return solution.selectiveScan(...call);
  },

  /** Scans in two parts, the second one from the state that the first one ended with. */
  scanInParts: (solution: Solution, input: Call[0], at: number) => {
    const part = (from: number, to?: number) => ({
      ...input,
      x: input.x.slice(from, to),
      delta: input.delta.slice(from, to),
      B: input.B.slice(from, to),
      C: input.C.slice(from, to),
    });
    const first = solution.selectiveScan(part(0, at));
    const second = solution.selectiveScan(part(at), first.h);
    return { y: [...first.y, ...second.y], h: second.h };
  },

  /** The state that all steps lead to, by combining neighbours until one map is left. */
  combineAll: (solution: Solution, steps: { a: number; b: number }[], h0: number) => {
    let maps = steps;
    while (maps.length > 1) {
      const pairs: typeof maps = [];
      for (let i = 0; i < maps.length; i += 2) {
        const right = maps[i + 1];
        pairs.push(right === undefined ? maps[i]! : solution.combine(maps[i]!, right));
      }
      maps = pairs;
    }
    return maps[0]!.a * h0 + maps[0]!.b;
  },
} satisfies Drivers<Solution>;
