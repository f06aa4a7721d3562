import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'worked by hand: the tree drawn after each call, with the time of the last use at each edge';

type Call = [method: string, argument?: number[] | number];

function run(name: string, capacity: number, steps: [Call, unknown][]): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'run',
    args: [capacity, steps.map(([call]) => call)],
    expected: steps.map(([, result]) => result),
    route: byHand,
  };
}

const examples: KataCase[] = [
  {
    ...run('a shared beginning and an eviction', 8, [
      [['insert', [1, 2, 3, 4]], 4],
      [['insert', [1, 2, 5, 6]], 2],
      [['size'], 6],
      [['match', [1, 2, 3, 9]], 3],
      [['insert', [7, 8, 9]], 3],
      [['size'], 7],
      [['match', [1, 2, 5, 6]], 2],
      [['match', [1, 2, 3, 4]], 4],
      [['evict', 1], 3],
    ]),
    group: 'example',
  },
  {
    ...run('a locked sequence stays', 4, [
      [['insert', [1, 2, 3]], 3],
      [['lock', [1, 2]], null],
      [['insert', [8, 9]], 2],
      [['match', [1, 2, 3]], 2],
      [['insert', [4, 5, 6]], 0],
      [['size'], 4],
      [['unlock', [1, 2]], null],
      [['insert', [4, 5, 6]], 3],
      [['size'], 3],
    ]),
    group: 'example',
  },
];

const structure: KataCase[] = [
  run('a prefix that ends inside an edge', 20, [
    [['insert', [1, 2, 3, 4, 5]], 5],
    [['match', [1, 2, 3]], 3],
    [['match', [1, 2, 9, 4, 5]], 2],
    [['match', [1, 2, 3, 4, 5, 6, 7]], 5],
    [['match', [2]], 0],
    [['match', []], 0],
    [['size'], 5],
  ]),
  run('branches in the middle of an edge', 30, [
    [['insert', [1, 2, 3, 4, 5, 6]], 6],
    [['insert', [1, 2, 3, 4, 7]], 1],
    [['insert', [1, 2, 8]], 1],
    [['insert', [1, 9, 9]], 2],
    [['size'], 10],
    [['match', [1, 2, 3, 4, 5, 6]], 6],
    [['match', [1, 2, 3, 4, 7]], 5],
    [['match', [1, 2, 8]], 3],
    [['match', [1, 9, 9]], 3],
    [['match', [1, 2, 3, 4, 8]], 4],
    [['match', [1, 2, 3, 4, 5, 6, 8]], 6],
  ]),
  run('a continuation hangs below the end', 20, [
    [['insert', [1, 2]], 2],
    [['insert', [1, 2, 3, 4]], 2],
    [['insert', [1, 2, 3, 4, 5]], 1],
    [['size'], 5],
    [['match', [1, 2, 3, 4, 5, 6]], 5],
    [['match', [1, 2, 3, 5]], 3],
  ]),
  run('inserted twice, and a beginning of it', 20, [
    [['insert', [4, 4, 4]], 3],
    [['insert', [4, 4, 4]], 0],
    [['insert', [4]], 0],
    [['insert', []], 0],
    [['size'], 3],
    [['insert', [4, 4, 4, 4]], 1],
    [['size'], 4],
  ]),
  run('nothing in common', 20, [
    [['insert', [1, 2]], 2],
    [['insert', [2, 1]], 2],
    [['insert', [12]], 1],
    [['size'], 5],
    [['match', [12, 1]], 1],
    [['match', [1, 12]], 1],
    [['match', [2, 1]], 2],
  ]),
  run('token 0 and large tokens', 20, [
    [['insert', [0, 0, 151643]], 3],
    [['insert', [0, 151643]], 1],
    [['match', [0, 151643, 0]], 2],
    [['match', [0, 0, 151643]], 3],
    [['evict', 1], 1],
    [['evict', 1], 2],
    [['evict', 1], 1],
    [['size'], 0],
  ]),
  run('leaves go in whole edges', 20, [
    [['insert', [1, 2, 3, 4, 5]], 5],
    [['insert', [6, 7, 8]], 3],
    [['evict', 1], 5],
    [['size'], 3],
    [['match', [1, 2]], 0],
    [['evict', 0], 0],
    [['evict', 2], 3],
    [['evict', 2], 0],
  ]),
  run('an edge that was cut for a branch stays cut', 20, [
    [['insert', [1, 2, 3, 4]], 4],
    [['insert', [1, 2, 5]], 1],
    [['evict', 1], 2],
    [['evict', 1], 1],
    [['match', [1, 2, 3]], 2],
    [['evict', 1], 2],
    [['size'], 0],
  ]),
];

