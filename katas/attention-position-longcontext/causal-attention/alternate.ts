export interface AttentionOptions {
  scale?: number;
  queryOffset?: number;
}

export interface AttentionResult {
  output: number[][];
  weights: number[][];
}

/** One pass over the keys per query, with a running maximum and rescaled sums, as fused kernels do it. */
export function causalAttention(
  q: number[][],
  k: number[][],
  v: number[][],
  options?: AttentionOptions,
): AttentionResult {
  const d = commonWidth([...q, ...k]);
  if (!(q.length > 0 && k.length > 0 && d > 0)) throw new RangeError('nothing to attend with or to');
  if (k.length !== v.length) throw new RangeError('keys and values come in pairs');
  const dv = commonWidth(v);
  const scale = options?.scale ?? d ** -0.5;
  const offset = options?.queryOffset ?? k.length - q.length;
  if (Math.abs(scale) === Infinity || Number.isNaN(scale)) throw new RangeError('bad scale');
  if (!(offset >= 0 && Math.floor(offset) === offset && offset < Infinity)) {
    throw new RangeError('bad queryOffset');
  }

  const output: number[][] = [];
  const weights: number[][] = [];
  for (let i = 0; i < q.length; i++) {
    const scores = new Float64Array(k.length).fill(-Infinity);
    const mixed = new Float64Array(dv);
    let highest = -Infinity;
    let total = 0;
    for (let j = 0; j < k.length && j <= i + offset; j++) {
      let score = 0;
      for (let c = 0; c < d; c++) score += q[i]![c]! * k[j]![c]!;
      score *= scale;
      scores[j] = score;
      const raised = Math.max(highest, score);
      const shrink = Math.exp(highest - raised);
      const share = Math.exp(score - raised);
      total = total * shrink + share;
      for (let c = 0; c < dv; c++) mixed[c] = mixed[c]! * shrink + share * v[j]![c]!;
      highest = raised;
    }
    output.push(Array.from(mixed, (value) => value / total));
    weights.push(Array.from(scores, (score) => Math.exp(score - highest) / total));
  }
  return { output, weights };
}

/** The width that all rows share. */
function commonWidth(rows: number[][]): number {
  const widths = new Set(rows.map((row) => row.length));
  if (widths.size > 1) throw new RangeError('rows of different widths');
  return [...widths][0] ?? 0;
}
