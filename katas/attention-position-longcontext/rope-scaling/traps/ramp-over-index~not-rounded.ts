/**
 * @title Ramps over the pair index between exact bounds
 * @question rope-vs-alibi
 *
 * The two indexes at which the turns reach the thresholds were solved for exactly, and the share falls
 * linearly over the index between them. The end points are right, the way between them is not: the paper's
 * ramp is linear in the number of turns, which itself falls exponentially with the index. Half-way by
 * index, far less than half of the turns are left.
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
        const kept = 1 - clamp01((i - pairOf(betaFast)) / (pairOf(betaSlow) - pairOf(betaFast)));
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