const recency: KataCase[] = [
  run('the least recently used leaf goes first', 6, [
    [['insert', [1, 1]], 2],
    [['insert', [2, 2]], 2],
    [['insert', [3, 3]], 2],
    [['match', [1, 1]], 2],
    [['insert', [4, 4]], 2],
    [['match', [2, 2]], 0],
    [['match', [3, 3]], 2],
    [['insert', [5, 5]], 2],
    [['match', [1, 1]], 0],
    [['match', [3, 3]], 2],
    [['match', [4, 4]], 2],
  ]),
  run('a match of a part is a use', 7, [
    [['insert', [1, 1, 1]], 3],
    [['insert', [2, 2, 2, 2]], 4],
    [['match', [1, 9]], 1],
    [['insert', [3]], 1],
    [['match', [2, 2, 2]], 0],
    [['match', [1, 1, 1]], 3],
  ]),
  run('an insertion of what is there is a use', 6, [
    [['insert', [1, 1, 1]], 3],
    [['insert', [2, 2, 2]], 3],
    [['insert', [1, 1]], 0],
    [['evict', 1], 3],
    [['match', [2]], 0],
    [['match', [1, 1, 1]], 3],
  ]),
  run('the other branch is not used', 20, [
    [['insert', [1, 2, 3, 4]], 4],
    [['insert', [7, 7]], 2],
    [['insert', [1, 2, 5, 6, 6]], 3],
    [['evict', 1], 2],
    [['match', [1, 2, 3, 4]], 2],
    [['match', [7, 7]], 2],
  ]),
  run('the lower part of a cut edge keeps its age', 20, [
    [['insert', [1, 2, 3, 4]], 4],
    [['insert', [1, 9]], 1],
    [['insert', [1, 2, 5]], 1],
    [['evict', 1], 2],
    [['match', [1, 9]], 2],
    [['match', [1, 2, 5]], 3],
  ]),
  run('inner edges outlive their leaves', 20, [
    [['insert', [1, 2]], 2],
    [['insert', [1, 2, 3]], 1],
    [['insert', [1, 2, 3, 4, 4, 4]], 3],
    [['insert', [9]], 1],
    [['evict', 1], 3],
    [['match', [1, 2, 3, 4]], 3],
    [['evict', 1], 1],
    [['match', [9]], 0],
    [['evict', 1], 1],
    [['match', [1, 2, 3]], 2],
  ]),
  run('an emptied edge takes its turn by its own last use', 20, [
    [['insert', [1, 2]], 2],
    [['insert', [1, 2, 3, 3, 3]], 3],
    [['insert', [5]], 1],
    [['match', [1, 2]], 2],
    [['evict', 1], 3],
    [['evict', 1], 1],
    [['evict', 1], 2],
    [['size'], 0],
  ]),
  run('asked for more than one leaf', 20, [
    [['insert', [1, 1, 1]], 3],
    [['insert', [2, 2]], 2],
    [['insert', [3]], 1],
    [['evict', 4], 5],
    [['size'], 1],
    [['evict', 100], 1],
    [['evict', 100], 0],
  ]),
  run('a lookup that finds nothing uses nothing', 6, [
    [['insert', [1, 1, 1]], 3],
    [['insert', [2, 2, 2]], 3],
    [['match', [3, 1, 1]], 0],
    [['evict', 1], 3],
    [['match', [1]], 0],
  ]),
  run('an insertion below an edge is a use of it', 20, [
    [['insert', [1, 2]], 2],
    [['insert', [5]], 1],
    [['insert', [1, 2, 3]], 1],
    [['lock', [5]], null],
    [['evict', 1], 1],
    [['unlock', [5]], null],
    [['evict', 1], 1],
    [['match', [1, 2, 3]], 2],
  ]),
  run('locking a part is not a use', 6, [
    [['insert', [1, 1, 1]], 3],
    [['insert', [2, 2]], 2],
    [['lock', [1]], null],
    [['unlock', [1]], null],
    [['evict', 1], 2],
    [['evict', 1], 1],
    [['match', [2, 2]], 2],
  ]),
  run('locking is not a use', 6, [
    [['insert', [1, 1, 1]], 3],
    [['insert', [2, 2]], 2],
    [['lock', [1, 1, 1]], null],
    [['unlock', [1, 1, 1]], null],
    [['evict', 1], 3],
    [['match', [2, 2]], 2],
  ]),
];

