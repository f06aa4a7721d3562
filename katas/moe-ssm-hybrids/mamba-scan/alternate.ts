export interface SsmInput {
  x: number[][];
  delta: number[][];
  A: number[][];
  B: number[][];
  C: number[][];
  D: number[];
}

interface Step {
  a: number;
  b: number;
}

/** By prefix scans, as in training: one for every channel and state index, over the steps of all tokens. */
export function selectiveScan(
  { x, delta, A, B, C, D }: SsmInput,
  h0?: number[][],
): { y: number[][]; h: number[][] } {
  const [tokens, channels, states] = [x.length, D.length, A[0]?.length ?? 0];
  const isShaped = (matrix: number[][], rows: number, width: number): boolean =>
    matrix.length === rows && matrix.every((row) => row.length === width);
  const start = h0 ?? A.map(() => new Array<number>(states).fill(0));
  const fits =
    channels * states > 0 &&
    [x, delta].every((matrix) => isShaped(matrix, tokens, channels)) &&
    [B, C].every((matrix) => isShaped(matrix, tokens, states)) &&
    [A, start].every((matrix) => isShaped(matrix, channels, states));
  if (!fits) throw new RangeError('shapes do not fit');
  for (const steps of delta) if (Math.min(...steps) < 0) throw new RangeError('negative step');

  const y = x.map((row) => row.map((value, e) => D[e]! * value));
  const h: number[][] = [];
  for (let e = 0; e < channels; e++) {
    const last: number[] = [];
    for (let n = 0; n < states; n++) {
      const initial = start[e]![n]!;
      const steps = x.map((row, t): Step => {
        const size = delta[t]![e]!;
        return { a: Math.exp(size * A[e]![n]!), b: size * B[t]![n]! * row[e]! };
      });
      const reached = prefixes(steps).map(({ a, b }) => a * initial + b);
      reached.forEach((value, t) => (y[t]![e]! += C[t]![n]! * value));
      last.push(reached.at(-1) ?? initial);
    }
    h.push(last);
  }
  return { y, h };
}

export function combine(left: Step, right: Step): Step {
  const apply = (h: number): number => right.a * (left.a * h + left.b) + right.b;
  return { a: right.a * left.a, b: apply(0) };
}

/** For every step the map of all steps up to it; both halves could run at the same time. */
function prefixes(steps: Step[]): Step[] {
  if (steps.length < 2) return steps;
  const middle = Math.floor(steps.length / 2);
  const early = prefixes(steps.slice(0, middle));
  const late = prefixes(steps.slice(middle));
  return [...early, ...late.map((step) => combine(early[middle - 1]!, step))];
}
