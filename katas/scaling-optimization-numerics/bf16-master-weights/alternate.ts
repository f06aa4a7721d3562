export type PrecisionMode = 'bf16' | 'master';

const smallestGap = 2 ** -133;
const firstTooLarge = 2 ** 128;

/** Rounds by arithmetic alone: measures the number in gaps of the grid that it lies on. */
export function toBf16(x: number): number {
  const single = Math.fround(x);
  const size = Math.abs(single);
  if (!(size < Infinity)) return single;

  // 8 significant bits: a number of k gaps has 128 <= k < 256, or less if it is subnormal.
  let gap = smallestGap;
  while (size >= 256 * gap) gap *= 2;
  const rounded = roundHalfEven(size / gap) * gap;
  return Math.sign(single) * (rounded < firstTooLarge ? rounded : Infinity);
}

export function sgdTrace(w0: number, grads: number[], lr: number, mode: PrecisionMode): number[] {
  const round = { bf16: toBf16, master: Math.fround }[mode];
  if (round === undefined) throw new RangeError('mode');
  if (![w0, lr].every(Number.isFinite) || lr < 0) throw new RangeError('w0 or lr');
  if (grads.some((g) => !Number.isFinite(g))) throw new RangeError('gradient');

  const trace: number[] = [];
  let kept = round(w0);
  for (const g of grads) {
    kept = round(kept - round(lr * toBf16(g)));
    trace.push(toBf16(kept));
  }
  return trace;
}

/** For numbers that are not negative. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below + (below % 2);
  return rest < 0.5 ? below : below + 1;
}
