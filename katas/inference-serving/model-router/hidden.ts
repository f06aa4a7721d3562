import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

interface Model {
  name: string;
  tier: number;
  costPerToken: number;
}
type State = 'closed' | 'open' | 'half-open';
type Step = ['route', tier: number, now: number, failing: string[]] | ['state', model: string, now: number];

const byHand = 'by hand, from the table of states';

const models: Model[] = [
  { name: 'mini', tier: 1, costPerToken: 1 },
  { name: 'large', tier: 2, costPerToken: 10 },
  { name: 'other', tier: 2, costPerToken: 8 },
];
const config = { failureThreshold: 2, cooldown: 100 };

function reply(model: string | null, ...attempts: string[]): unknown {
  return { model, attempts, called: attempts };
}

interface Setting {
  models?: Model[];
  failureThreshold?: number;
  cooldown?: number;
}

function run(name: string, setting: Setting, steps: [Step, unknown][]): KataCase {
  const { models: ours = models, ...rest } = setting;
  const args = [ours, { ...config, ...rest }, steps.map(([step]) => step)];
  const expected = steps.map(([, result]) => result);
  return { name, group: 'hidden', call: 'run', args, expected, route: byHand };
}

function because(reason: string, item: KataCase): KataCase {
  return { ...item, reason };
}

const route = (tier: number, now: number, ...failing: string[]): Step => ['route', tier, now, failing];
const ask = (model: string, now: number, state: State): [Step, unknown] => [['state', model, now], state];

const one: Model[] = [{ name: 'm', tier: 1, costPerToken: 1 }];
const pair: Model[] = [
  { name: 'a', tier: 1, costPerToken: 1 },
  { name: 'b', tier: 1, costPerToken: 2 },
];

const examples: KataCase[] = [
  {
    ...run('the steps of the worked example', {}, [
      [route(1, 0, 'mini'), reply('other', 'mini', 'other')],
      ask('mini', 0, 'closed'),
      [route(1, 10, 'mini'), reply('other', 'mini', 'other')],
      ask('mini', 10, 'open'),
      [route(1, 50), reply('other', 'other')],
      [route(2, 60, 'other'), reply('large', 'other', 'large')],
      ask('mini', 109, 'open'),
      ask('mini', 110, 'half-open'),
      [route(1, 110, 'mini'), reply('other', 'mini', 'other')],
      ask('mini', 209, 'open'),
      [route(1, 210), reply('mini', 'mini')],
      ask('mini', 210, 'closed'),
    ]),
    group: 'example',
  },
  {
    ...run('nothing is strong enough', {}, [
      [route(3, 0), reply(null)],
      [route(2, 1, 'large', 'other'), reply(null, 'other', 'large')],
    ]),
    group: 'example',
  },
];

