/**
 * @title Gates with the exact GELU
 *
 * The gate went through GELU, which makes it GEGLU, a sister of SwiGLU in the same paper. The curves look
 * alike, but GELU weighs by the normal distribution and silu by the logistic function; at -1 they give
 * -0.16 and -0.27.
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
    gate.map((value, i) => gelu(value) * up[i]!),
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

function gelu(z: number): number {
  // error function of z / sqrt(2): series near 0, continued fraction further out
  const t = Math.abs(z) / Math.SQRT2;
  let erf = 1;
  if (t < 3) {
    let term = t;
    erf = t;
    for (let n = 1; n < 80; n++) {
      term *= (-t * t) / n;
      erf += term / (2 * n + 1);
    }
    erf *= 2 / Math.sqrt(Math.PI);
  } else if (t < 27) {
    let fraction = t;
    for (let n = 60; n > 0; n--) fraction = t + n / 2 / fraction;
    erf = 1 - Math.exp(-t * t) / Math.sqrt(Math.PI) / fraction;
  }
  return 0.5 * z * (1 + Math.sign(z) * erf);
}

function multiply(matrix: number[][], x: number[]): number[] {
  return matrix.map((row) => row.reduce((sum, weight, j) => sum + weight * x[j]!, 0));
}

function checkWidth(rows: number[][], width: number): void {
  for (const row of rows) {
    if (row.length !== width) throw new RangeError(`expected rows of ${width}, got one of ${row.length}`);
  }
}