const capacity: KataCase[] = [
  run('exactly full', 5, [
    [['insert', [1, 2, 3]], 3],
    [['insert', [4, 5]], 2],
    [['size'], 5],
    [['match', [1, 2, 3]], 3],
    [['insert', [1, 2, 3, 6]], 1],
    [['size'], 4],
    [['match', [4, 5]], 0],
  ]),
  {
    ...run('longer than the capacity', 4, [
      [['insert', [1, 2, 3]], 3],
      [['insert', [5, 6, 7, 8, 9]], 0],
      [['size'], 3],
      [['match', [1, 2, 3]], 3],
      [['match', [5]], 0],
      [['insert', [5, 6, 7, 8]], 4],
      [['size'], 4],
    ]),
    reason: 'a sequence that can never fit must not empty the cache',
  },
  run('a long sequence of which a part is there', 6, [
    [['insert', [1, 2, 3, 4]], 4],
    [['insert', [9, 9]], 2],
    [['insert', [1, 2, 3, 4, 5, 6]], 2],
    [['size'], 6],
    [['match', [9]], 0],
    [['insert', [1, 2, 3, 4, 5, 6, 7]], 0],
    [['match', [1, 2, 3, 4, 5, 6, 7]], 6],
  ]),
  run('no more is evicted than has to be', 10, [
    [['insert', [1, 1, 1]], 3],
    [['insert', [2, 2, 2]], 3],
    [['insert', [3, 3, 3]], 3],
    [['insert', [4, 4, 4]], 3],
    [['size'], 9],
    [['insert', [4, 4, 4, 5]], 1],
    [['size'], 10],
    [['insert', [4, 4, 4, 5, 6]], 1],
    [['size'], 8],
    [['match', [3, 3, 3]], 3],
    [['match', [2, 2, 2]], 0],
  ]),
  run('the edge in which the match ends is not evicted', 5, [
    [['insert', [1, 2, 3, 4]], 4],
    [['insert', [1, 2, 5, 6]], 0],
    [['match', [1, 2, 3, 4]], 4],
    [['insert', [1, 2, 5]], 1],
    [['size'], 5],
    [['match', [1, 2, 5]], 3],
    [['insert', [1, 2, 6]], 1],
    [['size'], 4],
    [['match', [1, 2, 3, 4]], 2],
    [['match', [1, 2, 5]], 3],
  ]),
  run('an insertion without room is not a use and cuts nothing', 6, [
    [['insert', [1, 2, 3]], 3],
    [['insert', [7, 8, 9]], 3],
    [['lock', [7, 8, 9]], null],
    [['insert', [1, 2, 5, 5]], 0],
    [['unlock', [7, 8, 9]], null],
    [['evict', 1], 3],
    [['match', [1]], 0],
    [['match', [7, 8, 9]], 3],
  ]),
  run('room for one token', 1, [
    [['insert', [5]], 1],
    [['insert', [6]], 1],
    [['match', [5]], 0],
    [['insert', [6, 7]], 0],
    [['match', [6, 7]], 1],
    [['size'], 1],
  ]),
];

