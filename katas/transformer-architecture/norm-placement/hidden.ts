import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const separate = 'Straight-line arithmetic in 60 digits, every step written out';

const swap = [
  'matrix',
  [
    [0, 10],
    [10, 0],
  ],
];
const layer = { attn: ['affine', 5, 0], ffn: swap };
const mix = [
  'matrix',
  [
    [0.5, -1, 2],
    [1, 0.25, -0.5],
    [-1, 1.5, 0.75],
  ],
];
const other = [
  'matrix',
  [
    [1, 2, 0],
    [-0.5, 1, 1],
    [0.25, -2, 1],
  ],
];
const three = [1, -2, 0.5];
const layers = [
  { attn: mix, ffn: ['tanh'] },
  { attn: other, ffn: mix },
  { attn: ['affine', -0.5, 1], ffn: other },
];

function run(
  call: 'runBlock' | 'runStack',
  name: string,
  args: unknown[],
  golden?: { expected: unknown; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call, args, ...golden };
}

const examples: KataCase[] = [
  run(
    'runBlock',
    'pre-norm block on (3, 4)',
    [[3, 4], layer, ['unit'], 'pre'],
    {
      expected: {
        output: [14, 14],
        trace: [
          ['attn 0', [0.6, 0.8]],
          ['ffn 0', [0.6, 0.8]],
        ],
      },
      route: 'By hand: (3, 4) + (3, 4), then (6, 8) + (8, 6)',
    },
    'example',
  ),
  run(
    'runBlock',
    'post-norm block on (3, 4)',
    [[3, 4], layer, ['unit'], 'post'],
    {
      expected: {
        output: [0.784415591570884593, 0.620235584032792469],
        trace: [
          ['attn 0', [3, 4]],
          ['ffn 0', [0.6, 0.8]],
        ],
      },
      route: 'By hand: (18, 24) is normed to (0.6, 0.8); (8.6, 6.8) over the root of 120.2',
    },
    'example',
  ),
  run(
    'runStack',
    'two pre-norm layers and a final norm',
    [
      [3, 4],
      [
        { attn: ['affine', 5, 0], ffn: ['affine', 10, 0] },
        { attn: ['affine', 0, 0], ffn: ['affine', 20, 0] },
      ],
      ['unit'],
      'pre',
      true,
    ],
    {
      expected: {
        output: [0.6, 0.8],
        residualNorms: [20, 40],
        trace: [
          ['attn 0', [0.6, 0.8]],
          ['ffn 0', [0.6, 0.8]],
          ['attn 1', [0.6, 0.8]],
          ['ffn 1', [0.6, 0.8]],
        ],
      },
      route: 'By hand: the stream keeps its direction and grows from 5 by 5, 10, 0 and 20',
    },
    'example',
  ),
];

