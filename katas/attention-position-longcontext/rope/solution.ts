export interface RopeOptions {
  base?: number;
  layout?: 'interleaved' | 'half';
}

export function applyRope(x: number[][], positions: number[], options: RopeOptions = {}): number[][] {
  const { base, layout } = readOptions(options);
  checkRows(x, positions, 'x');
  return rotateRows(x, positions, base, layout);
}

export function ropeScores(
  q: number[][],
  k: number[][],
  qPositions: number[],
  kPositions: number[],
  options: RopeOptions = {},
): number[][] {
  const { base, layout } = readOptions(options);
  checkRows(q, qPositions, 'q');
  checkRows(k, kPositions, 'k');
  if (q.length > 0 && k.length > 0 && width(q) !== width(k)) {
    throw new RangeError(`q has ${width(q)} dimensions and k has ${width(k)}`);
  }
  // Each row is rotated once; the relative position appears by itself in the dot products.
  const rotatedQ = rotateRows(q, qPositions, base, layout);
  const rotatedK = rotateRows(k, kPositions, base, layout);
  const scale = 1 / Math.sqrt(width(q));
  return rotatedQ.map((query) => rotatedK.map((key) => dot(query, key) * scale));
}

function rotateRows(
  x: number[][],
  positions: number[],
  base: number,
  layout: 'interleaved' | 'half',
): number[][] {
  const d = width(x);
  const pairs = d / 2;
  const speeds = Array.from({ length: pairs }, (_, i) => Math.pow(base, (-2 * i) / d));
  return x.map((row, t) => {
    const position = positions[t]!;
    const rotated = row.slice();
    for (let i = 0; i < pairs; i++) {
      const first = layout === 'half' ? i : 2 * i;
      const second = layout === 'half' ? i + pairs : 2 * i + 1;
      const angle = position * speeds[i]!;
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      const a = row[first]!;
      const b = row[second]!;
      rotated[first] = a * cos - b * sin;
      rotated[second] = a * sin + b * cos;
    }
    return rotated;
  });
}

function dot(a: number[], b: number[]): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function width(x: number[][]): number {
  return x[0]?.length ?? 0;
}

function readOptions({ base = 10000, layout = 'interleaved' }: RopeOptions): Required<RopeOptions> {
  if (!Number.isFinite(base) || base <= 0) throw new RangeError(`base must be finite and > 0, got ${base}`);
  if (layout !== 'interleaved' && layout !== 'half') throw new RangeError(`unknown layout ${String(layout)}`);
  return { base, layout };
}

function checkRows(x: number[][], positions: number[], name: string): void {
  if (positions.length !== x.length) {
    throw new RangeError(`${name} has ${x.length} rows but ${positions.length} positions`);
  }
  for (const position of positions) {
    if (!Number.isInteger(position) || position < 0) {
      throw new RangeError(`a position must be an integer >= 0, got ${position}`);
    }
  }
  const d = width(x);
  for (const row of x) {
    if (row.length !== d) throw new RangeError(`${name} is ragged: rows of ${d} and of ${row.length}`);
  }
  if (x.length > 0 && (d === 0 || d % 2 !== 0)) {
    throw new RangeError(`${name} must have an even number of dimensions > 0, got ${d}`);
  }
}
