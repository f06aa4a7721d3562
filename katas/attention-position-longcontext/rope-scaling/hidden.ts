import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const powers = 'closed form: the plain speed of pair i times factor^(-2i/(d-2)), in 40-digit arithmetic';
const byWavelength = 'turns as context over wavelength, speeds blended by hand, in 40-digit arithmetic';
const unchanged = 'factor 1 leaves the powers of ten of the plain speeds';

interface Golden {
  expected: unknown;
  route: string;
}

function scale(
  name: string,
  args: unknown[],
  more?: Partial<Golden> & { reason?: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'scaledInvFreq', args, ...more };
}

function attention(
  name: string,
  factor: number,
  golden?: Golden & { reason?: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'yarnAttentionFactor', args: [factor], ...golden };
}

const yarn = (factor: number, originalContext: number, betas: object = {}) => ({
  kind: 'yarn',
  factor,
  originalContext,
  ...betas,
});
const plain8 = [1, 0.1, 0.01, 0.001];

const examples: KataCase[] = [
  scale(
    'linear, factor 4',
    [8, 10000, { kind: 'linear', factor: 4 }],
    {
      expected: [0.25, 0.025, 0.0025, 0.00025],
      route: 'by hand: powers of ten divided by 4',
      reason: 'shows the simplest kind',
    },
    'example',
  ),
  scale(
    'NTK-aware, factor 4',
    [8, 10000, { kind: 'ntk', factor: 4 }],
    {
      expected: [1, 0.0629960524947436582, 0.00396850262992049869, 0.00025],
      route: powers,
    },
    'example',
  ),
  scale(
    'YaRN, factor 4, trained on 2048 tokens',
    [8, 10000, yarn(4, 2048)],
    {
      expected: [1, 0.1, 0.00304665158899726205, 0.00025],
      route: byWavelength,
    },
    'example',
  ),
  attention(
    'attention factor for 4 times the context',
    4,
    { expected: 1.13862943611198906, route: 'natural logarithm in 40-digit arithmetic' },
    'example',
  ),
];

const speeds: KataCase[] = [
  scale('linear, factor 1', [8, 10000, { kind: 'linear', factor: 1 }], {
    reason: 'the contract: factor 1 gives the plain speeds',
  }),
  scale('NTK-aware, factor 1', [8, 10000, { kind: 'ntk', factor: 1 }], {
    reason: 'the contract: factor 1 gives the plain speeds',
  }),
  scale('YaRN, factor 1', [8, 10000, yarn(1, 2048)], {
    reason: 'the contract: factor 1 gives the plain speeds',
  }),
  scale('linear, a fractional factor', [4, 16, { kind: 'linear', factor: 2.5 }], {
    expected: [0.4, 0.1],
    route: 'by hand: 1 and 16^(-1/2) = 1/4, divided by 2.5',
    reason: 'only whole factors elsewhere',
  }),
  scale('NTK-aware, the smallest width', [4, 100, { kind: 'ntk', factor: 3 }], {
    expected: [1, 1 / 30],
    route: 'by hand: base 100 * 3^2 = 900, whose inverse root is 1/30',
  }),
  scale('NTK-aware, six dimensions', [6, 1000, { kind: 'ntk', factor: 4 }], {
    expected: [1, 0.05, 0.0025],
    route: 'by hand: base 1000 * 4^(3/2) = 8000, whose cube root is 20',
  }),
  scale('NTK-aware, a head of 128', [128, 500000, { kind: 'ntk', factor: 16 }]),
  scale('NTK-aware, a factor of a million', [6, 1000, { kind: 'ntk', factor: 1e6 }], {
    expected: [1, 1e-4, 1e-8],
    route: 'by hand: base 1e3 * 1e9 = 1e12, whose cube root is 1e4',
  }),
  scale('a base below 1', [8, 0.0625, { kind: 'ntk', factor: 8 }], {
    expected: [1, 1, 1, 1],
    route: 'by hand: 16^(i/4) = 2^i times 8^(-i/3) = 2^(-i)',
  }),
  scale('base 1', [6, 1, { kind: 'linear', factor: 2 }], {
    expected: [0.5, 0.5, 0.5],
    route: 'by hand: every power of 1 is 1',
    reason: 'logarithms of the base are 0 here',
  }),
];