const ordering: KataCase[] = [
  run(
    'tiers and costs out of order',
    {
      models: [
        { name: 'd', tier: 3, costPerToken: 1 },
        { name: 'c', tier: 2, costPerToken: 9 },
        { name: 'a', tier: 1, costPerToken: 20 },
        { name: 'b', tier: 2, costPerToken: 4 },
      ],
    },
    [
      [route(1, 0), reply('a', 'a')],
      [route(1, 1, 'a', 'b', 'c', 'd'), reply(null, 'a', 'b', 'c', 'd')],
      [route(2, 2), reply('b', 'b')],
      [route(3, 3), reply('d', 'd')],
      [route(2, 4, 'b', 'c'), reply('d', 'b', 'c', 'd')],
    ],
  ),
  because(
    'equal tier and cost: the order of the input',
    run(
      'equal tiers and costs',
      {
        models: ['q', 'c', 'z', '10', '2', 'a'].map((name) => ({ name, tier: 1, costPerToken: 5 })),
      },
      [[route(1, 0, 'q', 'c', 'z', '10', '2', 'a'), reply(null, 'q', 'c', 'z', '10', '2', 'a')]],
    ),
  ),
  run(
    'fractional and negative tiers and costs',
    {
      models: [
        { name: 'x', tier: 1.5, costPerToken: 0.003 },
        { name: 'y', tier: 1.5, costPerToken: 0 },
        { name: 'z', tier: -1, costPerToken: 0.0001 },
      ],
    },
    [
      [route(1.5, 0, 'y'), reply('x', 'y', 'x')],
      [route(1.6, 1), reply(null)],
      [route(-1, 2, 'z'), reply('y', 'z', 'y')],
      [route(-2, 3), reply('z', 'z')],
    ],
  ),
  run('the stronger ones are down', {}, [
    [route(2, 0, 'large', 'other'), reply(null, 'other', 'large')],
    [route(2, 1, 'large', 'other'), reply(null, 'other', 'large')],
    [route(2, 2), reply(null)],
    [route(1, 3), reply('mini', 'mini')],
  ]),
  because(
    'a weak request may be answered by a strong model',
    run('a request below all tiers', {}, [
      [route(0, 0, 'mini', 'other'), reply('large', 'mini', 'other', 'large')],
      [route(-5, 1), reply('mini', 'mini')],
    ]),
  ),
  because(
    'names are any strings',
    run(
      'unusual names',
      {
        models: ['constructor', '__proto__', ''].map((name, i) => ({ name, tier: 1, costPerToken: i })),
        failureThreshold: 1,
      },
      [
        [route(1, 0, 'constructor', '__proto__'), reply('', 'constructor', '__proto__', '')],
        ask('__proto__', 0, 'open'),
        ask('', 0, 'closed'),
        [route(1, 1), reply('', '')],
        [['state', 'toString', 1], 'RangeError'],
      ],
    ),
  ),
];

const opening: KataCase[] = [
  because(
    'all breakers are closed at first',
    run('before any request', {}, [
      ask('mini', 0, 'closed'),
      ask('large', 1e9, 'closed'),
      ask('other', -5, 'closed'),
    ]),
  ),
  run('three errors in a row', { models: pair, failureThreshold: 3 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 1, 'a'), reply('b', 'a', 'b')],
    ask('a', 1, 'closed'),
    [route(1, 2, 'a'), reply('b', 'a', 'b')],
    ask('a', 2, 'open'),
    [route(1, 3, 'a'), reply('b', 'b')],
    ask('b', 3, 'closed'),
  ]),
  run('errors with a success between them', { models: pair, failureThreshold: 3 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 1, 'a'), reply('b', 'a', 'b')],
    [route(1, 2), reply('a', 'a')],
    [route(1, 3, 'a'), reply('b', 'a', 'b')],
    [route(1, 4, 'a'), reply('b', 'a', 'b')],
    ask('a', 4, 'closed'),
    [route(1, 5, 'a'), reply('b', 'a', 'b')],
    ask('a', 5, 'open'),
  ]),
  run('errors far apart', { models: pair, failureThreshold: 2, cooldown: 10 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 100000, 'a'), reply('b', 'a', 'b')],
    ask('a', 100000, 'open'),
  ]),
  because(
    'the smallest threshold',
    run('a threshold of 1', { models: pair, failureThreshold: 1 }, [
      [route(1, 0, 'a'), reply('b', 'a', 'b')],
      ask('a', 0, 'open'),
      [route(1, 0, 'a', 'b'), reply(null, 'b')],
      [route(1, 0), reply(null)],
      ask('b', 99, 'open'),
    ]),
  ),
  run('both fail, one at a time', { models: pair, failureThreshold: 2 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 1, 'a', 'b'), reply(null, 'a', 'b')],
    ask('a', 1, 'open'),
    ask('b', 1, 'closed'),
    [route(1, 2, 'b'), reply(null, 'b')],
    ask('b', 2, 'open'),
    [route(1, 3), reply(null)],
  ]),
  because(
    'a model that is not asked has no success',
    run('successes of another model', { models: pair, failureThreshold: 2 }, [
      [route(1, 0, 'a'), reply('b', 'a', 'b')],
      [route(1, 1), reply('a', 'a')],
      [route(1, 2, 'a', 'b'), reply(null, 'a', 'b')],
      [route(1, 3, 'b', 'a'), reply(null, 'a', 'b')],
      ask('a', 3, 'open'),
      ask('b', 3, 'open'),
    ]),
  ),
  because(
    'each candidate is called once per request',
    run('a single model and a high threshold', { models: one, failureThreshold: 5 }, [
      [route(1, 0, 'm'), reply(null, 'm')],
      [route(1, 0, 'm'), reply(null, 'm')],
      [route(1, 0), reply('m', 'm')],
      ask('m', 0, 'closed'),
    ]),
  ),
];

