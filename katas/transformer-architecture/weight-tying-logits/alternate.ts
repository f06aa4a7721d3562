/** Column by column: each dimension of h adds its share to all scores. */
export function tiedLogits(h: number[], embedding: number[][]): number[] {
  const logits = new Array<number>(embedding.length).fill(0);
  for (const [i, row] of embedding.entries()) {
    if (row.length !== h.length) throw new RangeError('width');
    for (let c = 0; c < h.length; c++) logits[i]! += h[c]! * row[c]!;
  }
  return logits;
}

/** Entry by entry, with the lookups sorted by token before. */
export function tiedEmbeddingGrad(
  tokenIds: number[],
  dInput: number[][],
  hs: number[][],
  dLogits: number[][],
  vocabSize: number,
): number[][] {
  const widths = new Set([...dInput, ...hs].map((row) => row.length));
  const isPaired = tokenIds.length === dInput.length && hs.length === dLogits.length;
  if (widths.size > 1 || !isPaired || dLogits.some((row) => row.length !== vocabSize)) {
    throw new RangeError('shapes do not fit');
  }
  const places = new Map<number, number[]>();
  for (let id = 0; id < vocabSize; id++) places.set(id, []);
  for (const [t, id] of tokenIds.entries()) {
    const known = places.get(id);
    if (known === undefined) throw new RangeError('no such token');
    known.push(t);
  }
  const [width = 0] = widths;
  return [...places].map(([id, used]) => {
    const row: number[] = [];
    for (let c = 0; c < width; c++) {
      const asInput = used.reduce((sum, t) => sum + dInput[t]![c]!, 0);
      const asHead = hs.reduce((sum, h, p) => sum + dLogits[p]![id]! * h[c]!, 0);
      row.push(asInput + asHead);
    }
    return row;
  });
}
