/**
 * @title Leaves the final norm out
 *
 * The final norm is not applied. A pre-norm stream has grown through all layers and is a sum of raw
 * contributions; the read-out behind it was trained on normed vectors. It is easily forgotten because no
 * block contains it.
 */

export type Sublayer = (x: number[]) => number[];

export function block(
  x: number[],
  attn: Sublayer,
  ffn: Sublayer,
  norm: Sublayer,
  placement: 'pre' | 'post',
): number[] {
  checkPlacement(placement);
  if (placement === 'pre') {
    // The stream itself is never normed: it runs through the block as a plain sum.
    const afterAttn = add(x, apply(attn, apply(norm, x)));
    return add(afterAttn, apply(ffn, apply(norm, afterAttn)));
  }
  const afterAttn = apply(norm, add(x, apply(attn, x)));
  return apply(norm, add(afterAttn, apply(ffn, afterAttn)));
}

export function stack(
  x: number[],
  layers: { attn: Sublayer; ffn: Sublayer }[],
  norm: Sublayer,
  placement: 'pre' | 'post',
  finalNorm: boolean,
): { output: number[]; residualNorms: number[] } {
  checkPlacement(placement);
  let stream = x.slice();
  const residualNorms: number[] = [];
  for (const { attn, ffn } of layers) {
    stream = block(stream, attn, ffn, norm, placement);
    residualNorms.push(euclideanLength(stream));
  }
  const output = stream;
  return { output, residualNorms };
}

function apply(sublayer: Sublayer, x: number[]): number[] {
  const y = sublayer(x);
  if (y.length !== x.length) throw new RangeError(`a sublayer made ${y.length} numbers of ${x.length}`);
  return y;
}

function add(a: number[], b: number[]): number[] {
  return a.map((value, i) => value + b[i]!);
}

function euclideanLength(x: number[]): number {
  return Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
}

function checkPlacement(placement: string): void {
  if (placement !== 'pre' && placement !== 'post') throw new RangeError(`unknown placement ${placement}`);
}
