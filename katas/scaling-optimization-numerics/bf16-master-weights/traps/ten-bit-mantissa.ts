/**
 * @title Keeps ten mantissa bits
 * @question bf16-mantissa
 *
 * Ten mantissa bits were kept. That is fp16, or TF32 on matrix units: fp16 spends 5 bits on the exponent and
 * 10 on the mantissa. bfloat16 takes 8 exponent bits, for the range of float32, and so has 7 stored bits
 * left; its numbers are eight times as far apart.
 */

export type PrecisionMode = 'bf16' | 'master';

export function toBf16(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const float = new Float32Array([x]);
  const bits = new Uint32Array(float.buffer);
  const word = bits[0]!;
  const lastKeptBit = (word >>> 13) & 1;
  bits[0] = (word + 0xfff + lastKeptBit) & 0xffffe000;
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
    master = Math.fround(master - update);
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
