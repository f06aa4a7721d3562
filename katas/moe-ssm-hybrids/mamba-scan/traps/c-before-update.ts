/**
 * @title Reads the state before the token is written
 *
 * The output was taken from the state that the previous token left. The first token then reads only the
 * initial state, and every output is one token behind. The update comes first: y_t reads h_t, which has
 * seen token t.
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
        const written = step * B[t]![n]! * value;
        read += C[t]![n]! * h[e]![n]!;
        h[e]![n] = kept + written;
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
