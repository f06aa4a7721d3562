/** Where the weight is kept between steps: in bfloat16 itself, or in a float32 master copy. */
export type PrecisionMode = 'bf16' | 'master';

/**
 * The bfloat16 nearest to `x`: first rounded to float32 (Math.fround), then to 7 stored mantissa bits, both
 * times to nearest with ties to even.
 *
 * NaN, infinities and -0 are kept, subnormals too; what is too large becomes an infinity.
 */
export function toBf16(x: number): number {
  throw new Error('TODO');
}

/**
 * Trains one weight by plain SGD and returns the bf16 weight that the forward pass sees after each step.
 *
 * Mode 'bf16': w = toBf16(w - toBf16(lr * toBf16(g))), starting from toBf16(w0).
 * Mode 'master': m = fround(m - fround(lr * toBf16(g))), starting from fround(w0); seen is toBf16(m).
 *
 * Throws a RangeError for: w0, lr or a gradient that is not finite; a negative lr; an unknown mode.
 */
export function sgdTrace(w0: number, grads: number[], lr: number, mode: PrecisionMode): number[] {
  throw new Error('TODO');
}
