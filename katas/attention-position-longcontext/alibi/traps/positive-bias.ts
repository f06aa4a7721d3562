/**
 * @title Rewards distance
 *
 * The product of slope and distance was added with a plus sign, so that the farthest token gets the highest
 * score. The bias is a penalty: minus the slope times the distance.
 */

export function alibiSlopes(heads: number): number[] {
  checkCount(heads, 'heads');
  let power = 1;
  while (2 * power <= heads) power *= 2;
  // The slopes of 2p heads lie between those of p heads, so every second one is new.
  const between = geometricSlopes(2 * power).filter((_, h) => h % 2 === 0);
  return [...geometricSlopes(power), ...between].slice(0, heads);
}

export function alibiBias(heads: number, tq: number, tk: number): number[][][] {
  checkCount(tq, 'tq');
  checkCount(tk, 'tk');
  if (tk < tq) throw new RangeError(`${tq} queries cannot be the last of ${tk} positions`);
  const past = tk - tq;
  return alibiSlopes(heads).map((slope) =>
    matrix(tq, tk, (i, j) => {
      const distance = i + past - j;
      return distance >= 0 ? slope * distance : -Infinity;
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
