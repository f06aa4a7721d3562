import fc from 'fast-check';
import { type KataCase, type KataTests, type Tolerance, toleranceD } from '#kata';

/** A thousandth of a rating point. */
const points: Tolerance = { absolute: 1e-3, relative: 0 };
/** For ratings that only the penalty keeps finite. */
const halfPoint: Tolerance = { absolute: 0.5, relative: 0 };

type Series = [times: number, a: number, b: number, winner: 'a' | 'b' | 'tie'];

const battle = (a: number, b: number, winner: 'a' | 'b' | 'tie') => ({ a, b, winner });

const python = 'the recursion in Python';
const byHand = 'by hand';
const closedForm = 'closed form: gaps of 400 log10(odds)';
const otherSolver = 'BFGS with numerical Newton steps in Python, gradient below 1e-14';

const threeToOne: Series[] = [
  [3, 0, 1, 'a'],
  [1, 0, 1, 'b'],
];

const examples: KataCase[] = [
  {
    name: 'a win and a tie',
    group: 'example',
    call: 'onlineElo',
    args: [[battle(0, 1, 'a'), battle(1, 0, 'tie')], 2, { k: 40 }],
    expected: [1017.7075346495083, 982.2924653504917],
    route: 'by hand with a calculator',
  },
  {
    name: 'three wins in four battles',
    group: 'example',
    call: 'bradleyTerry',
    args: [[battle(0, 1, 'a'), battle(0, 1, 'b'), battle(0, 1, 'a'), battle(1, 0, 'b')], 2],
    expected: [1095.4242509, 904.5757491],
    route: closedForm,
    tolerance: points,
  },
];

function elo(name: string, args: unknown[], expected: number[], route = python, reason?: string): KataCase {
  return { name, group: 'hidden', call: 'onlineElo', args, expected, route, reason };
}

const round = [
  battle(0, 1, 'a'),
  battle(1, 2, 'b'),
  battle(2, 3, 'tie'),
  battle(3, 0, 'a'),
  battle(0, 2, 'tie'),
  battle(1, 3, 'a'),
];

const online: KataCase[] = [
  elo(
    'one battle with the defaults',
    [[battle(0, 1, 'a')], 2],
    [1002, 998],
    byHand,
    'the defaults of k and base',
  ),
  elo('one battle, won by b', [[battle(0, 1, 'b')], 2], [998, 1002], byHand, 'the other winner'),
  elo('empty options', [[battle(0, 1, 'a')], 2, {}], [1002, 998], byHand, 'the defaults'),
  elo(
    'options that are present but undefined',
    [[battle(0, 1, 'a')], 2, { k: undefined, base: undefined }],
    [1002, 998],
    byHand,
    'the defaults',
  ),
  elo('a tie of equals', [[battle(0, 1, 'tie')], 2], [1000, 1000], byHand),
  elo(
    'two wins in a row',
    [[battle(0, 1, 'a'), battle(0, 1, 'a')], 2],
    [1003.9769751663554, 996.0230248336446],
  ),
  elo(
    'three players, one tie',
    [[battle(0, 1, 'a'), battle(1, 2, 'tie'), battle(2, 0, 'a')], 3],
    [999.9884209309151, 998.0115127982992, 1002.0000662707856],
  ),
  elo(
    'the same with k 32 and base 1500',
    [[battle(0, 1, 'a'), battle(1, 2, 'tie'), battle(2, 0, 'a')], 3, { k: 32, base: 1500 }],
    [1499.2298601853572, 1484.736306793522, 1516.0338330211207],
  ),
  elo(
    'a win, then a defeat',
    [[battle(0, 1, 'a'), battle(0, 1, 'b')], 2, { k: 32 }],
    [998.5304984710245, 1001.4695015289755],
  ),
  elo(
    'a defeat, then a win',
    [[battle(0, 1, 'b'), battle(0, 1, 'a')], 2, { k: 32 }],
    [1001.4695015289755, 998.5304984710245],
  ),
  elo(
    'a gap of 400 points',
    [[battle(0, 1, 'a'), battle(0, 1, 'b')], 2, { k: 400 }],
    [836.3636363636364, 1163.6363636363635],
    'by hand: 1200 - 400 * 10/11',
  ),
  elo(
    'base 0 and a very large k',
    [[battle(0, 1, 'b'), battle(0, 1, 'b'), battle(0, 1, 'b')], 2, { k: 1600, base: 0 }],
    [-800.3196736318373, 800.3196736318373],
  ),
  elo('a negative base', [[battle(0, 1, 'a')], 2, { base: -50, k: 10 }], [-45, -55], byHand, 'any base'),
  elo('a small k', [[battle(1, 0, 'a')], 2, { k: 0.5 }], [999.75, 1000.25], byHand, 'any k above 0'),
  elo(
    'four players, six battles',
    [round, 4, { k: 32, base: 1200 }],
    [1199.9985161273712, 1186.9631046805944, 1213.858687372461, 1199.1796918195735],
  ),
  elo(
    'players who never play',
    [[battle(3, 1, 'a')], 5],
    [1000, 998, 1000, 1002, 1000],
    byHand,
    'they keep the base',
  ),
];

