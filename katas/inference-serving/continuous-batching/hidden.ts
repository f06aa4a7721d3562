import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand: a table with one row per iteration and one column per slot';

interface Request {
  id: string;
  arrival: number;
  prompt: number;
  output: number;
}

/** A request by its id, arrival and output. */
function ask(id: string, arrival: number, output: number, prompt = 10): Request {
  return { id, arrival, prompt, output };
}

type Policy = 'static' | 'continuous';

function hidden(
  name: string,
  args: [requests: Request[], maxBatch: number, policy: Policy],
  finished: [id: string, firstToken: number, done: number][],
  iterations: number,
  slotUtilisation: number,
): KataCase {
  const expected = {
    finished: finished.map(([id, firstToken, done]) => ({ id, firstToken, done })),
    iterations,
    slotUtilisation,
  };
  return { name, group: 'hidden', call: 'serve', args, expected, route: byHand };
}

const four = [ask('a', 0, 4, 30), ask('b', 0, 1, 5), ask('c', 0, 2, 12), ask('d', 3, 1, 7)];

const examples: KataCase[] = [
  {
    ...hidden(
      'four requests, two slots, continuous',
      [four, 2, 'continuous'],
      [
        ['b', 1, 1],
        ['c', 2, 3],
        ['a', 1, 4],
        ['d', 4, 4],
      ],
      4,
      1,
    ),
    group: 'example',
  },
  {
    ...hidden(
      'four requests, two slots, static',
      [four, 2, 'static'],
      [
        ['b', 1, 1],
        ['a', 1, 4],
        ['d', 5, 5],
        ['c', 5, 6],
      ],
      6,
      8 / 12,
    ),
    group: 'example',
  },
];

