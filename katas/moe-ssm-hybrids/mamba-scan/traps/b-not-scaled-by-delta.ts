/**
 * @title Writes without the step size
 *
 * The new token was added as B x, without delta. Then a token with delta = 0, which the layer wants to
 * skip, is written in full. Discretised, both terms depend on the step: the old state fades by exp(delta
 * A), the input comes in as delta B x.
 */

export interface SsmInput {
  x: number[][];
  delta: number[][];
  A: number[][];
  B: number[][];
  C: number[][];
  D: number[];
}

export function selectiveScan(input: SsmInput, h0?: number[][]): { y: number[][]; h: number[][] } {
  const { x, delta, A, B, C, D } = input;
  checkInput(input, h0);
  const h = (h0 ?? A.map((row) => row.map(() => 0))).map((row) => row.slice());
  const y = x.map((tokens, t) =>
    tokens.map((value, e) => {
      const step = delta[t]![e]!;
      let read = 0;
      A[e]!.forEach((rate, n) => {
        const kept = Math.exp(step * rate) * h[e]![n]!;
        const written = B[t]![n]! * value;
        const state = kept + written;
        h[e]![n] = state;
        read += C[t]![n]! * state;
      });
      return read + D[e]! * value;
    }),
  );
  return { y, h };
}

export function combine(
  left: { a: number; b: number },
  right: { a: number; b: number },
): { a: number; b: number } {
  // right(left(h)) = right.a * (left.a * h + left.b) + right.b
  return { a: left.a * right.a, b: right.a * left.b + right.b };
}

function checkInput({ x, delta, A, B, C, D }: SsmInput, h0?: number[][]): void {
  const channels = A.length;
  const states = A[0]?.length ?? 0;
  if (states === 0) throw new RangeError('there are no channels, or they have no state');
  const tokens = x.length;
  checkShape(x, tokens, channels, 'x');
  checkShape(delta, tokens, channels, 'delta');
  checkShape(A, channels, states, 'A');
  checkShape(B, tokens, states, 'B');
  checkShape(C, tokens, states, 'C');
  checkShape([D], 1, channels, 'D');
  if (h0) checkShape(h0, channels, states, 'h0');
  if (delta.flat().some((step) => step < 0)) throw new RangeError('a step size is negative');
}

function checkShape(matrix: number[][], rows: number, width: number, name: string): void {
  if (matrix.length !== rows || matrix.some((row) => row.length !== width)) {
    throw new RangeError(`${name} must have ${rows} rows of ${width} numbers`);
  }
}