function fit(
  name: string,
  args: [Series[], number, { ridge?: number }?],
  expected: number[],
  route: string,
  { reason, tolerance = points }: { reason?: string; tolerance?: Tolerance } = {},
): KataCase {
  return { name, group: 'hidden', call: 'fitSeries', args, expected, route, reason, tolerance };
}

const mixed: Series[] = [
  [5, 0, 1, 'a'],
  [2, 0, 1, 'b'],
  [4, 1, 2, 'a'],
  [3, 1, 2, 'b'],
  [1, 2, 0, 'a'],
  [6, 0, 2, 'a'],
  [2, 0, 3, 'tie'],
  [3, 3, 1, 'a'],
  [2, 3, 1, 'b'],
];
const mixedRatings = [1124.8166552758667, 952.2490163243424, 870.0933052749646, 1052.8410231248263];

const fits: KataCase[] = [
  fit(
    'the same battles with the sides exchanged',
    [
      [
        [3, 1, 0, 'b'],
        [1, 1, 0, 'a'],
      ],
      2,
    ],
    [1095.4242509, 904.5757491],
    closedForm,
  ),
  fit(
    'one win and two ties',
    [
      [
        [1, 0, 1, 'a'],
        [2, 0, 1, 'tie'],
      ],
      2,
    ],
    [1060.2059991, 939.7940009],
    closedForm,
  ),
  fit('ties only', [[[5, 0, 1, 'tie']], 2], [1000, 1000], 'by hand: equal strengths'),
  fit(
    'a chain of three players',
    [
      [
        [3, 0, 1, 'a'],
        [1, 1, 0, 'a'],
        [3, 2, 1, 'b'],
        [1, 2, 1, 'a'],
      ],
      3,
    ],
    [1190.8485, 1000, 809.1515],
    closedForm,
  ),
  fit(
    'wins and ties of three players',
    [
      [
        [4, 0, 1, 'tie'],
        [2, 0, 1, 'a'],
        [3, 1, 2, 'tie'],
        [3, 1, 2, 'b'],
      ],
      3,
    ],
    [1016.6585156910918, 896.2465299193859, 1087.0949543895224],
    closedForm,
  ),
  fit(
    'a circle of three players',
    [
      [
        [1, 0, 1, 'a'],
        [1, 1, 2, 'a'],
        [1, 2, 0, 'a'],
      ],
      3,
    ],
    [1000, 1000, 1000],
    'by hand: symmetry',
  ),
  fit(
    'a thousand to one',
    [
      [
        [1000, 0, 1, 'a'],
        [1, 0, 1, 'b'],
      ],
      2,
    ],
    [1600, 400],
    closedForm,
  ),
  fit(
    'four players with very large gaps',
    [
      [
        [200, 0, 1, 'a'],
        [1, 0, 1, 'b'],
        [200, 1, 2, 'a'],
        [1, 1, 2, 'b'],
        [200, 2, 3, 'a'],
        [1, 2, 3, 'b'],
      ],
      4,
      { ridge: 1e-9 },
    ],
    [2380.6179979, 1460.2059993, 539.7940007, -380.6179979],
    closedForm,
  ),
  fit('four players, everybody against everybody', [mixed, 4], mixedRatings, otherSolver),
  fit(
    'five players with long series',
    [
      [
        [7, 0, 1, 'a'],
        [3, 1, 0, 'a'],
        [5, 1, 2, 'a'],
        [4, 2, 1, 'a'],
        [6, 2, 3, 'tie'],
        [2, 3, 4, 'b'],
        [3, 4, 3, 'b'],
        [8, 4, 0, 'b'],
        [1, 0, 4, 'b'],
        [2, 1, 3, 'tie'],
        [1, 1, 3, 'a'],
      ],
      5,
    ],
    [1191.8684285688955, 1033.6191028949324, 974.632447566354, 944.8259045744359, 855.0541163953824],
    otherSolver,
  ),
  fit(
    'a strong penalty',
    [mixed, 4, { ridge: 1 }],
    [1104.0637334206717, 961.2541898118067, 901.5048600072209, 1033.1772167603006],
    otherSolver,
  ),
  fit(
    'four wins and no defeat, penalty 1',
    [[[4, 0, 1, 'a']], 2, { ridge: 1 }],
    [1128.6856924968765, 871.3143075031236],
    otherSolver,
  ),
  fit(
    'four wins and no defeat, penalty 0.01',
    [[[4, 0, 1, 'a']], 2, { ridge: 0.01 }],
    [1439.2814426048703, 560.7185573951296],
    otherSolver,
  ),
  fit(
    'one battle, default penalty',
    [[[1, 0, 1, 'a']], 2],
    [2044.2107097845242, -44.21070978452417],
    otherSolver,
    {
      tolerance: halfPoint,
    },
  ),
  fit(
    'one battle with empty options',
    [[[1, 1, 0, 'b']], 2, {}],
    [2044.2107097845242, -44.21070978452417],
    otherSolver,
    { tolerance: halfPoint, reason: 'the default of the penalty' },
  ),
  fit(
    'one battle, the penalty present but undefined',
    [[[1, 0, 1, 'a']], 2, { ridge: undefined }],
    [2044.2107097845242, -44.21070978452417],
    otherSolver,
    { tolerance: halfPoint, reason: 'the default of the penalty' },
  ),
  fit(
    'one of three never lost',
    [
      [
        [2, 0, 1, 'a'],
        [2, 0, 2, 'a'],
        [1, 1, 2, 'a'],
        [1, 1, 2, 'b'],
      ],
      3,
      { ridge: 0.1 },
    ],
    [1342.6803729708265, 828.6598135145867, 828.6598135145867],
    otherSolver,
  ),
  fit(
    'two groups that never meet',
    [
      [
        [3, 0, 1, 'a'],
        [1, 0, 1, 'b'],
        [2, 2, 3, 'a'],
        [1, 2, 3, 'tie'],
      ],
      4,
      { ridge: 0.1 },
    ],
    [1089.5526924420572, 910.4473075579428, 1125.5224115593073, 874.4775884406926],
    otherSolver,
  ),
  fit(
    'players without battles',
    [threeToOne, 4, { ridge: 1 }],
    [1059.378812174002, 940.621187825998, 1000, 1000],
    otherSolver,
  ),
  fit(
    'the first player has no battles',
    [
      [
        [3, 1, 2, 'a'],
        [1, 1, 2, 'b'],
      ],
      3,
    ],
    [1000, 1095.4242509, 904.5757491],
    closedForm,
  ),
  fit(
    'five players in long one-sided series',
    [
      [
        [22, 0, 1, 'a'],
        [1, 0, 2, 'a'],
        [1, 0, 4, 'a'],
        [34, 2, 1, 'a'],
        [24, 3, 2, 'a'],
        [1, 4, 0, 'a'],
        [1, 4, 1, 'a'],
        [44, 4, 3, 'a'],
      ],
      5,
      { ridge: 0.003 },
    ],
    [2371.2852891805037, -1067.5599226753957, 123.75537626913945, 1193.005573257298, 2379.5136839684546],
    otherSolver,
  ),
  {
    name: 'one list of battles in three orders',
    group: 'hidden',
    call: 'fitInThreeOrders',
    args: [mixed, 4],
    expected: [mixedRatings, mixedRatings, mixedRatings],
    route: otherSolver,
    tolerance: points,
  },
];

