/**
 * @title Averages all three gradients
 *
 * Everything was divided by the number of rows. For the gradient of the input it is especially far off: a
 * row of x has an influence on its own output only, so there is nothing to average over.
 */

export interface LinearGrads {
  dx: number[][];
  dw: number[][];
  db: number[];
}

export function linearForward(x: number[][], w: number[][], b: number[]): number[][] {
  const inDim = checkWidths(x, w);
  if (b.length !== w.length) throw new RangeError(`a bias of ${b.length} for ${w.length} outputs`);
  return x.map((row) =>
    w.map((weights, o) => {
      let sum = b[o]!;
      for (let i = 0; i < inDim; i++) sum += row[i]! * weights[i]!;
      return sum;
    }),
  );
}

export function linearBackward(x: number[][], w: number[][], dy: number[][]): LinearGrads {
  const inDim = checkWidths(x, w);
  if (dy.length !== x.length || dy.some((row) => row.length !== w.length)) {
    throw new RangeError(`dy must have ${x.length} rows of ${w.length}`);
  }
  const dx = x.map(() => new Array<number>(inDim).fill(0));
  const dw = w.map(() => new Array<number>(inDim).fill(0));
  const db = w.map(() => 0);
  dy.forEach((slopes, r) =>
    slopes.forEach((slope, o) => {
      // y[r][o] depends on x[r] through w[o], on w[o] through x[r], and on b[o] directly.
      for (let i = 0; i < inDim; i++) {
        dx[r]![i]! += (slope * w[o]![i]!) / x.length;
        dw[o]![i]! += (slope * x[r]![i]!) / x.length;
      }
      db[o]! += slope / x.length;
    }),
  );
  return { dx, dw, db };
}

export function linearFlops(
  batch: number,
  inDim: number,
  outDim: number,
): { forward: number; backward: number } {
  for (const size of [batch, inDim, outDim]) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`not an integer >= 1: ${size}`);
  }
  const forward = 2 * batch * inDim * outDim;
  return { forward, backward: 2 * forward };
}

/** Throws unless x and w have rows, all of one width; returns the width. */
function checkWidths(x: number[][], w: number[][]): number {
  const inDim = x[0]?.length ?? 0;
  if (inDim === 0 || w.length === 0) throw new RangeError('there are no rows, no inputs or no outputs');
  if ([...x, ...w].some((row) => row.length !== inDim))
    throw new RangeError(`not all rows are ${inDim} wide`);
  return inDim;
}