const blocks: KataCase[] = [
  run('runBlock', 'three dimensions, pre', [three, layers[0], ['rms'], 'pre'], {
    expected: {
      output: [4.52191380353461128, -2.39933140201490854, -2.92343827413359002],
      trace: [
        ['attn 0', [0.755928946018454454, -1.51185789203690891, 0.377964473009227227]],
        ['ffn 0', [1.35900672958297276, -0.675083163383913725, -0.835082888977950983]],
      ],
    },
    route: separate,
  }),
  run('runBlock', 'three dimensions, post', [three, layers[0], ['rms'], 'post'], {
    expected: {
      output: [1.30178650772174751, -0.589544880716354207, -0.9786668084362299],
      trace: [
        ['attn 0', [1, -2, 0.5]],
        ['ffn 0', [1.35519783480828362, -0.527021380203221409, -0.941109607505752517]],
      ],
    },
    route: separate,
  }),
  run('runBlock', 'a norm that subtracts the mean, pre', [three, layers[0], ['center'], 'pre']),
  run('runBlock', 'a norm that subtracts the mean, post', [three, layers[0], ['center'], 'post']),
  run(
    'runBlock',
    'sublayers that add nothing, pre',
    [[3, 4], { attn: ['affine', 0, 0], ffn: ['affine', 0, 0] }, ['unit'], 'pre'],
    {
      expected: {
        output: [3, 4],
        trace: [
          ['attn 0', [0.6, 0.8]],
          ['ffn 0', [0.6, 0.8]],
        ],
      },
      route: 'By hand: the stream passes unchanged',
    },
  ),
  run(
    'runBlock',
    'sublayers that add nothing, post',
    [[3, 4], { attn: ['affine', 0, 0], ffn: ['affine', 0, 0] }, ['unit'], 'post'],
    {
      expected: {
        output: [0.6, 0.8],
        trace: [
          ['attn 0', [3, 4]],
          ['ffn 0', [0.6, 0.8]],
        ],
      },
      route: 'By hand: the stream is normed twice',
    },
  ),
  run(
    'runBlock',
    'a norm that adds 1, pre',
    [[1, 2], { attn: ['affine', 2, 0], ffn: ['affine', 3, 0] }, ['affine', 1, 1], 'pre'],
    {
      expected: {
        output: [23, 35],
        trace: [
          ['attn 0', [2, 3]],
          ['ffn 0', [6, 9]],
        ],
      },
      route: 'By hand: 1 + 2 * 2 = 5 and 5 + 3 * 6 = 23; 2 + 2 * 3 = 8 and 8 + 3 * 9 = 35',
    },
  ),
  run(
    'runBlock',
    'a norm that adds 1, post',
    [[1, 2], { attn: ['affine', 2, 0], ffn: ['affine', 3, 0] }, ['affine', 1, 1], 'post'],
    {
      expected: {
        output: [17, 29],
        trace: [
          ['attn 0', [1, 2]],
          ['ffn 0', [4, 7]],
        ],
      },
      route: 'By hand: 1 + 2 + 1 = 4 and 4 + 12 + 1 = 17; 2 + 4 + 1 = 7 and 7 + 21 + 1 = 29',
    },
  ),
  run('runBlock', 'one dimension', [
    [-3],
    { attn: ['affine', 2, 1], ffn: ['tanh'] },
    ['affine', 0.5, 0],
    'pre',
  ]),
];

