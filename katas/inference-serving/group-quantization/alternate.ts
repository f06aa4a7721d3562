export interface QuantOptions {
  bits: number;
  groupSize: number;
  symmetric: boolean;
}

export interface Quantized {
  q: number[];
  scales: number[];
  zeros: number[];
  groupSize: number;
}

/** Both schemes as one: a range with lowest level and number of steps, in two passes over the weights. */
export function quantize(w: number[], options: QuantOptions): Quantized {
  const { bits, groupSize, symmetric } = options;
  demand([4, 8].includes(bits) && isPositive(groupSize) && w.every((weight) => Number.isFinite(weight)));

  const lows: number[] = [];
  const highs: number[] = [];
  for (const [i, weight] of w.entries()) {
    const g = Math.trunc(i / groupSize);
    lows[g] = Math.min(lows[g] ?? 0, weight);
    highs[g] = Math.max(highs[g] ?? 0, weight);
  }

  const levels = 2 ** bits;
  const scales = lows.map((low, g) => {
    const width = symmetric ? 2 * Math.max(-low, highs[g]!) : highs[g]! - low;
    return width / (symmetric ? levels - 2 : levels - 1) || 1;
  });
  const zeros = lows.map((low, g) => (symmetric ? 0 : nearest(-low / scales[g]!)));
  const q = w.map((weight, i) => {
    const g = Math.trunc(i / groupSize);
    const level = nearest(weight / scales[g]!) + zeros[g]!;
    // A symmetric level cannot leave its range; an asymmetric one can, when both ends are rounded outwards.
    return symmetric || level < levels ? level : levels - 1;
  });
  return { q, scales, zeros, groupSize };
}

export function dequantize(t: Quantized): number[] {
  demand(isPositive(t.groupSize));
  demand(groupsOf(t.q.length, t.groupSize) === t.scales.length && t.scales.length === t.zeros.length);
  const weights: number[] = [];
  for (const [g, scale] of t.scales.entries()) {
    const levels = t.q.slice(g * t.groupSize, (g + 1) * t.groupSize);
    for (const level of levels) weights.push(scale * level - scale * t.zeros[g]!);
  }
  return weights;
}

export function quantizedBytes(
  numWeights: number,
  bits: number,
  groupSize: number,
  scaleBits: number,
  zeroBits: number,
): number {
  demand(isPositive(bits) && isPositive(groupSize));
  demand([numWeights, scaleBits, zeroBits].every((count) => count === 0 || isPositive(count)));
  const rest = groupsOf(numWeights, groupSize) * (scaleBits + zeroBits);
  return wholeBytes(numWeights * bits) + wholeBytes(rest);
}

function nearest(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}

function groupsOf(count: number, groupSize: number): number {
  return (count - (count % groupSize)) / groupSize + (count % groupSize === 0 ? 0 : 1);
}

function wholeBytes(bits: number): number {
  return (bits + ((8 - (bits % 8)) % 8)) / 8;
}

function isPositive(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

function demand(condition: boolean): void {
  if (!condition) throw new RangeError('invalid input');
}