const admission: KataCase[] = [
  hidden(
    'a slot is used again at once',
    [[ask('long', 0, 6), ask('a', 0, 2), ask('b', 0, 2), ask('c', 0, 2)], 2, 'continuous'],
    [
      ['a', 1, 2],
      ['b', 3, 4],
      ['long', 1, 6],
      ['c', 5, 6],
    ],
    6,
    1,
  ),
  hidden(
    'the same in batches',
    [[ask('long', 0, 6), ask('a', 0, 2), ask('b', 0, 2), ask('c', 0, 2)], 2, 'static'],
    [
      ['a', 1, 2],
      ['long', 1, 6],
      ['b', 7, 8],
      ['c', 7, 8],
    ],
    8,
    12 / 16,
  ),
  hidden(
    'requests of one token each, one slot',
    [[ask('a', 0, 1), ask('b', 0, 1), ask('c', 0, 1)], 1, 'continuous'],
    [
      ['a', 1, 1],
      ['b', 2, 2],
      ['c', 3, 3],
    ],
    3,
    1,
  ),
  hidden(
    'a request that arrives while another runs',
    [[ask('a', 0, 5), ask('b', 2, 1)], 4, 'continuous'],
    [
      ['b', 3, 3],
      ['a', 1, 5],
    ],
    5,
    6 / 20,
  ),
  hidden(
    'a request that arrives while a batch runs',
    [[ask('a', 0, 5), ask('b', 2, 1)], 4, 'static'],
    [
      ['a', 1, 5],
      ['b', 6, 6],
    ],
    6,
    6 / 24,
  ),
  hidden(
    'a request that arrives when the last one leaves',
    [[ask('a', 0, 3), ask('b', 3, 2)], 2, 'continuous'],
    [
      ['a', 1, 3],
      ['b', 4, 5],
    ],
    5,
    5 / 10,
  ),
  hidden(
    'a batch does not wait until it is full',
    [[ask('a', 0, 2), ask('b', 1, 3), ask('c', 1, 1), ask('d', 9, 1)], 3, 'static'],
    [
      ['a', 1, 2],
      ['c', 3, 3],
      ['b', 3, 5],
      ['d', 10, 10],
    ],
    6,
    7 / 18,
  ),
  hidden(
    'more waiting than fit into a batch',
    [[ask('a', 0, 1), ask('b', 0, 3), ask('c', 0, 2), ask('d', 0, 1), ask('e', 0, 1)], 2, 'static'],
    [
      ['a', 1, 1],
      ['b', 1, 3],
      ['d', 4, 4],
      ['c', 4, 5],
      ['e', 6, 6],
    ],
    6,
    8 / 12,
  ),
  hidden(
    'listed in another order than they arrive',
    [[ask('late', 4, 2), ask('early', 0, 2), ask('middle', 1, 2)], 1, 'continuous'],
    [
      ['early', 1, 2],
      ['middle', 3, 4],
      ['late', 5, 6],
    ],
    6,
    1,
  ),
  hidden(
    'listed in another order than they arrive, in batches',
    [[ask('late', 2, 1), ask('early', 0, 3), ask('middle', 1, 2), ask('last', 3, 1)], 2, 'static'],
    [
      ['early', 1, 3],
      ['late', 4, 4],
      ['middle', 4, 5],
      ['last', 6, 6],
    ],
    6,
    7 / 12,
  ),
  hidden(
    'the one listed first came last',
    [[ask('late', 2, 1), ask('early', 0, 3), ask('middle', 1, 2)], 1, 'continuous'],
    [
      ['early', 1, 3],
      ['middle', 4, 5],
      ['late', 6, 6],
    ],
    6,
    1,
  ),
  hidden(
    'equal arrivals keep the order of the list',
    [[ask('z', 1, 2), ask('m', 1, 1), ask('a', 1, 1), ask('first', 0, 2)], 1, 'continuous'],
    [
      ['first', 1, 2],
      ['z', 3, 4],
      ['m', 5, 5],
      ['a', 6, 6],
    ],
    6,
    1,
  ),
  hidden(
    'short requests do not overtake',
    [[ask('a', 0, 2, 3), ask('b', 1, 9, 100), ask('c', 1, 1, 1), ask('d', 1, 2, 2)], 2, 'continuous'],
    [
      ['a', 1, 2],
      ['c', 3, 3],
      ['d', 4, 5],
      ['b', 2, 10],
    ],
    10,
    14 / 20,
  ),
  hidden(
    'the oldest of those that wait is next',
    [[ask('a', 0, 3), ask('b', 1, 2), ask('c', 2, 2), ask('d', 3, 1)], 1, 'continuous'],
    [
      ['a', 1, 3],
      ['b', 4, 5],
      ['c', 6, 7],
      ['d', 8, 8],
    ],
    8,
    1,
  ),
  hidden(
    'several slots become free in one iteration',
    [
      [ask('a', 0, 2), ask('b', 0, 2), ask('c', 0, 3), ask('d', 0, 1), ask('e', 1, 2), ask('f', 2, 1)],
      3,
      'continuous',
    ],
    [
      ['a', 1, 2],
      ['b', 1, 2],
      ['c', 1, 3],
      ['d', 3, 3],
      ['e', 3, 4],
      ['f', 4, 4],
    ],
    4,
    11 / 12,
  ),
  hidden(
    'ready at the same time, admitted at different times',
    [[ask('c', 2, 2), ask('b', 1, 3), ask('a', 0, 4)], 3, 'continuous'],
    [
      ['a', 1, 4],
      ['b', 2, 4],
      ['c', 3, 4],
    ],
    4,
    9 / 12,
  ),
  hidden(
    'ready and admitted at the same time',
    [[ask('c', 0, 2), ask('a', 0, 2), ask('b', 0, 2)], 3, 'continuous'],
    [
      ['c', 1, 2],
      ['a', 1, 2],
      ['b', 1, 2],
    ],
    2,
    1,
  ),
  hidden(
    'the prompt does not take longer than one iteration',
    [[ask('a', 0, 2, 100_000), ask('b', 0, 2, 1)], 2, 'continuous'],
    [
      ['a', 1, 2],
      ['b', 1, 2],
    ],
    2,
    1,
  ),
];

const idle: KataCase[] = [
  hidden('nothing is there at the start', [[ask('a', 7, 2)], 1, 'continuous'], [['a', 8, 9]], 2, 1),
  hidden(
    'a gap between two requests',
    [[ask('a', 0, 2), ask('b', 5, 1)], 1, 'continuous'],
    [
      ['a', 1, 2],
      ['b', 6, 6],
    ],
    3,
    1,
  ),
  hidden(
    'a late start and a gap, in batches',
    [[ask('a', 3, 1), ask('b', 3, 2), ask('c', 20, 1)], 2, 'static'],
    [
      ['a', 4, 4],
      ['b', 4, 5],
      ['c', 21, 21],
    ],
    3,
    4 / 6,
  ),
  hidden(
    'several gaps',
    [[ask('a', 2, 1), ask('b', 4, 2), ask('c', 4, 1), ask('d', 1000, 3)], 2, 'continuous'],
    [
      ['a', 3, 3],
      ['c', 5, 5],
      ['b', 5, 6],
      ['d', 1001, 1003],
    ],
    6,
    7 / 12,
  ),
  hidden(
    'a gap of a thousand million iterations',
    [[ask('a', 0, 1), ask('b', 1_000_000_000, 1)], 1, 'continuous'],
    [
      ['a', 1, 1],
      ['b', 1_000_000_001, 1_000_000_001],
    ],
    2,
    1,
  ),
  {
    ...hidden('no requests', [[], 4, 'continuous'], [], 0, 0),
    reason: 'an empty list has no iterations to divide by',
  },
  {
    ...hidden('no requests, in batches', [[], 4, 'static'], [], 0, 0),
    reason: 'an empty list has no iterations to divide by',
  },
  {
    ...hidden('more slots than requests', [[ask('a', 0, 1)], 1000, 'static'], [['a', 1, 1]], 1, 1 / 1000),
    reason: 'slots that are never used count in the utilisation',
  },
];

