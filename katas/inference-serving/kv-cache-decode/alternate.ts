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

/** The full pass as what it has to equal: step after step from empty caches. */
export function forwardFull(x: number[][], layers: TinyAttn[]): number[][] {
  const width = x[0]?.length ?? 0;
  if (x.some((row) => row.length !== width)) throw new RangeError('ragged input');
  let caches = emptyCache(layers.length);
  const outputs: number[][] = [];
  for (const row of x) {
    const step = decodeStep(row, caches, layers);
    outputs.push(step.output);
    caches = step.caches;
  }
  return outputs;
}

export function emptyCache(layers: number): KvCache[] {
  const caches: KvCache[] = [];
  while (caches.length < layers) caches.push({ k: [], v: [] });
  return caches;
}

export function decodeStep(
  x: number[],
  caches: KvCache[],
  layers: TinyAttn[],
  stats: { projections: number } = { projections: 0 },
): { output: number[]; caches: KvCache[] } {
  const d = x.length;
  const isWide = (rows: number[][]): boolean => rows.every((row) => row.length === d);
  const isSquare = (matrix: number[][]): boolean => matrix.length === d && isWide(matrix);
  const layersFit = layers.every((layer) => [layer.wq, layer.wk, layer.wv, layer.wo].every(isSquare));
  const cachesFit = caches.every(({ k, v }) => k.length === v.length && isWide(k) && isWide(v));
  if (d % 2 === 1 || !layersFit || !cachesFit || caches.length !== layers.length) {
    throw new RangeError('shapes do not fit');
  }

  const output = Float64Array.from(x);
  const next = caches.map(({ k, v }) => ({ k: k.slice(), v: v.slice() }));
  for (const [l, layer] of layers.entries()) {
    const { k, v } = next[l]!;
    const position = k.length;
    const query = turn(project(layer.wq, output), position);
    k.push(turn(project(layer.wk, output), position));
    v.push(project(layer.wv, output));
    stats.projections += 3;

    // One pass over the cache with a running maximum.
    const mix = new Array<number>(d).fill(0);
    let top = -Infinity;
    let total = 0;
    for (const [j, key] of k.entries()) {
      let score = 0;
      for (let c = 0; c < d; c++) score += query[c]! * key[c]!;
      score /= Math.sqrt(d);
      const raised = Math.max(top, score);
      const shrink = Math.exp(top - raised);
      const share = Math.exp(score - raised);
      total = total * shrink + share;
      for (let c = 0; c < d; c++) mix[c] = mix[c]! * shrink + share * v[j]![c]!;
      top = raised;
    }
    for (const [c, value] of project(layer.wo, mix).entries()) output[c]! += value / total;
  }
  return { output: [...output], caches: next };
}

function project(matrix: number[][], vector: ArrayLike<number>): number[] {
  const result: number[] = [];
  for (const weights of matrix) {
    let sum = 0;
    for (const [i, weight] of weights.entries()) sum += weight * vector[i]!;
    result.push(sum);
  }
  return result;
}

/** Each pair of neighbours as a length and an angle. */
function turn(row: number[], position: number): number[] {
  return row.flatMap((a, i) => {
    if (i % 2 === 1) return [];
    const b = row[i + 1]!;
    const angle = Math.atan2(b, a) + position / 10000 ** (i / row.length);
    const length = Math.hypot(a, b);
    return [length * Math.cos(angle), length * Math.sin(angle)];
  });
}
