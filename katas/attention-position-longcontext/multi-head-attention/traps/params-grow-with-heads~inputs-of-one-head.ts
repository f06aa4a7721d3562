/**
 * @title Counts the input matrices of one head only
 *
 * The three input matrices were counted for one head only, with D / heads rows each, beside a full output
 * projection. The number of weights would then fall with the number of heads. There are heads such slices,
 * and together they are full matrices again: 4 D^2.
 */

export interface MhaWeights {
  wq: number[][];
  wk: number[][];
  wv: number[][];
  wo: number[][];
}

export function multiHeadAttention(
  x: number[][],
  context: number[][],
  weights: MhaWeights,
  heads: number,
  causal = false,
): number[][] {
  const dModel = checkMatrices(x, context, weights);
  const d = headWidth(dModel, heads);
  if (causal && x.length !== context.length) {
    throw new RangeError(`causal needs equal lengths, got ${x.length} and ${context.length}`);
  }
  const q = project(x, weights.wq);
  const k = project(context, weights.wk);
  const v = project(context, weights.wv);

  const outputs = Array.from({ length: heads }, (_, h) => {
    const own = (matrix: number[][]) => matrix.map((row) => row.slice(h * d, (h + 1) * d));
    return attend(own(q), own(k), own(v), causal);
  });
  const concatenated = x.map((_, t) => outputs.flatMap((output) => output[t]!));
  // Up to here the heads have not met; the last projection mixes them.
  return project(concatenated, weights.wo);
}

export function mhaParamCount(dModel: number, heads: number): number {
  headWidth(dModel, heads);
  return 3 * dModel * (dModel / heads) + dModel * dModel;
}

function attend(q: number[][], k: number[][], v: number[][], causal: boolean): number[][] {
  const scale = 1 / Math.sqrt(q[0]!.length);
  return q.map((query, i) => {
    const visibleKeys = causal ? k.slice(0, i + 1) : k;
    const shares = softmax(visibleKeys.map((key) => scale * dot(query, key)));
    return query.map((_, c) => shares.reduce((sum, share, j) => sum + share * v[j]![c]!, 0));
  });
}

/** Rows times the transpose of a matrix that is stored as [out][in]. */
function project(rows: number[][], matrix: number[][]): number[][] {
  return rows.map((row) => matrix.map((outgoing) => dot(outgoing, row)));
}

function softmax(scores: number[]): number[] {
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}

function headWidth(dModel: number, heads: number): number {
  if (!Number.isInteger(heads) || heads < 1 || dModel % heads !== 0) {
    throw new RangeError(`heads must be an integer that divides ${dModel}, got ${heads}`);
  }
  return dModel / heads;
}

/** Throws for shapes that do not fit together; returns the width D. */
function checkMatrices(x: number[][], context: number[][], { wq, wk, wv, wo }: MhaWeights): number {
  if (x.length === 0 || context.length === 0) throw new RangeError('x and context need at least one row');
  const dModel = x[0]!.length;
  if (dModel === 0) throw new RangeError('x has no dimensions');
  if ([wq, wk, wv, wo].some((matrix) => matrix.length !== dModel)) {
    throw new RangeError(`a weight matrix does not have ${dModel} rows`);
  }
  for (const row of [x, context, wq, wk, wv, wo].flat()) {
    if (row.length !== dModel) throw new RangeError(`expected rows of ${dModel}, got one of ${row.length}`);
  }
  return dModel;
}
