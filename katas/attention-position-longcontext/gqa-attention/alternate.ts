export interface GqaOptions {
  causal?: boolean;
}

export interface KvCacheSpec {
  layers: number;
  kvHeads: number;
  headDim: number;
  tokens: number;
  bytesPerElement: number;
}

/**
 * The loop runs over key-value heads, as a kernel does that loads each of them once: for every one it takes
 * the queries of its group, and keeps a running maximum and sums while it goes over the keys.
 */
export function groupedQueryAttention(
  q: number[][][],
  k: number[][][],
  v: number[][][],
  options?: GqaOptions,
): number[][][] {
  const causal = options?.causal ?? true;
  const [hq, tq, d] = dimensions(q);
  const [hkv, tk, dk] = dimensions(k);
  const [hv, tv, dv] = dimensions(v);
  const shared = hq / hkv;
  const fits = hkv === hv && tk === tv && d === dk && Number.isInteger(shared);
  if (!fits || hq * tq * d * tk === 0 || (causal && tq > tk)) throw new RangeError('shapes do not fit');

  const result: number[][][] = [];
  for (const [g, keys] of k.entries()) {
    for (const queries of q.slice(g * shared, g * shared + shared)) {
      result.push(
        queries.map((query, i) => {
          const last = causal ? tk - tq + i : tk - 1;
          const sums = new Array<number>(dv).fill(0);
          let top = -Infinity;
          let total = 0;
          for (let j = 0; j <= last; j++) {
            const key = keys[j]!;
            const score = query.map((value, c) => value * key[c]!).reduce((a, b) => a + b) / Math.sqrt(d);
            const raised = Math.max(top, score);
            const [shrink, share] = [Math.exp(top - raised), Math.exp(score - raised)];
            total = total * shrink + share;
            v[g]![j]!.forEach((value, c) => (sums[c] = sums[c]! * shrink + share * value));
            top = raised;
          }
          return sums.map((sum) => sum / total);
        }),
      );
    }
  }
  return result;
}

export function kvCacheBytes(spec: KvCacheSpec): number {
  const { layers, kvHeads, headDim, tokens, bytesPerElement } = spec;
  const counts = [layers, kvHeads, headDim, tokens];
  const valid = counts.every((count) => count >= 0 && count % 1 === 0) && bytesPerElement > 0;
  if (!valid) throw new RangeError('bad cache specification');
  const keyBytes = counts.reduce((product, count) => product * count, bytesPerElement);
  return keyBytes + keyBytes;
}

/** Heads, rows and width; throws unless all heads and rows are alike. */
function dimensions(heads: number[][][]): [number, number, number] {
  const shapes = new Set(heads.map((head) => head.length));
  const widths = new Set(heads.flatMap((head) => head.map((row) => row.length)));
  if (shapes.size > 1 || widths.size > 1) throw new RangeError('ragged');
  return [heads.length, [...shapes][0] ?? 0, [...widths][0] ?? 0];
}
