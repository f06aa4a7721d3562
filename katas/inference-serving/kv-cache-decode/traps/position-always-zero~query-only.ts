/**
 * @title Rotates the new key but not the new query
 * @question kv-cache
 *
 * The key was placed at its position, the query stayed at 0, since it is not kept and "only the cache has
 * positions". The score depends on the difference of the two positions, so the query needs its own as much
 * as the key does.
 */

export interface TinyAttn {
  wq: number[][];
  wk: number[][];
  wv: number[][];
  wo: number[][];
}

export interface KvCache {
  k: number[][];
  v: number[][];
}

export function forwardFull(x: number[][], layers: TinyAttn[]): number[][] {
  checkModel(x, layers);
  let h = x.map((row) => row.slice());
  for (const { wq, wk, wv, wo } of layers) {
    const q = h.map((row, position) => rotate(apply(wq, row), position));
    const k = h.map((row, position) => rotate(apply(wk, row), position));
    const v = h.map((row) => apply(wv, row));
    h = h.map((row, t) => add(row, apply(wo, attend(q[t]!, k.slice(0, t + 1), v))));
  }
  return h;
}

export function emptyCache(layers: number): KvCache[] {
  return Array.from({ length: layers }, () => ({ k: [], v: [] }));
}

export function decodeStep(
  x: number[],
  caches: KvCache[],
  layers: TinyAttn[],
  stats?: { projections: number },
): { output: number[]; caches: KvCache[] } {
  checkModel([x], layers);
  checkCaches(caches, layers.length, x.length);
  let h = x.slice();
  const longer = layers.map(({ wq, wk, wv, wo }, l) => {
    const cache = caches[l]!;
    const position = cache.k.length;
    const q = rotate(apply(wq, h), 0);
    const k = [...cache.k, rotate(apply(wk, h), position)];
    const v = [...cache.v, apply(wv, h)];
    if (stats) stats.projections += 3;
    // No mask: everything that is cached comes before the new token.
    h = add(h, apply(wo, attend(q, k, v)));
    return { k, v };
  });
  return { output: h, caches: longer };
}

/** What a query gets from the keys and the values that belong to them. */
function attend(query: number[], keys: number[][], values: number[][]): number[] {
  const scale = 1 / Math.sqrt(query.length);
  const scores = keys.map((key) => scale * dot(query, key));
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, value) => sum + value, 0);
  const mix = query.map(() => 0);
  exps.forEach((share, j) => values[j]!.forEach((value, c) => (mix[c]! += (share / total) * value)));
  return mix;
}

function rotate(row: number[], position: number): number[] {
  const rotated = row.slice();
  for (let i = 0; i < row.length; i += 2) {
    const angle = position * Math.pow(10000, -i / row.length);
    const [a, b] = [row[i]!, row[i + 1]!];
    rotated[i] = a * Math.cos(angle) - b * Math.sin(angle);
    rotated[i + 1] = a * Math.sin(angle) + b * Math.cos(angle);
  }
  return rotated;
}

function apply(matrix: number[][], vector: number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

function add(a: number[], b: number[]): number[] {
  return a.map((value, i) => value + b[i]!);
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function checkModel(x: number[][], layers: TinyAttn[]): void {
  const d = x[0]?.length ?? layers[0]?.wq.length ?? 0;
  if (d % 2 !== 0) throw new RangeError(`the width must be even, got ${d}`);
  checkWidth(x, d, 'x');
  for (const { wq, wk, wv, wo } of layers) {
    for (const weights of [wq, wk, wv, wo]) {
      if (weights.length !== d) throw new RangeError(`weights with ${weights.length} rows for width ${d}`);
      checkWidth(weights, d, 'a weight matrix');
    }
  }
}

function checkCaches(caches: KvCache[], layers: number, d: number): void {
  if (caches.length !== layers) throw new RangeError(`${caches.length} caches for ${layers} layers`);
  for (const { k, v } of caches) {
    if (k.length !== v.length) throw new RangeError(`${k.length} keys and ${v.length} values are cached`);
    checkWidth(k, d, 'the cached keys');
    checkWidth(v, d, 'the cached values');
  }
}

function checkWidth(rows: number[][], d: number, name: string): void {
  if (rows.some((row) => row.length !== d)) throw new RangeError(`${name}: not all rows are ${d} wide`);
}
