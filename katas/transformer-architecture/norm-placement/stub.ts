/** A function on one token's vector; it returns a new vector of the same length. */
export type Sublayer = (x: number[]) => number[];

/**
 * One transformer block on one token's vector.
 *
 * 'pre': h = x + attn(norm(x)), result h + ffn(norm(h)).
 * 'post': h = norm(x + attn(x)), result norm(h + ffn(h)).
 *
 * attn and ffn are called once each, in this order. x is left as it is.
 *
 * Throws a RangeError for a placement that is neither of the two, before anything is called, and for a
 * sublayer (norm included) that returns another length than it was given.
 */
export function block(
  x: number[],
  attn: Sublayer,
  ffn: Sublayer,
  norm: Sublayer,
  placement: 'pre' | 'post',
): number[] {
  throw new Error('TODO');
}

/**
 * Several blocks with the same norm, one after the other. With finalNorm the norm is applied once more, after
 * the last block, whatever the placement is.
 *
 * residualNorms holds the Euclidean length of the stream after each layer, before any final norm. Without
 * layers the output is x (normed with finalNorm), as a new array.
 *
 * Throws a RangeError in the cases in which block does, and for a final norm that returns another length.
 */
export function stack(
  x: number[],
  layers: { attn: Sublayer; ffn: Sublayer }[],
  norm: Sublayer,
  placement: 'pre' | 'post',
  finalNorm: boolean,
): { output: number[]; residualNorms: number[] } {
  throw new Error('TODO');
}
