export interface Lora {
  A: number[][];
  B: number[][];
  alpha: number;
}

/** A module for one layer and one adapter, in terms of matrix products. */
export function loraForward(x: number[][], w: number[][], lora: Lora): number[][] {
  const { A, B, scale } = open(w, lora);
  demand(x.every((row) => row.length === w[0]!.length));
  const base = timesTransposed(x, w);
  const update = timesTransposed(timesTransposed(x, A), B);
  return base.map((row, n) => row.map((value, o) => value + scale * update[n]![o]!));
}

export function merge(w: number[][], lora: Lora): number[][] {
  const { A, B, scale } = open(w, lora);
  return shifted(w, A, B, scale);
}

export function unmerge(w: number[][], lora: Lora): number[][] {
  const { A, B, scale } = open(w, lora);
  return shifted(w, A, B, -scale);
}

export function trainableParams(inDim: number, outDim: number, rank: number): number {
  demand(rank > 0);
  const down = rank * inDim;
  const up = outDim * rank;
  return down + up;
}

/** Adds one outer product per rank to a copy of the weights. */
function shifted(w: number[][], A: number[][], B: number[][], scale: number): number[][] {
  const result = w.map((row) => row.slice());
  for (const [k, a] of A.entries()) {
    for (const [o, row] of result.entries()) {
      const factor = scale * B[o]![k]!;
      for (const [i, value] of a.entries()) row[i]! += factor * value;
    }
  }
  return result;
}

/** a b^T for lists of rows. */
function timesTransposed(a: number[][], b: number[][]): number[][] {
  return a.map((left) =>
    b.map((right) => {
      let sum = 0;
      for (let i = 0; i < left.length; i++) sum += left[i]! * right[i]!;
      return sum;
    }),
  );
}

function open(w: number[][], { A, B, alpha }: Lora): { A: number[][]; B: number[][]; scale: number } {
  demand(A.length > 0 && w.length === B.length);
  demand(w.every((row) => row.length === w[0]!.length) && A.every((row) => row.length === w[0]!.length));
  demand(B.every((row) => row.length === A.length));
  const scale = alpha / A.length;
  demand(Number.isFinite(scale));
  return { A, B, scale };
}

function demand(condition: boolean): void {
  if (!condition) throw new RangeError('invalid input');
}
