export interface LinearGrads {
  dx: number[][];
  dw: number[][];
  db: number[];
}

/** In terms of one matrix product and transposes; the bias is a weight whose input is always 1. */
export function linearForward(x: number[][], w: number[][], b: number[]): number[][] {
  const [rows, inputs] = shapeOf(x);
  const [outputs, width] = shapeOf(w);
  const isEmpty = rows * inputs * outputs === 0;
  if (isEmpty || inputs !== width || b.length !== outputs) throw new RangeError('shapes do not fit');
  return multiply(
    x.map((row) => [...row, 1]),
    transpose(w.map((row, o) => [...row, b[o]!])),
  );
}

export function linearBackward(x: number[][], w: number[][], dy: number[][]): LinearGrads {
  const [rows, inputs] = shapeOf(x);
  const [outputs, width] = shapeOf(w);
  const [slopeRows, slopes] = shapeOf(dy);
  const isEmpty = rows * inputs * outputs === 0;
  if (isEmpty || inputs !== width || slopeRows !== rows || slopes !== outputs) {
    throw new RangeError('shapes do not fit');
  }
  const ones = x.map(() => 1);
  return { dx: multiply(dy, w), dw: multiply(transpose(dy), x), db: multiply([ones], dy)[0]! };
}

export function linearFlops(
  batch: number,
  inDim: number,
  outDim: number,
): { forward: number; backward: number } {
  const isSize = (value: number): boolean => Number.isInteger(value) && value > 0;
  if (![batch, inDim, outDim].every(isSize)) throw new RangeError('bad dimension');
  const product = (rows: number, inner: number, columns: number): number => 2 * rows * inner * columns;
  const forInputs = product(batch, outDim, inDim);
  const forWeights = product(outDim, batch, inDim);
  return { forward: product(batch, inDim, outDim), backward: forInputs + forWeights };
}

function shapeOf(matrix: number[][]): [rows: number, width: number] {
  const widths = new Set(matrix.map((row) => row.length));
  if (widths.size > 1) throw new RangeError('ragged');
  const [width = 0] = widths;
  return [matrix.length, width];
}

function multiply(a: number[][], b: number[][]): number[][] {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => row.reduce((sum, value, j) => sum + value * column[j]!, 0)));
}

function transpose(matrix: number[][]): number[][] {
  return matrix[0]!.map((_, j) => matrix.map((row) => row[j]!));
}
