/**
 * @title Rounds the master copy
 * @question bf16-mantissa
 *
 * The master weight was rounded to bf16 after each step and the next step started from the rounded value.
 * What the forward pass sees is bf16 in both modes, so the two are easily mixed up. But what was rounded
 * away is gone: small updates can no longer add up, and the copy has lost its purpose. Only the visible
 * value is rounded.
 */

export type PrecisionMode = 'bf16' | 'master';

export function toBf16(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const float = new Float32Array([x]);
  const bits = new Uint32Array(float.buffer);
  const word = bits[0]!;
  // The lower half carries into the upper one when it is above 0x8000, or equal and the last kept bit is 1.
  // A carry out of the mantissa raises the exponent, up to infinity: just what rounding should do.
  const lastKeptBit = (word >>> 16) & 1;
  bits[0] = (word + 0x7fff + lastKeptBit) & 0xffff0000;
  return float[0]!;
}

export function sgdTrace(w0: number, grads: number[], lr: number, mode: PrecisionMode): number[] {
  checkInput(w0, grads, lr, mode);
  if (mode === 'bf16') {
    let w = toBf16(w0);
    return grads.map((g) => {
      const update = toBf16(lr * toBf16(g));
      w = toBf16(w - update);
      return w;
    });
  }
  let master = Math.fround(w0);
  return grads.map((g) => {
    const update = Math.fround(lr * toBf16(g));
    master = toBf16(Math.fround(master - update));
    // Rounded for the forward pass only; the next step starts from the master copy.
    return toBf16(master);
  });
}

function checkInput(w0: number, grads: number[], lr: number, mode: PrecisionMode): void {
  for (const value of [w0, lr, ...grads]) {
    if (!Number.isFinite(value))
      throw new RangeError(`weight, rate and gradients must be finite, got ${value}`);
  }
  if (lr < 0) throw new RangeError(`lr must not be negative, got ${lr}`);
  if (mode !== 'bf16' && mode !== 'master') throw new RangeError(`unknown mode ${String(mode)}`);
}