const stacks: KataCase[] = [
  run('runStack', 'three pre-norm layers, without a final norm', [three, layers, ['rms'], 'pre', false], {
    expected: {
      output: [5.93000057813985505, -4.28240098762698419, -3.33519364820538395],
      residualNorms: [5.89499677404159952, 8.22836394129903133, 8.03911573163349373],
      trace: [
        ['attn 0', [0.755928946018454454, -1.51185789203690891, 0.377964473009227227]],
        ['ffn 0', [1.35900672958297276, -0.675083163383913725, -0.835082888977950983]],
        ['attn 1', [1.32861556254919627, -0.704964574499012734, -0.858956131390601726]],
        ['ffn 1', [1.1428042417212771, -1.19091897753491983, -0.525081378503406823]],
        ['attn 2', [1.08464327612182193, -0.740939888927187246, -1.12896281805925238]],
        ['ffn 2', [1.36706745184228225, -0.523751897058021524, -0.925640606521544578]],
      ],
    },
    route: separate,
  }),
  run('runStack', 'three pre-norm layers, with a final norm', [three, layers, ['rms'], 'pre', true], {
    expected: {
      output: [1.27763582875601109, -0.922655716942381091, -0.718577147613588844],
      residualNorms: [5.89499677404159952, 8.22836394129903133, 8.03911573163349373],
      trace: [
        ['attn 0', [0.755928946018454454, -1.51185789203690891, 0.377964473009227227]],
        ['ffn 0', [1.35900672958297276, -0.675083163383913725, -0.835082888977950983]],
        ['attn 1', [1.32861556254919627, -0.704964574499012734, -0.858956131390601726]],
        ['ffn 1', [1.1428042417212771, -1.19091897753491983, -0.525081378503406823]],
        ['attn 2', [1.08464327612182193, -0.740939888927187246, -1.12896281805925238]],
        ['ffn 2', [1.36706745184228225, -0.523751897058021524, -0.925640606521544578]],
      ],
    },
    route: separate,
  }),
  run('runStack', 'three post-norm layers, without a final norm', [three, layers, ['rms'], 'post', false], {
    expected: {
      output: [1.6612230042059231, 0.426871598628700827, -0.241078345317917219],
      residualNorms: [1.73205080756887729, 1.73205080756887729, 1.73205080756887729],
      trace: [
        ['attn 0', [1, -2, 0.5]],
        ['ffn 0', [1.35519783480828362, -0.527021380203221409, -0.941109607505752517]],
        ['attn 1', [1.30178650772174751, -0.589544880716354207, -0.9786668084362299]],
        ['ffn 1', [0.775478872831855826, -1.52900962040294537, -0.246499692711117387]],
        ['attn 2', [0.894991605142130544, -0.412057587856458676, -1.42449941067556414]],
        ['ffn 2', [1.49604887684461153, 0.820603230061745008, 0.297402247644847441]],
      ],
    },
    route: separate,
  }),
  run('runStack', 'three post-norm layers, with a final norm', [three, layers, ['rms'], 'post', true], {
    expected: {
      output: [1.6612230042059231, 0.426871598628700827, -0.241078345317917219],
      residualNorms: [1.73205080756887729, 1.73205080756887729, 1.73205080756887729],
      trace: [
        ['attn 0', [1, -2, 0.5]],
        ['ffn 0', [1.35519783480828362, -0.527021380203221409, -0.941109607505752517]],
        ['attn 1', [1.30178650772174751, -0.589544880716354207, -0.9786668084362299]],
        ['ffn 1', [0.775478872831855826, -1.52900962040294537, -0.246499692711117387]],
        ['attn 2', [0.894991605142130544, -0.412057587856458676, -1.42449941067556414]],
        ['ffn 2', [1.49604887684461153, 0.820603230061745008, 0.297402247644847441]],
      ],
    },
    route: separate,
  }),
  run(
    'runStack',
    'one post-norm layer with a final norm that adds 1',
    [[1, 2], [{ attn: ['affine', 2, 0], ffn: ['affine', 3, 0] }], ['affine', 1, 1], 'post', true],
    {
      expected: {
        output: [18, 30],
        residualNorms: [33.6154726279432222],
        trace: [
          ['attn 0', [1, 2]],
          ['ffn 0', [4, 7]],
        ],
      },
      route: 'By hand: (17, 29) after the layer, of length sqrt(1130); the final norm adds 1',
    },
  ),
  run(
    'runStack',
    'one pre-norm layer with a final norm that adds 1',
    [[1, 2], [{ attn: ['affine', 2, 0], ffn: ['affine', 3, 0] }], ['affine', 1, 1], 'pre', true],
    {
      expected: {
        output: [24, 36],
        residualNorms: [41.880783182743849],
        trace: [
          ['attn 0', [2, 3]],
          ['ffn 0', [6, 9]],
        ],
      },
      route: 'By hand: (23, 35) after the layer, of length sqrt(1754); the final norm adds 1',
    },
  ),
  ...(['pre', 'post'] as const).flatMap((placement): KataCase[] => [
    {
      ...run('runStack', `no layers, no final norm, ${placement}`, [[3, 4], [], ['unit'], placement, false], {
        expected: { output: [3, 4], residualNorms: [], trace: [] },
        route: 'the contract: x as it is',
      }),
      reason: 'an empty stack must work and return a new array',
    },
    run('runStack', `no layers but a final norm, ${placement}`, [[3, 4], [], ['unit'], placement, true], {
      expected: { output: [0.6, 0.8], residualNorms: [], trace: [] },
      route: 'By hand: x over its length 5',
    }),
  ]),
];

const effects: KataCase[] = [
  {
    name: 'nothing is called under an unknown placement',
    group: 'hidden',
    call: 'callsBeforeRefusal',
    args: [[1, 2], layer, ['unit'], 'sandwich'],
    expected: { refused: ['RangeError', 'RangeError'], trace: [] },
    route: 'the contract: refused before anything is called',
    reason: 'a condition of the contract',
  },
  {
    name: 'the same stack again after the caller changed the first result',
    group: 'hidden',
    call: 'stackTwice',
    args: [three, layers, ['rms'], 'pre', false],
  },
  {
    name: 'an empty stack again after the caller changed the first result',
    group: 'hidden',
    call: 'stackTwice',
    args: [[3, 4], [], ['unit'], 'post', false],
    expected: { output: [3, 4], residualNorms: [] },
    route: 'the contract: x as it is',
    reason: 'the output must be a new array even when nothing is computed',
  },
];

