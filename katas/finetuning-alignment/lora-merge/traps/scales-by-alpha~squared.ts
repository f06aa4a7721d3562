/**
 * @title Applies the scale twice
 * @question lora
 *
 * The scale entered twice, once with each factor. It belongs to the product.
 */

export interface Lora {
  A: number[][];
  B: number[][];
  alpha: number;
}

export function loraForward(x: number[][], w: number[][], lora: Lora): number[][] {
  checkShapes(w, lora);
  if (x.some((row) => row.length !== w[0]!.length)) throw new RangeError('x does not fit the weights');
  const { A, B } = lora;
  const scale = scaleOf(lora);
  return x.map((row) => {
    // Down to r numbers and up again: the product of B and A is never formed.
    const low = A.map((a) => scale * dot(a, row));
    return w.map((weights, o) => dot(weights, row) + dot(B[o]!, low));
  });
}

export function merge(w: number[][], lora: Lora): number[][] {
  checkShapes(w, lora);
  return addUpdate(w, lora, scaleOf(lora));
}

export function unmerge(w: number[][], lora: Lora): number[][] {
  checkShapes(w, lora);
  return addUpdate(w, lora, -scaleOf(lora));
}

export function trainableParams(inDim: number, outDim: number, rank: number): number {
  if (rank === 0) throw new RangeError('the rank must not be 0');
  return rank * (inDim + outDim);
}

function scaleOf({ A, alpha }: Lora): number {
  return (alpha / A.length) ** 2;
}

/** w + scale * B A */
function addUpdate(w: number[][], { A, B }: Lora, scale: number): number[][] {
  return w.map((row, o) =>
    row.map((weight, i) => {
      let update = 0;
      for (let k = 0; k < A.length; k++) update += B[o]![k]! * A[k]![i]!;
      return weight + scale * update;
    }),
  );
}

function dot(a: number[], b: number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function checkShapes(w: number[][], { A, B, alpha }: Lora): void {
  const rank = A.length;
  const inDim = w[0]!.length;
  if (rank === 0) throw new RangeError('the rank must not be 0');
  if ([...w, ...A].some((row) => row.length !== inDim)) throw new RangeError(`w and A need rows of ${inDim}`);
  if (B.length !== w.length) throw new RangeError(`B needs ${w.length} rows, got ${B.length}`);
  if (B.some((row) => row.length !== rank)) throw new RangeError(`B needs rows of ${rank}`);
  if (!Number.isFinite(alpha)) throw new RangeError(`alpha must be finite, got ${alpha}`);
}