const trials: KataCase[] = [
  run(
    'just before and exactly at the end of the cooldown',
    { models: one, failureThreshold: 1, cooldown: 10 },
    [
      [route(1, 5, 'm'), reply(null, 'm')],
      ask('m', 14, 'open'),
      [route(1, 14), reply(null)],
      ask('m', 15, 'half-open'),
      [route(1, 15), reply('m', 'm')],
      ask('m', 15, 'closed'),
    ],
  ),
  run('long after the cooldown', { models: one, failureThreshold: 1, cooldown: 10 }, [
    [route(1, 0, 'm'), reply(null, 'm')],
    ask('m', 5000, 'half-open'),
    [route(1, 5000, 'm'), reply(null, 'm')],
    ask('m', 5009, 'open'),
    ask('m', 5010, 'half-open'),
  ]),
  run('a failed trial', { models: pair, failureThreshold: 3, cooldown: 10 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 1, 'a'), reply('b', 'a', 'b')],
    [route(1, 2, 'a'), reply('b', 'a', 'b')],
    [route(1, 12, 'a'), reply('b', 'a', 'b')],
    ask('a', 12, 'open'),
    [route(1, 13), reply('b', 'b')],
    ask('a', 21, 'open'),
    [route(1, 22, 'a'), reply('b', 'a', 'b')],
    [route(1, 31), reply('b', 'b')],
    [route(1, 32), reply('a', 'a')],
    ask('a', 32, 'closed'),
  ]),
  run('errors after a successful trial', { models: pair, failureThreshold: 3, cooldown: 10 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 10), reply('a', 'a')],
    ask('a', 10, 'closed'),
    [route(1, 11, 'a'), reply('b', 'a', 'b')],
    [route(1, 12, 'a'), reply('b', 'a', 'b')],
    ask('a', 12, 'closed'),
    [route(1, 13, 'a'), reply('b', 'a', 'b')],
    ask('a', 13, 'open'),
    ask('a', 22, 'open'),
    ask('a', 23, 'half-open'),
  ]),
  run('steady traffic during the cooldown', { models: pair, failureThreshold: 1, cooldown: 10 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 3), reply('b', 'b')],
    [route(1, 6), reply('b', 'b')],
    [route(1, 9), reply('b', 'b')],
    [route(1, 10), reply('a', 'a')],
  ]),
  run('both open at different times', { models: pair, failureThreshold: 1, cooldown: 10 }, [
    [route(1, 0, 'a'), reply('b', 'a', 'b')],
    [route(1, 4, 'b'), reply(null, 'b')],
    [route(1, 9), reply(null)],
    [route(1, 10, 'a'), reply(null, 'a')],
    [route(1, 14), reply('b', 'b')],
    ask('a', 19, 'open'),
    ask('b', 19, 'closed'),
    [route(1, 20), reply('a', 'a')],
  ]),
  because(
    'a request that does not reach the model is no trial',
    run('a better candidate answers during half-open', { models: pair, failureThreshold: 1, cooldown: 10 }, [
      [route(1, 0, 'a', 'b'), reply(null, 'a', 'b')],
      [route(1, 10), reply('a', 'a')],
      ask('b', 10, 'half-open'),
      [route(1, 11), reply('a', 'a')],
      ask('b', 11, 'half-open'),
      [route(1, 12, 'a', 'b'), reply(null, 'a', 'b')],
      ask('b', 12, 'open'),
    ]),
  ),
  because(
    'asking for a state changes nothing',
    run('states of times to come', { models: one, failureThreshold: 1, cooldown: 10 }, [
      [route(1, 0, 'm'), reply(null, 'm')],
      ask('m', 1000, 'half-open'),
      ask('m', 5, 'open'),
      [route(1, 9), reply(null)],
      ask('m', 10, 'half-open'),
      ask('m', 9, 'open'),
      [route(1, 9), reply(null)],
    ]),
  ),
  because(
    'times are any numbers, 0 among them',
    run('times below zero', { models: one, failureThreshold: 1, cooldown: 0.5 }, [
      [route(1, -0.5, 'm'), reply(null, 'm')],
      ask('m', -0.25, 'open'),
      ask('m', 0, 'half-open'),
      [route(1, 0, 'm'), reply(null, 'm')],
      ask('m', 0.25, 'open'),
      [route(1, 0.5), reply('m', 'm')],
    ]),
  ),
];

