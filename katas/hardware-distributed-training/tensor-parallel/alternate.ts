export function columnShard(w: number[][], b: number[], ranks: number): { w: number[][]; b: number[] }[] {
  demand(isMatrix(w) && b.length === w.length);
  return blocks(w.length, ranks).map((outputs) => ({
    w: outputs.map((o) => w[o]!.slice()),
    b: outputs.map((o) => b[o]!),
  }));
}

export function rowShard(w: number[][], b: number[], ranks: number): { w: number[][]; b: number[] | null }[] {
  demand(isMatrix(w) && b.length === w.length);
  const shards: { w: number[][]; b: number[] | null }[] = [];
  for (const inputs of blocks(w[0]!.length, ranks)) {
    const own = shards.length === 0 ? b.slice() : null;
    shards.push({ w: w.map((row) => inputs.map((i) => row[i]!)), b: own });
  }
  return shards;
}

/** Walks over hidden units instead of matrices: each unit adds its share to the output of the rank that owns it. */
export function parallelMlp(
  x: number[][],
  w1: number[][],
  b1: number[],
  w2: number[][],
  b2: number[],
  ranks: number,
  allReduce: (parts: number[][][]) => number[][],
): number[][] {
  demand(isMatrix(w1) && isMatrix(w2));
  demand(b1.length === w1.length && b2.length === w2.length && w2[0]!.length === w1.length);
  demand(x.every((token) => token.length === w1[0]!.length));

  const parts = blocks(w1.length, ranks).map((units) => {
    const partial = x.map(() => b2.map(() => 0));
    for (const [t, token] of x.entries()) {
      for (const unit of units) {
        let sum = b1[unit]!;
        for (const [i, value] of token.entries()) sum += value * w1[unit]![i]!;
        const active = Math.tanh(sum);
        for (const [o, row] of w2.entries()) partial[t]![o]! += row[unit]! * active;
      }
    }
    return partial;
  });
  const total = allReduce(parts);
  return total.map((output) => b2.map((bias, o) => bias + output[o]!));
}

/** The indices 0 .. total - 1 in as many equal runs as there are ranks. */
function blocks(total: number, ranks: number): number[][] {
  demand(Number.isInteger(ranks) && ranks > 0 && total % ranks === 0);
  const runs: number[][] = Array.from({ length: ranks }, () => []);
  for (let i = 0; i < total; i++) runs[Math.floor((i * ranks) / total)]!.push(i);
  return runs;
}

function isMatrix(w: number[][]): boolean {
  return w.every((row) => row.length === w[0]!.length);
}

function demand(condition: boolean): void {
  if (!condition) throw new RangeError('invalid input');
}
