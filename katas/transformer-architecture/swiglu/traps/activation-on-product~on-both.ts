/**
 * @title Activates both projections
 *
 * silu was applied to both projections. The values then lose nearly all that is negative. Only the gate is
 * activated; the values pass linearly.
 */

export function swiglu(x: number[], wGate: number[][], wUp: number[][], wDown: number[][]): number[] {
  const hidden = wGate.length;
  if (wUp.length !== hidden) throw new RangeError(`wGate has ${hidden} rows and wUp ${wUp.length}`);
  checkWidth([...wGate, ...wUp], x.length);
  checkWidth(wDown, hidden);

  const gate = multiply(wGate, x);
  const up = multiply(wUp, x);
  return multiply(
    wDown,
    gate.map((value, i) => silu(value) * silu(up[i]!)),
  );
}

export function swigluHidden(dModel: number, multipleOf: number): number {
  for (const value of [dModel, multipleOf]) {
    if (!Number.isInteger(value) || value <= 0) throw new RangeError(`not an integer > 0: ${value}`);
  }
  // Three matrices of 8/3 d have the weights of two matrices of 4 d.
  const width = Math.floor((8 * dModel) / 3);
  return Math.ceil(width / multipleOf) * multipleOf;
}

/** For z far below 0 the exponential is infinite and the quotient 0, as it should be. */
function silu(z: number): number {
  return z / (1 + Math.exp(-z));
}

function multiply(matrix: number[][], x: number[]): number[] {
  return matrix.map((row) => row.reduce((sum, weight, j) => sum + weight * x[j]!, 0));
}

function checkWidth(rows: number[][], width: number): void {
  for (const row of rows) {
    if (row.length !== width) throw new RangeError(`expected rows of ${width}, got one of ${row.length}`);
  }
}