const others: KataCase[] = [
  {
    name: 'two routers side by side',
    group: 'hidden',
    call: 'runTwo',
    args: [
      pair,
      { failureThreshold: 1, cooldown: 10 },
      [route(1, 0, 'a'), ['state', 'a', 1], route(1, 2)],
      [['state', 'a', 0], route(1, 1), ['state', 'a', 2]],
    ],
    expected: [
      [reply('b', 'a', 'b'), 'closed'],
      ['open', reply('a', 'a')],
      [reply('b', 'b'), 'closed'],
    ],
    route: byHand,
    reason: 'each router has breakers of its own',
  },
  {
    name: 'the caller changes the attempts that it got',
    group: 'hidden',
    call: 'meddle',
    args: [pair, { failureThreshold: 3, cooldown: 10 }],
    expected: [
      ['a', 'b'],
      ['a', 'b'],
    ],
    route: byHand,
    reason: 'results are new arrays',
  },
];

function refuses(name: string, ours: Model[], settings: object): KataCase {
  const args = [ours, { ...config, ...settings }];
  return { name, group: 'invalid', call: 'createModelRouter', args, reason: 'a condition of the contract' };
}

function refusesState(name: string, model: string, before: Step[]): KataCase {
  const args = [models, config, [...before, ['state', model, 5]]];
  return { name, group: 'invalid', call: 'runUntilRefused', args, reason: 'a condition of the contract' };
}

const invalid: KataCase[] = [
  refuses('no models', [], {}),
  refuses('two models of the same name', [...models, { name: 'mini', tier: 3, costPerToken: 2 }], {}),
  refuses('the same model twice', [...one, ...one], {}),
  refuses('the same empty name twice', [{ ...one[0]!, name: '' }, ...models, { ...one[0]!, name: '' }], {}),
  ...[0, -1, 1.5, NaN, Infinity].map((failureThreshold) =>
    refuses(`failureThreshold ${failureThreshold}`, models, { failureThreshold }),
  ),
  ...[0, -100, NaN, -Infinity].map((cooldown) => refuses(`cooldown ${cooldown}`, models, { cooldown })),
  refusesState('the state of an unknown model', 'huge', []),
  refusesState('the state of a model without name', '', [route(1, 0)]),
  refusesState('the state of an inherited property', 'constructor', [route(1, 0, 'mini')]),
  refusesState('the state of a name in another case', 'Mini', []),
];

const names = ['a', 'b', 'c', 'd'];
const fleet = fc
  .tuple(
    fc.shuffledSubarray(names, { minLength: 1 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 4,
      maxLength: 4,
    }),
  )
  .map(([some, numbers]) =>
    some.map((name, i): Model => ({ name, tier: numbers[i]![0], costPerToken: numbers[i]![1] })),
  );

function requests(maxStep: number): fc.Arbitrary<unknown[]> {
  const request = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.nat({ max: maxStep }), fc.subarray(names));
  return fc.tuple(
    fleet,
    fc.record({ failureThreshold: fc.integer({ min: 1, max: 3 }), cooldown: fc.integer({ min: 1, max: 9 }) }),
    fc.array(request, { minLength: 3, maxLength: 20 }).map((list) => {
      let now = 0;
      return list.map(([tier, passed, failing]) => {
        now += passed;
        return route(tier, now, ...failing);
      });
    }),
  );
}

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...ordering, ...opening, ...trials, ...others, ...invalid],
  random: [
    { name: 'many requests in a short time', call: 'runAndWatch', runs: 40, args: requests(2) },
    { name: 'requests at longer intervals', call: 'runAndWatch', runs: 30, args: requests(8) },
  ],
};
