/**
 * @title Ramps over the pair index, as common code does
 * @question rope-vs-alibi
 *
 * This is the form of the published code and of popular libraries: solve for the two (rounded) pair indexes
 * at which the turns reach the thresholds, then let the share fall linearly from one index to the other.
 * The paper defines the ramp over the number of turns. Speeds fall exponentially with the index, so the two
 * ramps agree at their ends at best and differ in between.
 */

export type RopeScaling =
  | { kind: 'linear'; factor: number }
  | { kind: 'ntk'; factor: number }
  | { kind: 'yarn'; factor: number; originalContext: number; betaFast?: number; betaSlow?: number };

export function scaledInvFreq(d: number, base: number, scaling: RopeScaling): number[] {
  if (d < 4 || d % 2 !== 0) throw new RangeError(`d must be even and >= 4, got ${d}`);
  if (!(base > 0)) throw new RangeError(`base must be > 0, got ${base}`);
  const { factor } = scaling;
  checkFactor(factor);

  switch (scaling.kind) {
    case 'linear':
      return plainSpeeds(d, base).map((speed) => speed / factor);
    case 'ntk':
      // With this exponent the last pair, i = d/2 - 1, becomes slower by exactly the factor.
      return plainSpeeds(d, base * Math.pow(factor, d / (d - 2)));
    case 'yarn': {
      const { originalContext, betaFast = 32, betaSlow = 1 } = scaling;
      if (!(originalContext > 0)) throw new RangeError(`originalContext must be > 0, got ${originalContext}`);
      if (!(betaFast > betaSlow))
        throw new RangeError(`betaFast ${betaFast} is not above betaSlow ${betaSlow}`);
      return plainSpeeds(d, base).map((speed, i) => {
        const pairOf = (turns: number) =>
          (d * Math.log(originalContext / (turns * 2 * Math.PI))) / (2 * Math.log(base));
        const low = Math.max(Math.floor(pairOf(betaFast)), 0);
        const high = Math.min(Math.ceil(pairOf(betaSlow)), d - 1);
        const kept = 1 - clamp01((i - low) / (high === low ? 0.001 : high - low));
        return kept * speed + ((1 - kept) * speed) / factor;
      });
    }
  }
}

export function yarnAttentionFactor(factor: number): number {
  checkFactor(factor);
  return 0.1 * Math.log(factor) + 1;
}

function plainSpeeds(d: number, base: number): number[] {
  return Array.from({ length: d / 2 }, (_, i) => Math.pow(base, (-2 * i) / d));
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function checkFactor(factor: number): void {
  if (!(factor >= 1)) throw new RangeError(`factor must be >= 1, got ${factor}`);
}