const blends: KataCase[] = [
  scale('YaRN, sixteen dimensions, base 500000', [16, 500000, yarn(8, 8192)], {
    expected: [
      1, 0.193922744748685773, 0.0376060309308639357, 0.00266291346597179649, 0.000210460837138216022,
      0.0000342810219595259148, 6.64786987118123577e-6, 1.28917317215155736e-6,
    ],
    route: byWavelength,
  }),
  scale('YaRN, both thresholds given', [12, 10000, yarn(16, 4096, { betaFast: 8, betaSlow: 2 })], {
    expected: [
      1, 0.215443469003188372, 0.0464158883361277889, 0.00768591635788130149, 0.000134652168126992733,
      0.0000290099302100798681,
    ],
    route: byWavelength,
  }),
  scale('YaRN, only the fast threshold given', [8, 10000, yarn(4, 2048, { betaFast: 64 })], {
    expected: [1, 0.0626130146966906723, 0.00276898728982404958, 0.00025],
    route: byWavelength,
  }),
  scale('YaRN, only the slow threshold given', [8, 10000, yarn(4, 2048, { betaSlow: 3 })]),
  scale('YaRN, thresholds present but undefined', [
    8,
    10000,
    yarn(4, 2048, { betaFast: undefined, betaSlow: undefined }),
  ]),
  scale('YaRN, a slow threshold of 0', [8, 10000, yarn(10, 2048, { betaSlow: 0 })]),
  scale('YaRN, a slow threshold below 0', [8, 10000, yarn(10, 2048, { betaSlow: -31 })]),
  scale('YaRN, turns in whole numbers', [8, 10000, yarn(2, 2000 * Math.PI, { betaFast: 19, betaSlow: 1 })], {
    expected: [1, 0.1, 0.0075, 0.0005],
    route: 'by hand: 1000, 100, 10 and 1 turns; between 1 and 19 they keep 1, 1, 1/2 and 0',
  }),
  scale('YaRN, all pairs fast', [8, 10000, yarn(4, 1e9)], {
    expected: plain8,
    route: 'more than 32 turns each, so that all stay as they are',
  }),
  scale('YaRN, all pairs slow', [8, 10000, yarn(4, 6)], {
    expected: [0.25, 0.025, 0.0025, 0.00025],
    route: 'less than one turn each, so that all are divided by 4',
  }),
  scale('YaRN, a context of half a token', [4, 16, yarn(2, 0.5, { betaFast: 0.1, betaSlow: 0.01 })]),
  scale('YaRN, the smallest width', [4, 10000, yarn(32, 1000)]),
  scale('YaRN, a head of 128 extended 32 times', [128, 10000, yarn(32, 4096)]),
  scale('YaRN, a base below 1', [8, 0.0625, yarn(4, 20)], {
    reason: 'the later pairs are the fast ones here',
  }),
  scale('YaRN, base 1', [6, 1, yarn(4, 11 * Math.PI, { betaFast: 10 })], {
    expected: [0.625, 0.625, 0.625],
    route: 'by hand: 5.5 turns are half-way between 1 and 10, so 1/2 + 1/2 * 1/4',
  }),
  scale('YaRN, an enormous factor', [8, 10000, yarn(1e15, 2048)]),
];

const factors: KataCase[] = [
  attention('attention factor without extension', 1, {
    expected: 1,
    route: 'the logarithm of 1 is 0',
    reason: 'the lowest allowed factor, under which all readings agree',
  }),
  attention('attention factor for 1.5', 1.5),
  attention('attention factor for 16', 16, {
    expected: 1.27725887222397812,
    route: 'natural logarithm in 40-digit arithmetic',
  }),
  attention('attention factor for e^10', Math.exp(10), { expected: 2, route: 'by hand: 0.1 * 10 + 1' }),
  attention('attention factor for an enormous extension', 1e300),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different kinds, widths and bases in turn',
    group: 'hidden',
    call: 'scaleInTurn',
    args: [
      [
        [8, 10000, { kind: 'linear', factor: 4 }],
        [8, 10000, { kind: 'ntk', factor: 4 }],
        [8, 10000, yarn(4, 2048)],
        [8, 10000, yarn(4, 4096)],
        [8, 10000, yarn(4, 4096, { betaFast: 50 })],
        [8, 10000, yarn(4, 4096, { betaSlow: 5 })],
        [8, 100, { kind: 'linear', factor: 4 }],
        [6, 10000, { kind: 'linear', factor: 4 }],
        [8, 10000, { kind: 'linear', factor: 2 }],
        [8, 10000, { kind: 'linear', factor: 4 }],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'scaleTwice',
    args: [[8, 10000, { kind: 'linear', factor: 1 }]],
    expected: plain8,
    route: unchanged,
    reason: 'results must be fresh',
  },
];

function invalid(name: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call: 'scaledInvFreq', args };
}