const repetitions: KataCase[] = [
  {
    name: 'calls with different options in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'onlineElo', args: [[battle(0, 1, 'a')], 2] },
        { export: 'onlineElo', args: [[battle(0, 1, 'a')], 2, { k: 10, base: 0 }] },
        { export: 'onlineElo', args: [[battle(0, 1, 'b')], 3] },
        { export: 'onlineElo', args: [[battle(0, 1, 'a')], 2] },
      ],
    ],
    expected: [
      [1002, 998],
      [5, -5],
      [998, 1002, 1000],
      [1002, 998],
    ],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
  {
    name: 'the same Elo call after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'onlineElo', args: [[battle(0, 1, 'a')], 2] }],
    expected: [1002, 998],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
  {
    name: 'the same fit after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'bradleyTerry', args: [[battle(0, 1, 'tie')], 2] }],
    expected: [1000, 1000],
    route: byHand,
    reason: 'nothing is kept between calls',
    tolerance: points,
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const fine = [battle(0, 1, 'a')];

function bothInvalid(name: string, ...args: unknown[]): KataCase[] {
  return [invalid(`Elo: ${name}`, 'onlineElo', ...args), invalid(`fit: ${name}`, 'bradleyTerry', ...args)];
}

const invalidInputs: KataCase[] = [
  ...bothInvalid('no battles', [], 2),
  ...bothInvalid('one player', [battle(0, 0, 'tie')], 1),
  ...bothInvalid('no players', [], 0),
  ...bothInvalid('one player, a battle with another', fine, 1),
  ...bothInvalid('the number of players is NaN', fine, NaN),
  ...bothInvalid('a player against itself', [battle(0, 1, 'a'), battle(1, 1, 'tie')], 2),
  ...bothInvalid('a is no player', [battle(2, 1, 'a')], 2),
  ...bothInvalid('b is no player', [battle(0, 1, 'a'), battle(0, 3, 'b')], 3),
  ...bothInvalid('a negative a', [battle(-1, 1, 'a')], 2),
  ...bothInvalid('a negative b', [battle(0, -1, 'a')], 2),
  ...bothInvalid('an index that is NaN', [battle(0, NaN, 'a')], 2),
  invalid('Elo: k = 0', 'onlineElo', fine, 2, { k: 0 }),
  invalid('Elo: a negative k', 'onlineElo', fine, 2, { k: -4 }),
  invalid('Elo: k NaN', 'onlineElo', fine, 2, { k: NaN }),
  invalid('Elo: base NaN', 'onlineElo', fine, 2, { base: NaN }),
  invalid('fit: no penalty', 'bradleyTerry', fine, 2, { ridge: 0 }),
  invalid('fit: a negative penalty', 'bradleyTerry', fine, 2, { ridge: -1e-6 }),
  invalid('fit: the penalty is NaN', 'bradleyTerry', fine, 2, { ridge: NaN }),
];

const winner = fc.constantFrom('a', 'b', 'tie');

function battlesOf(players: number, maxLength: number): fc.Arbitrary<unknown[]> {
  const pair = fc
    .tuple(fc.nat({ max: players - 1 }), fc.nat({ max: players - 2 }))
    .map(([a, other]) => [a, other < a ? other : other + 1] as const);
  return fc.array(
    fc.tuple(pair, winner).map(([[a, b], won]) => ({ a, b, winner: won })),
    { minLength: 1, maxLength, size: 'max' },
  );
}

const eloInput = fc
  .integer({ min: 2, max: 5 })
  .chain((players) =>
    fc.tuple(
      battlesOf(players, 15),
      fc.constant(players),
      fc.record(
        { k: fc.constantFrom(1, 16, 32, 100), base: fc.constantFrom(0, 1000, 1500) },
        { requiredKeys: [] },
      ),
    ),
  );

const fitInput = fc
  .integer({ min: 2, max: 6 })
  .chain((players) =>
    fc.tuple(
      battlesOf(players, 40),
      fc.constant(players),
      fc.record({ ridge: fc.constantFrom(0.03, 0.1, 0.5, 1, 3) }),
    ),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...online, ...fits, ...repetitions, ...invalidInputs],
  random: [
    { name: 'Elo over short histories', call: 'onlineElo', runs: 30, args: eloInput },
    { name: 'fits of short histories', call: 'bradleyTerry', runs: 30, args: fitInput, tolerance: points },
  ],
};
