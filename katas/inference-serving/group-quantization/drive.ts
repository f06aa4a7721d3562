import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['quantize']>;

export const drivers = {
  /** Integers and zero points alone, which are exact. */
  levels: (solution: Solution, ...call: Call) => {
    const { q, zeros } = solution.quantize(...call);
    return { q, zeros };
  },

  /** What comes back. */
  roundTrip: (solution: Solution, ...call: Call) => solution.dequantize(solution.quantize(...call)),

  /** Quantizes several lists in turn and only then hands all results over. */
  quantizeInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => solution.quantize(...call)),

  /** Overwrites the first result, then quantizes again. */
  quantizeTwice: (solution: Solution, call: Call) => {
    const { q, scales, zeros } = solution.quantize(...call);
    for (const list of [q, scales, zeros]) list.fill(-77);
    return solution.quantize(...call);
  },
} satisfies Drivers<Solution>;
