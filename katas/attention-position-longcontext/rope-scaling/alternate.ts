export type RopeScaling =
  | { kind: 'linear'; factor: number }
  | { kind: 'ntk'; factor: number }
  | { kind: 'yarn'; factor: number; originalContext: number; betaFast?: number; betaSlow?: number };

/**
 * In wavelengths: how many tokens one turn of a pair takes. Every method stretches the wavelengths, each by
 * its own amount between 1 and the factor.
 */
export function scaledInvFreq(d: number, base: number, scaling: RopeScaling): number[] {
  const pairs = d / 2;
  if (!Number.isInteger(pairs) || pairs < 2) throw new RangeError('bad width');
  if (Number.isNaN(base) || base <= 0) throw new RangeError('bad base');
  const stretch = stretcher(scaling, pairs);

  const speeds: number[] = [];
  for (let i = 0; i < pairs; i++) {
    const wavelength = 2 * Math.PI * base ** (i / pairs);
    speeds.push((2 * Math.PI) / (wavelength * stretch(i, wavelength)));
  }
  return speeds;
}

export function yarnAttentionFactor(factor: number): number {
  if (Number.isNaN(factor) || factor < 1) throw new RangeError('bad factor');
  return 1 + Math.log(factor) / 10;
}

type Stretch = (pair: number, wavelength: number) => number;

function stretcher(scaling: RopeScaling, pairs: number): Stretch {
  const { kind, factor } = scaling;
  if (Number.isNaN(factor) || factor < 1) throw new RangeError('bad factor');
  if (kind === 'linear') return () => factor;
  if (kind === 'ntk') return (pair) => factor ** (pair / (pairs - 1));

  const { originalContext: trained, betaFast: most = 32, betaSlow: least = 1 } = scaling;
  if (Number.isNaN(trained) || trained <= 0) throw new RangeError('bad context');
  if (!(least < most)) throw new RangeError('bad thresholds');
  return (_, wavelength) => {
    const turns = trained / wavelength;
    if (turns >= most) return 1;
    if (turns <= least) return factor;
    // The speeds are blended, so the stretches are blended by their inverses.
    const share = (turns - least) / (most - least);
    return factor / (share * factor + 1 - share);
  };
}
