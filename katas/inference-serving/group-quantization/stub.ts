export interface QuantOptions {
  /** 4 or 8. */
  bits: number;
  /** How many consecutive weights share a scale; the last group may be shorter. */
  groupSize: number;
  symmetric: boolean;
}

export interface Quantized {
  q: number[];
  /** One per group. */
  scales: number[];
  /** One integer per group, the level that stands for 0. */
  zeros: number[];
  groupSize: number;
}

/**
 * Rounds weights to integers, group by group.
 *
 * Symmetric: scale = max |w| / (2^(bits - 1) - 1), q = rnd(w / scale), zero 0. Asymmetric: the range from
 * min(0, min w) to max(0, max w) is divided into 2^bits - 1 steps, and q lies in 0 .. 2^bits - 1. rnd rounds
 * halves away from zero. A group of zeros has scale 1.
 *
 * Throws a RangeError for: bits other than 4 or 8; a groupSize that is not an integer above 0; a weight that
 * is not finite.
 */
export function quantize(w: number[], options: QuantOptions): Quantized {
  throw new Error('TODO');
}

/**
 * (q - zero) * scale for every weight.
 *
 * Throws a RangeError for: a groupSize that is not an integer above 0; a number of scales or zeros that is not
 * the number of groups.
 */
export function dequantize(t: Quantized): number[] {
  throw new Error('TODO');
}

/**
 * Bytes of a quantized tensor: its weights, and a scale and a zero per group, each of the two parts rounded up.
 *
 * Throws a RangeError for: an argument that is negative or not an integer; bits or groupSize 0.
 */
export function quantizedBytes(
  numWeights: number,
  bits: number,
  groupSize: number,
  scaleBits: number,
  zeroBits: number,
): number {
  throw new Error('TODO');
}
