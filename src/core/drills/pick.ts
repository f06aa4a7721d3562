import type { RandomSource } from '../scheduling/seededRandom';

/** Draws parameters as a person would choose them: round numbers from a range, or one of the usual values. */
export class Pick {
  constructor(private readonly random: RandomSource) {}

  oneOf<T>(values: readonly T[]): T {
    const value = values[Math.min(values.length - 1, Math.floor(this.random() * values.length))];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** A number between the two, evenly by its logarithm, rounded to so many significant digits. */
  between(low: number, high: number, digits = 2): number {
    const drawn = Math.exp(Math.log(low) + this.random() * (Math.log(high) - Math.log(low)));
    return Math.min(high, Math.max(low, Number(drawn.toPrecision(digits))));
  }

  /** A multiple of `step` between the two, evenly. */
  step(low: number, high: number, step: number): number {
    const steps = Math.floor((high - low) / step + 1e-9);
    return Number((low + step * Math.floor(this.random() * (steps + 1))).toPrecision(12));
  }

  /** A power of two between the two, both powers of two themselves. */
  powerOfTwo(low: number, high: number): number {
    const [from, to] = [Math.log2(low), Math.log2(high)];
    return 2 ** (from + Math.floor(this.random() * (to - from + 1)));
  }
}
