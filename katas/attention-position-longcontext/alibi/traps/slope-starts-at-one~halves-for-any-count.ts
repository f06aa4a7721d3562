/**
 * @title Uses 1/2, 1/4, 1/8, … for any number of heads
 *
 * The slopes 1/2, 1/4, 1/8, … are those of eight heads. The ratio depends on the number of heads, so that
 * the series always runs down to 1/256: with 16 heads it is the root of 1/2, with four heads 1/4.
 */

export function alibiSlopes(heads: number): number[] {
  checkCount(heads, 'heads');
  return Array.from({ length: heads }, (_, h) => 2 ** -(h + 1));
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

function matrix(rows: number, columns: number, entry: (i: number, j: number) => number): number[][] {
  return Array.from({ length: rows }, (_row, i) => Array.from({ length: columns }, (_, j) => entry(i, j)));
}

function checkCount(value: number, name: string): void {
  if (!Number.isInteger(value) || value <= 0)
    throw new RangeError(`${name} must be an integer > 0, got ${value}`);
}
