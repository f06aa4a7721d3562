interface Dispatch {
  slots: number[][];
  dropped: [number, number][];
  capacity: number;
  utilisation: number;
}

/** Sorts the assignments into their order of service first; each one's place in the queue decides. */
export function dispatch(assignments: number[][], numExperts: number, capacityFactor: number): Dispatch {
  const widths = assignments.map((row) => row.length);
  const experts = Array.from({ length: numExperts }, (_, expert) => expert);
  const isKnown = (row: number[]): boolean =>
    row.every((id, i) => experts.includes(id) && row.indexOf(id) === i);
  const isValid =
    widths.length > 0 &&
    Math.min(...widths) === Math.max(...widths) &&
    assignments.every(isKnown) &&
    capacityFactor > 0;
  if (!isValid) throw new RangeError('invalid assignments');

  const queue = assignments.flatMap((row, token) => row.map((expert, rank) => ({ token, expert, rank })));
  queue.sort((a, b) => a.rank - b.rank || a.token - b.token);
  let capacity = 0;
  while (capacity * numExperts < capacityFactor * queue.length) capacity++;
  const waiting = experts.map((expert) => queue.filter((one) => one.expert === expert));
  const admitted = waiting.map((line) => line.slice(0, capacity));
  const lucky = new Set(admitted.flat());
  return {
    slots: admitted.map((line) => line.map(({ token }) => token)),
    dropped: queue.filter((one) => !lucky.has(one)).map(({ token, expert }) => [token, expert]),
    capacity,
    utilisation: lucky.size / capacity / numExperts,
  };
}

export function combine(
  expertOutputs: (token: number, expert: number) => number[],
  assignments: number[][],
  weights: number[][],
  kept: (token: number, expert: number) => boolean,
  residual: number[][],
): number[][] {
  const tokens = new Set([assignments.length, weights.length, residual.length]);
  const widths = new Set(residual.map((row) => row.length));
  const isWeighted = assignments.every((row, token) => row.length === weights[token]?.length);
  if (tokens.size !== 1 || widths.size > 1 || !isWeighted) throw new RangeError('shapes do not fit');

  const result: number[][] = [];
  for (const [token, experts] of assignments.entries()) {
    const parts: number[][] = [];
    for (const [rank, expert] of experts.entries()) {
      if (kept(token, expert)) {
        parts.push(expertOutputs(token, expert).map((value) => value * weights[token]![rank]!));
      }
    }
    result.push(residual[token]!.map((value, c) => parts.reduce((sum, part) => sum + part[c]!, value)));
  }
  return result;
}
