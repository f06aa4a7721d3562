/**
 * @title Uses one range for the whole tensor
 * @question cut-70b-cost
 *
 * All groups got the scale of the whole list. One outlier then decides the step of every weight, and in 4
 * bits most of the others round to 0. A scale of its own for each group keeps the damage in the outlier's
 * group.
 */

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

export function quantize(w: number[], { bits, groupSize, symmetric }: QuantOptions): Quantized {
  if (bits !== 4 && bits !== 8) throw new RangeError(`bits must be 4 or 8, got ${bits}`);
  checkGroupSize(groupSize);
  if (!w.every(Number.isFinite)) throw new RangeError('weights must be finite');

  const result: Quantized = { q: [], scales: [], zeros: [], groupSize };
  const whole = symmetric ? quantizeSymmetric(w, bits) : quantizeAsymmetric(w, bits);
  for (let start = 0; start < w.length; start += groupSize) {
    const q = whole.q.slice(start, start + groupSize);
    const { scale, zero } = whole;
    result.q.push(...q);
    result.scales.push(scale);
    result.zeros.push(zero);
  }
  return result;
}

export function dequantize({ q, scales, zeros, groupSize }: Quantized): number[] {
  checkGroupSize(groupSize);
  const groups = Math.ceil(q.length / groupSize);
  if (scales.length !== groups || zeros.length !== groups) {
    throw new RangeError(`${groups} groups, but ${scales.length} scales and ${zeros.length} zeros`);
  }
  return q.map((level, i) => {
    const group = Math.floor(i / groupSize);
    return (level - zeros[group]!) * scales[group]!;
  });
}

export function quantizedBytes(
  numWeights: number,
  bits: number,
  groupSize: number,
  scaleBits: number,
  zeroBits: number,
): number {
  for (const count of [numWeights, bits, groupSize, scaleBits, zeroBits]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not an integer >= 0: ${count}`);
  }
  if (bits === 0 || groupSize === 0) throw new RangeError('bits and groupSize must be above 0');
  const groups = Math.ceil(numWeights / groupSize);
  return Math.ceil((numWeights * bits) / 8) + Math.ceil((groups * (scaleBits + zeroBits)) / 8);
}

interface QuantizedGroup {
  q: number[];
  scale: number;
  zero: number;
}

function quantizeSymmetric(group: number[], bits: number): QuantizedGroup {
  const largest = Math.max(...group.map(Math.abs));
  const scale = scaleOf(largest, 2 ** (bits - 1) - 1);
  return { q: group.map((weight) => round(weight / scale)), scale, zero: 0 };
}

function quantizeAsymmetric(group: number[], bits: number): QuantizedGroup {
  // The range reaches to 0, so that 0 has a level of its own and comes back exactly.
  const lo = Math.min(0, ...group);
  const hi = Math.max(0, ...group);
  const levels = 2 ** bits - 1;
  const scale = scaleOf(hi - lo, levels);
  const zero = round(-lo / scale);
  const q = group.map((weight) => Math.min(Math.max(round(weight / scale) + zero, 0), levels));
  return { q, scale, zero };
}

/** A group of zeros has no range; any scale would do. */
function scaleOf(range: number, steps: number): number {
  return range === 0 ? 1 : range / steps;
}

/** To the nearest integer, halves away from zero. */
function round(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

function checkGroupSize(groupSize: number): void {
  if (!Number.isInteger(groupSize) || groupSize < 1) {
    throw new RangeError(`groupSize must be an integer above 0, got ${groupSize}`);
  }
}
