/**
 * @title Cuts the lower half off
 * @question bf16-mantissa
 *
 * The lower 16 bits were dropped. The formats do share their upper half, so this looks like the whole
 * conversion. But cutting off always moves towards zero: the error is up to a full gap, on average half a
 * gap, and in the same direction every time, so that it adds up over a training. Hardware rounds to nearest.
 */

export type PrecisionMode = 'bf16' | 'master';

export function toBf16(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const float = new Float32Array([x]);
  const bits = new Uint32Array(float.buffer);
  const word = bits[0]!;
  bits[0] = word & 0xffff0000;
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