const locks: KataCase[] = [
  run('locked leaves and what lies above them', 20, [
    [['insert', [1, 2]], 2],
    [['insert', [1, 2, 3]], 1],
    [['insert', [1, 2, 4]], 1],
    [['insert', [5]], 1],
    [['lock', [1, 2, 3]], null],
    [['evict', 100], 2],
    [['size'], 3],
    [['match', [1, 2, 3]], 3],
    [['unlock', [1, 2, 3]], null],
    [['evict', 100], 3],
  ]),
  run('two locks need two unlocks', 20, [
    [['insert', [1, 2]], 2],
    [['lock', [1, 2]], null],
    [['lock', [1, 2]], null],
    [['unlock', [1, 2]], null],
    [['evict', 5], 0],
    [['unlock', [1, 2]], null],
    [['unlock', [1, 2]], 'RangeError'],
    [['evict', 5], 2],
  ]),
  run('two sequences with a common beginning are locked', 20, [
    [['insert', [1, 2, 3]], 3],
    [['insert', [1, 2, 4]], 1],
    [['lock', [1, 2, 3]], null],
    [['lock', [1, 2, 4]], null],
    [['unlock', [1, 2, 3]], null],
    [['evict', 10], 1],
    [['match', [1, 2, 4]], 3],
    [['unlock', [1, 2, 4]], null],
    [['evict', 10], 3],
  ]),
  run('a branch is added to a locked edge', 20, [
    [['insert', [1, 2, 3, 4]], 4],
    [['lock', [1, 2, 3, 4]], null],
    [['insert', [1, 2, 5]], 1],
    [['evict', 10], 1],
    [['match', [1, 2, 3, 4]], 4],
    [['insert', [1, 2, 6]], 1],
    [['unlock', [1, 2, 3, 4]], null],
    [['unlock', [1, 2, 3, 4]], 'RangeError'],
    [['evict', 1], 2],
    [['evict', 1], 1],
    [['evict', 1], 2],
  ]),
  run('a lock that ends inside an edge', 20, [
    [['insert', [1, 2, 3, 4, 5]], 5],
    [['lock', [1, 2]], null],
    [['match', [1, 2, 3, 4, 5]], 5],
    [['size'], 5],
    [['evict', 1], 3],
    [['match', [1, 2, 3]], 2],
    [['unlock', [1, 2]], null],
    [['evict', 1], 2],
  ]),
  run('a lock and a longer one', 20, [
    [['insert', [1, 2, 3, 4]], 4],
    [['lock', [1, 2]], null],
    [['lock', [1, 2, 3, 4]], null],
    [['unlock', [1, 2]], null],
    [['evict', 10], 0],
    [['lock', [1, 2, 3]], null],
    [['unlock', [1, 2, 3, 4]], null],
    [['evict', 10], 1],
    [['unlock', [1, 2, 3]], null],
    [['evict', 10], 3],
  ]),
  run('no room beside what is locked', 5, [
    [['insert', [1, 2, 3]], 3],
    [['lock', [1, 2, 3]], null],
    [['insert', [4, 5]], 2],
    [['insert', [6, 7, 8]], 0],
    [['match', [4, 5]], 2],
    [['insert', [6, 7]], 2],
    [['match', [4, 5]], 0],
    [['match', [1, 2, 3]], 3],
    [['insert', [1, 2, 3, 4]], 1],
    [['size'], 4],
    [['unlock', [1, 2, 3]], null],
    [['insert', [6, 7, 8]], 3],
    [['size'], 3],
  ]),
];

const rest: KataCase[] = [
  {
    ...run('refused calls change nothing', 20, [
      [['insert', [1, 2, 3]], 3],
      [['lock', [1, 2, 4]], 'RangeError'],
      [['lock', [1, 2, 3, 4]], 'RangeError'],
      [['unlock', [1, 2]], 'RangeError'],
      [['unlock', [1, 2, 3]], 'RangeError'],
      [['evict', -1], 'RangeError'],
      [['evict', 1.5], 'RangeError'],
      [['evict', 1], 3],
      [['lock', [1]], 'RangeError'],
    ]),
    reason: 'a refused lock neither locks a part nor cuts an edge',
  },
  {
    ...run('a new cache', 3, [
      [['size'], 0],
      [['match', [1]], 0],
      [['evict', 5], 0],
    ]),
    reason: 'the starting point',
  },
  {
    name: 'the caller overwrites a sequence that it inserted',
    group: 'hidden',
    call: 'overwriteSequence',
    args: [],
    expected: [4, 4, 0, 6],
    route: byHand,
    reason: 'the cache keeps copies of the tokens',
  },
  {
    name: 'two caches side by side',
    group: 'hidden',
    call: 'runTwo',
    args: [
      [['insert', [1, 2, 3]], ['match', [1, 2, 3]], ['lock', [1]], ['size']],
      [['insert', [1, 9]], ['match', [1, 2, 3]], ['evict', 2], ['size']],
    ],
    expected: [
      [3, 2],
      [3, 1],
      [null, 2],
      [3, 0],
    ],
    route: byHand,
    reason: 'each cache has a state of its own',
  },
];

