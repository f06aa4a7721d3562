const weightBytes = 2;
const gradientBytes = 2;
/** Master weight, momentum and variance in float32. */
const optimizerBytes = 4 + 4 + 4;

export function zeroMemory(params: number, ranks: number, stage: 0 | 1 | 2 | 3): number {
  checkCount(params);
  checkCount(ranks);
  if (![0, 1, 2, 3].includes(stage)) throw new RangeError(`there is no stage ${String(stage)}`);

  const share = (bytes: number, dividedFrom: number) => (stage >= dividedFrom ? bytes / ranks : bytes);
  return params * (share(optimizerBytes, 1) + share(gradientBytes, 2) + share(weightBytes, 3));
}

export function shardRanges(params: number, ranks: number): [number, number][] {
  checkCount(params);
  checkCount(ranks);
  const size = Math.ceil(params / ranks);
  const boundary = (rank: number) => Math.min(rank * size, params);
  return Array.from({ length: ranks }, (_, rank) => [boundary(rank), boundary(rank + 1)]);
}

function checkCount(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not an integer above 0: ${count}`);
}