const linear = { kind: 'linear', factor: 2 };
const ntk = { kind: 'ntk', factor: 2 };

const invalidCalls: KataCase[] = [
  invalid('an odd d', 7, 10000, linear),
  invalid('an odd d, NTK-aware', 5, 10000, ntk),
  invalid('an odd d, YaRN', 9, 10000, yarn(2, 2048)),
  invalid('d = 2', 2, 10000, ntk),
  invalid('d = 2, linear', 2, 10000, linear),
  invalid('d = 0', 0, 10000, linear),
  invalid('a negative d', -8, 10000, linear),
  invalid('a fractional d', 6.5, 10000, linear),
  invalid('d NaN', NaN, 10000, linear),
  invalid('base 0', 8, 0, linear),
  invalid('a negative base', 8, -10000, ntk),
  invalid('base NaN', 8, NaN, linear),
  invalid('factor below 1, linear', 8, 10000, { kind: 'linear', factor: 0.99 }),
  invalid('factor below 1, NTK-aware', 8, 10000, { kind: 'ntk', factor: 0.5 }),
  invalid('factor below 1, YaRN', 8, 10000, yarn(0.5, 2048)),
  invalid('factor 0', 8, 10000, { kind: 'linear', factor: 0 }),
  invalid('a negative factor', 8, 10000, { kind: 'ntk', factor: -4 }),
  invalid('factor NaN', 8, 10000, { kind: 'linear', factor: NaN }),
  invalid('factor NaN, YaRN', 8, 10000, yarn(NaN, 2048)),
  invalid('no trained context', 8, 10000, yarn(2, 0)),
  invalid('a negative trained context', 8, 10000, yarn(2, -2048)),
  invalid('a trained context of NaN', 8, 10000, yarn(2, NaN)),
  invalid('equal thresholds', 8, 10000, yarn(2, 2048, { betaFast: 4, betaSlow: 4 })),
  invalid('exchanged thresholds', 8, 10000, yarn(2, 2048, { betaFast: 1, betaSlow: 32 })),
  invalid('a fast threshold at the default of the other', 8, 10000, yarn(2, 2048, { betaFast: 1 })),
  invalid('a slow threshold above the default of the other', 8, 10000, yarn(2, 2048, { betaSlow: 33 })),
  invalid('a fast threshold of NaN', 8, 10000, yarn(2, 2048, { betaFast: NaN })),
  invalid('a slow threshold of NaN', 8, 10000, yarn(2, 2048, { betaSlow: NaN })),
  invalid('exchanged thresholds without extension', 8, 10000, yarn(1, 2048, { betaFast: 1, betaSlow: 32 })),
  { name: 'attention factor below 1', group: 'invalid', call: 'yarnAttentionFactor', args: [0.99] },
  { name: 'attention factor of 0', group: 'invalid', call: 'yarnAttentionFactor', args: [0] },
  {
    name: 'attention factor of a negative number',
    group: 'invalid',
    call: 'yarnAttentionFactor',
    args: [-4],
  },
  { name: 'attention factor of NaN', group: 'invalid', call: 'yarnAttentionFactor', args: [NaN] },
];

const widths = fc.integer({ min: 2, max: 12 }).map((pairs) => 2 * pairs);
const bases = fc.constantFrom(10000, 500000, 1e6, 100, 2, 0.5);
const extension = fc.oneof(fc.constantFrom(1, 2, 4, 8, 32), fc.double({ min: 1, max: 64, noNaN: true }));
const thresholds = fc.record(
  { betaFast: fc.constantFrom(6, 16, 32, 40.5), betaSlow: fc.constantFrom(0.25, 1, 2, 5) },
  { requiredKeys: [] },
);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...speeds, ...blends, ...factors, ...repetitions, ...invalidCalls],
  random: [
    {
      name: 'one rule for all pairs',
      call: 'scaledInvFreq',
      runs: 25,
      args: fc.tuple(widths, bases, fc.record({ kind: fc.constantFrom('linear', 'ntk'), factor: extension })),
    },
    {
      name: 'YaRN',
      call: 'scaledInvFreq',
      runs: 40,
      args: fc.tuple(
        widths,
        bases,
        fc
          .tuple(extension, fc.constantFrom(64, 2048, 4096, 8192, 1000.5), thresholds)
          .map(([factor, context, betas]) => yarn(factor, context, betas)),
      ),
    },
    { name: 'attention factors', call: 'yarnAttentionFactor', runs: 10, args: fc.tuple(extension) },
  ],
};
