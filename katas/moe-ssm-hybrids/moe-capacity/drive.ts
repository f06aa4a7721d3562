import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['dispatch']>;
type Pair = [token: number, expert: number];

interface Block {
  /** Of each expert its output for each token. */
  outputs: number[][][];
  assignments: number[][];
  weights: number[][];
  residual: number[][];
}

export const drivers = {
  /** Combines what the listed pairs kept, and reports calls of experts for other pairs. */
  combineKept: (solution: Solution, block: Block, kept: Pair[]) => combineKept(solution, block, kept),

  /** Dispatches, then combines with what found a slot. */
  runBlock: (solution: Solution, block: Block, capacityFactor: number) => {
    const { slots } = solution.dispatch(block.assignments, block.outputs.length, capacityFactor);
    const kept = slots.flatMap((tokens, expert) => tokens.map((token): Pair => [token, expert]));
    return combineKept(solution, block, kept);
  },

  /** Makes the calls one after the other and only then hands all results over. */
  dispatchInTurn: (solution: Solution, calls: Call[]) => calls.map((args) => solution.dispatch(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  dispatchTwice: (solution: Solution, call: Call) => {
    const { slots, dropped } = solution.dispatch(...call);
    for (const list of [...slots, ...dropped]) list.fill(-77);
    return solution.dispatch(...call);
  },
} satisfies Drivers<Solution>;

function combineKept(solution: Solution, block: Block, pairs: Pair[]) {
  const { outputs, assignments, weights, residual } = block;
  const kept = (token: number, expert: number) => pairs.some(([t, e]) => t === token && e === expert);
  const calledInVain: Pair[] = [];
  const expertOutputs = (token: number, expert: number) => {
    if (!kept(token, expert)) calledInVain.push([token, expert]);
    return outputs[expert]![token]!.slice();
  };
  const rows = solution.combine(expertOutputs, assignments, weights, kept, residual);
  return { rows, calledInVain };
}
