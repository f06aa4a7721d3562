/**
 * @title Ramps from the first pair to the last
 * @question rope-vs-alibi
 *
 * The share of the old speed was lowered evenly from the first pair to the last, whatever the trained
 * context and the thresholds are. That takes "fast pairs stay, slow pairs are slowed" as a matter of rank.
 * It is a matter of turns: with a long trained context most pairs have finished many turns and must be left
 * alone, with a short one most have not finished any.
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
        const kept = 1 - i / (d / 2 - 1);
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

function checkFactor(factor: number): void {
  if (!(factor >= 1)) throw new RangeError(`factor must be >= 1, got ${factor}`);
}