const repetitions: KataCase[] = [
  {
    name: 'several calls in turn',
    group: 'hidden',
    call: 'serveInTurn',
    args: [
      [
        [four, 2, 'static'],
        [four, 2, 'continuous'],
        [four, 3, 'continuous'],
        [[ask('a', 0, 1)], 1, 'static'],
        [four, 2, 'continuous'],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'serveTwice',
    args: [[ask('a', 0, 1)], 1, 'static'],
    expected: { finished: [{ id: 'a', firstToken: 1, done: 1 }], iterations: 1, slotUtilisation: 1 },
    route: byHand,
    reason: 'results are fresh',
  },
  {
    ...hidden(
      'ids that mean something to JavaScript',
      [[ask('__proto__', 0, 1), ask('constructor', 0, 1), ask('', 0, 2)], 2, 'continuous'],
      [
        ['__proto__', 1, 1],
        ['constructor', 1, 1],
        ['', 2, 3],
      ],
      3,
      4 / 6,
    ),
    reason: 'an id is any string',
  },
];

function invalid(name: string, requests: Request[], maxBatch = 2, policy: Policy = 'continuous'): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'serve',
    args: [requests, maxBatch, policy],
    reason: 'a condition of the contract',
  };
}

const good = ask('good', 0, 2);

const invalidInputs: KataCase[] = [
  invalid('no slots', [good], 0),
  invalid('a negative number of slots', [good], -1),
  invalid('a fractional number of slots', [good], 1.5),
  invalid('a number of slots that is NaN', [good], NaN),
  invalid('infinitely many slots', [good], Infinity),
  invalid('no slots and no requests', [], 0),
  invalid('no slots, in batches', [good], 0, 'static'),
  invalid('a negative arrival', [good, ask('a', -1, 1)]),
  invalid('a fractional arrival', [good, ask('a', 0.5, 1)]),
  invalid('an arrival that is NaN', [good, ask('a', NaN, 1)]),
  invalid('no output', [good, ask('a', 0, 0)]),
  invalid('a negative output', [good, ask('a', 0, -2)]),
  invalid('a fractional output', [good, ask('a', 0, 2.5)]),
  invalid('an output that is NaN', [good, ask('a', 0, NaN)]),
  invalid('an infinite output', [good, ask('a', 0, Infinity)]),
  invalid('no prompt', [good, ask('a', 0, 1, 0)]),
  invalid('a negative prompt', [good, ask('a', 0, 1, -5)]),
  invalid('a fractional prompt', [good, ask('a', 0, 1, 0.5)]),
  invalid('a prompt that is NaN', [good, ask('a', 0, 1, NaN)]),
  invalid('an id that occurs twice', [good, ask('a', 0, 1), ask('good', 5, 1)]),
  invalid('an id that occurs twice, in batches', [ask('a', 0, 1), ask('a', 0, 1)], 1, 'static'),
  invalid('a bad request that would come last', [good, ask('a', 500, 0)], 2, 'static'),
];

function requests(maxArrival: number, maxOutput: number): fc.Arbitrary<Request[]> {
  const one = fc.tuple(
    fc.nat({ max: maxArrival }),
    fc.integer({ min: 1, max: maxOutput }),
    fc.integer({ min: 1, max: 30 }),
  );
  return fc
    .array(one, { minLength: 1, maxLength: 8 })
    .map((all) =>
      all.map(([arrival, output, prompt], i) => ask('qwertyui'.charAt(i), arrival, output, prompt)),
    );
}

function serving(maxArrival: number, maxOutput: number): fc.Arbitrary<unknown[]> {
  return fc.tuple(
    requests(maxArrival, maxOutput),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom('static', 'continuous'),
  );
}

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...admission, ...idle, ...repetitions, ...invalidInputs],
  random: [
    { name: 'a busy server', call: 'serve', runs: 35, args: serving(4, 6) },
    { name: 'a server with gaps', call: 'serve', runs: 25, args: serving(30, 4) },
    { name: 'all there at the start', call: 'serve', runs: 15, args: serving(0, 9) },
  ],
};
