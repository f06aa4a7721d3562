/**
 * @title Counts the tokens, not their choices
 * @question moe-load-balancing
 *
 * The capacity was computed from the number of tokens, as in the formula of Switch, where each token has a
 * single expert. With k choices there are k times as many assignments to place. The buffers then have room
 * for 1/k of them, and at a factor of 1 even perfect balance drops half of everything for k = 2.
 */

export function dispatch(
  assignments: number[][],
  numExperts: number,
  capacityFactor: number,
): { slots: number[][]; dropped: [number, number][]; capacity: number; utilisation: number } {
  const choices = checkAssignments(assignments, numExperts);
  if (!(capacityFactor > 0)) throw new RangeError(`capacityFactor must be > 0, got ${capacityFactor}`);
  const capacity = Math.ceil((capacityFactor * assignments.length) / numExperts);

  const slots = Array.from({ length: numExperts }, (): number[] => []);
  const dropped: [number, number][] = [];
  // All first choices come before any second choice.
  for (let rank = 0; rank < choices; rank++) {
    assignments.forEach((experts, token) => {
      const expert = experts[rank]!;
      const taken = slots[expert]!;
      if (taken.length < capacity) taken.push(token);
      else dropped.push([token, expert]);
    });
  }
  const utilisation = slots.flat().length / (numExperts * capacity);
  return { slots, dropped, capacity, utilisation };
}

export function combine(
  expertOutputs: (token: number, expert: number) => number[],
  assignments: number[][],
  weights: number[][],
  kept: (token: number, expert: number) => boolean,
  residual: number[][],
): number[][] {
  checkShapes(assignments, weights, residual);
  return assignments.map((experts, token) => {
    const sum = residual[token]!.slice();
    experts.forEach((expert, rank) => {
      if (!kept(token, expert)) return;
      const weight = weights[token]![rank]!;
      expertOutputs(token, expert).forEach((value, c) => (sum[c]! += weight * value));
    });
    return sum;
  });
}

/** Throws for invalid assignments; returns how many experts each token chose. */
function checkAssignments(assignments: number[][], numExperts: number): number {
  const choices = assignments[0]?.length;
  if (choices === undefined) throw new RangeError('there are no tokens');
  for (const experts of assignments) {
    if (experts.length !== choices) throw new RangeError('tokens have unequal numbers of experts');
    if (new Set(experts).size !== choices) throw new RangeError('an expert is chosen twice by a token');
    for (const expert of experts) {
      if (!Number.isInteger(expert) || expert < 0 || expert >= numExperts) {
        throw new RangeError(`there is no expert ${expert}`);
      }
    }
  }
  return choices;
}

function checkShapes(assignments: number[][], weights: number[][], residual: number[][]): void {
  const tokens = assignments.length;
  if (weights.length !== tokens) throw new RangeError(`weights for ${weights.length} of ${tokens} tokens`);
  if (residual.length !== tokens) throw new RangeError(`${residual.length} residuals for ${tokens} tokens`);
  if (assignments.some((experts, token) => weights[token]!.length !== experts.length)) {
    throw new RangeError('each choice needs a weight');
  }
  if (residual.some((row) => row.length !== residual[0]!.length)) throw new RangeError('residual is ragged');
}
