export interface LstmParams {
  wx: number[][];
  wh: number[][];
  b: number[];
}

export function lstmCell(
  x: number[],
  h: number[],
  c: number[],
  params: LstmParams,
): { h: number[]; c: number[] } {
  checkParams(params);
  checkInput(x, params);
  const size = params.b.length / 4;
  if (h.length !== size || c.length !== size) {
    throw new RangeError(`the state must have ${size} units, got ${h.length} and ${c.length}`);
  }
  return step(x, h, c, params);
}

export function lstmSequence(xs: number[][], params: LstmParams): { hs: number[][]; c: number[] } {
  checkParams(params);
  for (const x of xs) checkInput(x, params);
  const zeros = new Array<number>(params.b.length / 4).fill(0);
  let state = { h: zeros, c: zeros };
  const hs: number[][] = [];
  for (const x of xs) {
    state = step(x, state.h, state.c, params);
    hs.push(state.h);
  }
  return { hs, c: state.c };
}

function step(
  x: number[],
  h: number[],
  c: number[],
  { wx, wh, b }: LstmParams,
): { h: number[]; c: number[] } {
  const size = b.length / 4;
  const z = b.map((bias, row) => bias + dot(wx[row]!, x) + dot(wh[row]!, h));

  // What is kept of the old cell, plus what is written of the candidate: no matrix, no squashing in between.
  const cell = c.map((old, unit) => {
    const i = sigmoid(z[unit]!);
    const f = sigmoid(z[size + unit]!);
    const g = Math.tanh(z[2 * size + unit]!);
    return f * old + i * g;
  });
  const hidden = cell.map((value, unit) => {
    const o = sigmoid(z[3 * size + unit]!);
    return o * Math.tanh(value);
  });
  return { h: hidden, c: cell };
}

/** For very negative x the exponential is Infinity, and the quotient a harmless 0. */
function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}

function checkParams({ wx, wh, b }: LstmParams): void {
  if (b.length === 0 || b.length % 4 !== 0) {
    throw new RangeError(`b must have 4 entries per unit, got ${b.length}`);
  }
  for (const matrix of [wx, wh]) {
    if (matrix.length !== b.length) throw new RangeError(`${b.length} rows are needed, got ${matrix.length}`);
  }
  if (new Set(wx.map((row) => row.length)).size > 1) throw new RangeError('wx is ragged');
  if (!wh.every((row) => row.length === b.length / 4)) {
    throw new RangeError('the rows of wh must have one entry per unit');
  }
}

function checkInput(x: number[], { wx }: LstmParams): void {
  if (x.length !== wx[0]!.length) {
    throw new RangeError(`the input must have ${wx[0]!.length} entries, got ${x.length}`);
  }
}
