/** Slopes by repeated multiplication; the remaining heads take the odd powers of the root of the ratio. */
export function alibiSlopes(heads: number): number[] {
  requirePositive(heads);
  const power = 2 ** (heads.toString(2).length - 1);
  const ratio = Math.pow(2, -8 / power);
  const slopes: number[] = [];
  for (let slope = ratio; slopes.length < power; slope *= ratio) slopes.push(slope);
  for (let slope = Math.sqrt(ratio); slopes.length < heads; slope *= ratio) slopes.push(slope);
  return slopes;
}

/** All rows of a head are windows of one long row: distances down to 0, then the future. */
export function alibiBias(heads: number, tq: number, tk: number): number[][][] {
  requirePositive(tq);
  requirePositive(tk);
  if (tq > tk) throw new RangeError('more queries than positions');
  const future = new Array<number>(tq).fill(-Infinity);
  return alibiSlopes(heads).map((slope) => {
    const past = Array.from({ length: tk }, (_, j) => slope * (j + 1 - tk));
    const long = [...past, ...future];
    const rows: number[][] = [];
    for (let start = tq - 1; start >= 0; start--) rows.push(long.slice(start, start + tk));
    return rows;
  });
}

function requirePositive(count: number): void {
  if (!(count > 0 && count % 1 === 0)) throw new RangeError('counts must be positive integers');
}