function invalid(name: string, call: 'runBlock' | 'runStack', ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const short = ['constant', [1]];
const long = ['constant', [1, 2, 3]];
const none = ['constant', []];
const plain = ['affine', 1, 0];
const full = ['constant', [5, 6]];

const invalidCalls: KataCase[] = [
  ...['', 'PRE', 'sandwich', 'none', undefined, null].flatMap((placement) => [
    invalid(
      `placement ${JSON.stringify(placement)} in a block`,
      'runBlock',
      [1, 2],
      layer,
      ['unit'],
      placement,
    ),
    invalid(
      `placement ${JSON.stringify(placement)} in a stack`,
      'runStack',
      [1, 2],
      [layer],
      ['unit'],
      placement,
      false,
    ),
    invalid(
      `placement ${JSON.stringify(placement)} without layers`,
      'runStack',
      [1, 2],
      [],
      ['unit'],
      placement,
      true,
    ),
  ]),
  ...(['pre', 'post'] as const).flatMap((placement) => [
    ...(
      [
        ['a shorter', short],
        ['a longer', long],
        ['an empty', none],
      ] as const
    ).flatMap(([kind, wrong]) => [
      invalid(
        `attention returns ${kind} vector, ${placement}`,
        'runBlock',
        [1, 2],
        { attn: wrong, ffn: plain },
        plain,
        placement,
      ),
      invalid(
        `the FFN returns ${kind} vector, ${placement}`,
        'runBlock',
        [1, 2],
        { attn: plain, ffn: wrong },
        plain,
        placement,
      ),
      invalid(
        `the norm returns ${kind} vector, ${placement}`,
        'runBlock',
        [1, 2],
        { attn: full, ffn: full },
        wrong,
        placement,
      ),
      invalid(
        `the norm and attention return ${kind} vector, ${placement}`,
        'runBlock',
        [1, 2],
        { attn: wrong, ffn: wrong },
        wrong,
        placement,
      ),
      invalid(
        `the final norm returns ${kind} vector, ${placement}`,
        'runStack',
        [1, 2],
        [],
        wrong,
        placement,
        true,
      ),
    ]),
    invalid(
      `the second layer returns a shorter vector, ${placement}`,
      'runStack',
      [1, 2],
      [layer, { attn: plain, ffn: short }],
      plain,
      placement,
      false,
    ),
  ]),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const numbers = (n: number) => fc.array(entry, { minLength: n, maxLength: n });
const affine = fc.tuple(fc.constant('affine'), entry, entry);

function sublayer(n: number): fc.Arbitrary<unknown> {
  const matrix = fc.array(numbers(n), { minLength: n, maxLength: n });
  return fc.oneof(affine, fc.constant(['tanh']), fc.tuple(fc.constant('matrix'), matrix));
}

const norm = fc.oneof(fc.constantFrom(['rms'], ['unit'], ['center']), affine);
const placement = fc.constantFrom('pre', 'post');
const width = fc.integer({ min: 1, max: 4 });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...blocks, ...stacks, ...effects, ...invalidCalls],
  random: [
    {
      name: 'blocks',
      call: 'runBlock',
      runs: 25,
      args: width.chain((n) => {
        const layerOf = fc.record({ attn: sublayer(n), ffn: sublayer(n) });
        return fc.tuple(numbers(n), layerOf, norm, placement);
      }),
    },
    {
      name: 'stacks',
      call: 'runStack',
      runs: 25,
      args: width.chain((n) => {
        const layerOf = fc.record({ attn: sublayer(n), ffn: sublayer(n) });
        return fc.tuple(numbers(n), fc.array(layerOf, { maxLength: 3 }), norm, placement, fc.boolean());
      }),
    },
  ],
};
