/**
 * @title Gives every rank of choices a buffer of its own
 * @question moe-load-balancing
 *
 * First and second choices were counted apart, each with the share of a single choice. The total is about
 * the same, but slots that the first choices leave empty stay empty, and a popular first choice is dropped
 * although the buffer has room. An expert has one buffer for all that is sent to it.
 */

export function dispatch(
  assignments: number[][],
  numExperts: number,
  capacityFactor: number,
): { slots: number[][]; dropped: [number, number][]; capacity: number; utilisation: number } {
  const choices = checkAssignments(assignments, numExperts);
  if (!(capacityFactor > 0)) throw new RangeError(`capacityFactor must be > 0, got ${capacityFactor}`);
  const capacity = Math.ceil((capacityFactor * assignments.length * choices) / numExperts);

  const slots = Array.from({ length: numExperts }, (): number[] => []);
  const dropped: [number, number][] = [];
  // All first choices come before any second choice.
  for (let rank = 0; rank < choices; rank++) {
    const admitted = new Array<number>(numExperts).fill(0);
    assignments.forEach((experts, token) => {
      const expert = experts[rank]!;
      if (admitted[expert]! < Math.ceil(capacity / choices)) {
        slots[expert]!.push(token);
        admitted[expert]! += 1;
      } else dropped.push([token, expert]);
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
