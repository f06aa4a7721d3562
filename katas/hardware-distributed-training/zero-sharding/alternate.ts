/** Bytes per parameter that every rank holds, and bytes that the ranks share, by stage. */
const layouts = [
  { whole: 16, shared: 0 },
  { whole: 4, shared: 12 },
  { whole: 2, shared: 14 },
  { whole: 0, shared: 16 },
];

export function zeroMemory(params: number, ranks: number, stage: 0 | 1 | 2 | 3): number {
  const layout = layouts.find((_, index) => index === stage);
  if (layout === undefined || !isCount(params) || !isCount(ranks)) throw new RangeError('invalid input');
  return layout.whole * params + (layout.shared * params) / ranks;
}

/** Hands out slices until nothing is left. */
export function shardRanges(params: number, ranks: number): [number, number][] {
  if (!isCount(params) || !isCount(ranks)) throw new RangeError('invalid input');
  const ranges: [number, number][] = [];
  const full = Math.floor((params + ranks - 1) / ranks);
  let start = 0;
  while (ranges.length < ranks) {
    const end = start + Math.min(full, params - start);
    ranges.push([start, end]);
    start = end;
  }
  return ranges;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