const scale: KataCase[] = [
  {
    name: '2000 requests behind a prefix of 1000 tokens',
    group: 'scale',
    call: 'serveRequests',
    args: [2000, 1000, 4, 20_000],
    expected: { hits: 2_008_000, inserted: 9000, size: 9000 },
    route: 'by hand: 1000 + 4 tokens per request; a lookup finds all 1004 tokens',
    timesReference: 50,
    reason: 'the size that the contract names; rules out comparing with every stored sequence',
  },
];

function refuses(name: string, calls: Call[]): KataCase {
  const args = [20, calls];
  return { name, group: 'invalid', call: 'runUntilRefused', args, reason: 'a condition of the contract' };
}

function refusesCapacity(name: string, capacity: number): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'createPrefixCache',
    args: [capacity],
    reason: 'a condition of the contract',
  };
}

const insert123: Call = ['insert', [1, 2, 3]];

const invalid: KataCase[] = [
  refusesCapacity('no capacity', 0),
  refusesCapacity('a negative capacity', -5),
  refusesCapacity('a fractional capacity', 2.5),
  refusesCapacity('a capacity that is NaN', NaN),
  refusesCapacity('an infinite capacity', Infinity),
  refuses('a lock on a sequence that is not cached', [['lock', [1]]]),
  refuses('a lock on a sequence that is longer than the cached one', [insert123, ['lock', [1, 2, 3, 4]]]),
  refuses('a lock on a sequence that leaves the cached one inside an edge', [insert123, ['lock', [1, 2, 4]]]),
  refuses('a lock on a sequence that was evicted', [insert123, ['evict', 1], ['lock', [1, 2, 3]]]),
  refuses('an unlock of a sequence that is not cached', [insert123, ['unlock', [4]]]),
  refuses('an unlock of a sequence that is not cached in full', [
    insert123,
    ['lock', [1, 2, 3]],
    ['unlock', [1, 2, 3, 4]],
  ]),
  refuses('an unlock without a lock', [insert123, ['unlock', [1, 2, 3]]]),
  refuses('an unlock more than there were locks', [
    insert123,
    ['lock', [1, 2, 3]],
    ['unlock', [1, 2, 3]],
    ['unlock', [1, 2, 3]],
  ]),
  refuses('an unlock of a longer sequence than the locked one', [
    insert123,
    ['lock', [1, 2]],
    ['unlock', [1, 2, 3]],
  ]),
  refuses('an eviction of a negative number of tokens', [insert123, ['evict', -1]]),
  refuses('an eviction of half a token', [insert123, ['evict', 0.5]]),
  refuses('an eviction of NaN tokens', [insert123, ['evict', NaN]]),
  refuses('an eviction of infinitely many tokens', [insert123, ['evict', Infinity]]),
];

const sequence = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 });
const use = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant('insert'), sequence) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('match'), sequence) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('evict'), fc.nat({ max: 4 })) },
);

/** A sequence is cached and locked, other calls follow, then it is unlocked. */
const lockedSpan = fc
  .tuple(sequence, fc.array(use, { maxLength: 6 }))
  .map(([tokens, calls]) => [['insert', tokens], ['lock', tokens], ...calls, ['unlock', tokens]]);

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...structure, ...recency, ...capacity, ...locks, ...rest, ...scale, ...invalid],
  random: [
    {
      name: 'any calls without locks',
      call: 'runAndEmpty',
      runs: 40,
      args: fc.tuple(fc.integer({ min: 4, max: 16 }), fc.array(use, { minLength: 1, maxLength: 20 })),
    },
    {
      name: 'any calls while a sequence is locked',
      call: 'runAndEmpty',
      runs: 40,
      args: fc.tuple(
        fc.integer({ min: 6, max: 16 }),
        fc.tuple(fc.array(use, { maxLength: 6 }), lockedSpan).map((parts) => parts.flat(1)),
      ),
    },
  ],
};
