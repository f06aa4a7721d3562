import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

interface Options {
  threshold: number;
  capacity: number;
  ttl: number;
}
type Call = ['get', number[], string, number] | ['put', number[], string, string, number] | ['stats'];

const byHand = 'by hand, from the contract';
const roomy: Options = { threshold: 0.9, capacity: 10, ttl: 1000 };

function run(name: string, options: Partial<Options>, steps: [Call, unknown][]): KataCase {
  const calls = steps.map(([call]) => call);
  const expected = steps.map(([, result]) => result);
  return {
    name,
    group: 'hidden',
    call: 'run',
    args: [{ ...roomy, ...options }, calls],
    expected,
    route: byHand,
  };
}

function because(reason: string, item: KataCase): KataCase {
  return { ...item, reason };
}

function hit(value: string, similarity: number): unknown {
  return { value, similarity };
}

const example: [Call, unknown][] = [
  [['put', [1, 0], 's', 'one', 0], null],
  [['put', [0, 1], 's', 'two', 10], null],
  [['get', [4, 3], 's', 15], null],
  [['get', [5, 0], 's', 20], hit('one', 1)],
  [['put', [3, 4], 's', 'three', 30], null],
  [['get', [4, 3], 's', 40], hit('three', 0.96)],
  [['get', [1, 0], 's', 60], null],
  [['stats'], { hits: 2, misses: 2, size: 1 }],
];

const examples: KataCase[] = [
  { ...run('the calls of the worked example', { capacity: 2, ttl: 60 }, example), group: 'example' },
  {
    ...run('two scopes', { threshold: 0.5 }, [
      [['put', [1, 0], 'tenant-a', 'secret', 0], null],
      [['get', [1, 0], 'tenant-b', 1], null],
      [['get', [1, 0], 'tenant-a', 2], hit('secret', 1)],
    ]),
    group: 'example',
  },
];

const matching: KataCase[] = [
  run('the best of several that are similar enough', { threshold: 0.5 }, [
    [['put', [1, 1, 0], 's', 'middling', 0], null],
    [['put', [4, 3, 0], 's', 'good', 1], null],
    [['put', [10, 0, 1], 's', 'best', 2], null],
    [['put', [3, 4, 0], 's', 'poor', 3], null],
    [['get', [1, 0, 0], 's', 4], hit('best', 0.995037190209989136)],
    [['get', [0, 1, 0], 's', 5], hit('poor', 0.8)],
    [['get', [0, 0, -1], 's', 6], null],
  ]),
  run('the best is the oldest', { threshold: 0.5 }, [
    [['put', [4, 3], 's', 'best', 0], null],
    [['put', [1, 1], 's', 'good', 1], null],
    [['put', [3, 4], 's', 'poor', 2], null],
    [['get', [1, 0], 's', 3], hit('best', 0.8)],
  ]),
  run('vectors of different lengths', { threshold: 0.9 }, [
    [['put', [0.01, 0], 's', 'short', 0], null],
    [['put', [30, 40], 's', 'long', 1], null],
    [['get', [100, 0], 's', 2], hit('short', 1)],
    [['get', [4, 3], 's', 3], hit('long', 0.96)],
    [['get', [0.003, 0.004], 's', 4], hit('long', 1)],
    [['get', [10, 10], 's', 5], hit('long', 0.989949493661166534)],
  ]),
  run('long vectors in almost different directions', { threshold: 0.9 }, [
    [['put', [30, 40], 's', 'x', 0], null],
    [['get', [50, 0], 's', 1], null],
    [['get', [0, 7], 's', 2], null],
  ]),
  run('opposite and perpendicular vectors', { threshold: 0.1 }, [
    [['put', [1, 2], 's', 'x', 0], null],
    [['get', [-1, -2], 's', 1], null],
    [['get', [2, -1], 's', 2], null],
    [['get', [-1, 3], 's', 3], hit('x', 0.707106781186547524)],
  ]),
  because(
    'a cosine that is equal to the threshold is enough',
    run('exactly at the threshold', { threshold: 0.5 }, [
      [['put', [1, 0, 0, 0], 's', 'x', 0], null],
      [['get', [1, 1, 1, 1], 's', 1], hit('x', 0.5)],
      [['get', [1, -1, -1, 1], 's', 2], hit('x', 0.5)],
    ]),
  ),
  because(
    'a threshold of 1 is allowed and accepts equal directions',
    run('a threshold of 1', { threshold: 1 }, [
      [['put', [0, 2], 's', 'x', 0], null],
      [['get', [0, 8], 's', 1], hit('x', 1)],
      [['get', [0.001, 1], 's', 2], null],
    ]),
  ),
  run('equal similarities', { threshold: 0.25 }, [
    [['put', [1, 1, 1, 1], 's', 'first', 0], null],
    [['put', [1, -1, 1, 1], 's', 'second', 0], null],
    [['put', [1, 1, -1, 1], 's', 'third', 0], null],
    [['get', [1, 0, 0, 0], 's', 0], hit('first', 0.5)],
    [['get', [0, -1, 0, 0], 's', 1], hit('second', 0.5)],
    [['get', [1, 0, 0, 0], 's', 2], hit('first', 0.5)],
    [['get', [0, 0, 1, 0], 's', 3], hit('first', 0.5)],
  ]),
  run('equal similarities after one of them was used', { threshold: 0.25 }, [
    [['put', [1, 1, 1, 1], 's', 'first', 0], null],
    [['put', [1, 1, 1, -1], 's', 'second', 1], null],
    [['get', [1, 1, 1, -1], 's', 2], hit('second', 1)],
    [['get', [1, 0, 0, 0], 's', 3], hit('first', 0.5)],
  ]),
  because(
    'there is nothing to find',
    run('an empty cache', {}, [
      [['stats'], { hits: 0, misses: 0, size: 0 }],
      [['get', [1, 2, 3], 's', 5], null],
      [['stats'], { hits: 0, misses: 1, size: 0 }],
    ]),
  ),
  because(
    'before the first put the number of dimensions is open',
    run('gets of other dimensions before the first put', {}, [
      [['get', [1, 2, 3], 's', 0], null],
      [['put', [1, 2], 's', 'x', 1], null],
      [['get', [1, 2], 's', 2], hit('x', 1)],
    ]),
  ),
];

const scopes: KataCase[] = [
  run('a better match in another scope', { threshold: 0.5 }, [
    [['put', [4, 3], 'a', 'mine', 0], null],
    [['put', [1, 0], 'b', 'theirs', 1], null],
    [['get', [1, 0], 'a', 2], hit('mine', 0.8)],
    [['get', [4, 3], 'b', 3], hit('theirs', 0.8)],
    [['get', [1, 0], 'c', 4], null],
  ]),
  run('the same embedding in two scopes', {}, [
    [['put', [1, 2], 'a', 'x', 0], null],
    [['put', [1, 2], 'b', 'y', 1], null],
    [['stats'], { hits: 0, misses: 0, size: 2 }],
    [['get', [1, 2], 'a', 2], hit('x', 1)],
    [['get', [1, 2], 'b', 3], hit('y', 1)],
  ]),
  run('scopes with unusual names', {}, [
    [['put', [1, 0], '', 'empty', 0], null],
    [['get', [1, 0], '__proto__', 1], null],
    [['put', [1, 0], '__proto__', 'proto', 2], null],
    [['get', [1, 0], 'constructor', 3], null],
    [['get', [1, 0], '__proto__', 4], hit('proto', 1)],
    [['get', [1, 0], '', 5], hit('empty', 1)],
    [['get', [1, 0], ' ', 6], null],
  ]),
  run('scopes that begin alike or differ in case', {}, [
    [['put', [1, 0], 'tenant-1', 'x', 0], null],
    [['get', [1, 0], 'tenant-12', 1], null],
    [['get', [1, 0], 'tenant-', 2], null],
    [['get', [1, 0], 'Tenant-1', 3], null],
    [['get', [1, 0], 'tenant-1', 4], hit('x', 1)],
  ]),
];

const replacing: KataCase[] = [
  run('the same embedding again', {}, [
    [['put', [1, 2], 's', 'old', 0], null],
    [['put', [1, 2], 's', 'new', 1], null],
    [['stats'], { hits: 0, misses: 0, size: 1 }],
    [['get', [1, 2], 's', 2], hit('new', 1)],
  ]),
  run('the same direction again', {}, [
    [['put', [1, 2], 's', 'old', 0], null],
    [['put', [10, 20], 's', 'new', 1], null],
    [['stats'], { hits: 0, misses: 0, size: 1 }],
    [['get', [1, 2], 's', 2], hit('new', 1)],
  ]),
  because(
    'similar enough for a hit is not the same',
    run('almost the same direction', { threshold: 0.99 }, [
      [['put', [1000, 0], 's', 'x', 0], null],
      [['put', [1000, 1], 's', 'y', 1], null],
      [['stats'], { hits: 0, misses: 0, size: 2 }],
      [['get', [1000, 0], 's', 2], hit('x', 1)],
      [['get', [1000, 1], 's', 3], hit('y', 1)],
    ]),
  ),
  because(
    'the cosine is 1 - 5e-13: the same direction but for the rounding of the vectors',
    run('a direction that differs by a millionth', {}, [
      [['put', [1e6, 0], 's', 'x', 0], null],
      [['put', [1e6, 1], 's', 'y', 1], null],
      [['stats'], { hits: 0, misses: 0, size: 1 }],
    ]),
  ),
  because(
    'the cosine is 1 - 1.5e-12: another direction',
    run('a direction that differs a little more', {}, [
      [['put', [1e6, 0], 's', 'x', 0], null],
      [['put', [1e6, 1.7320508], 's', 'y', 1], null],
      [['stats'], { hits: 0, misses: 0, size: 2 }],
    ]),
  ),
  run('a replacement in a full cache', { capacity: 2 }, [
    [['put', [1, 0], 's', 'x', 0], null],
    [['put', [0, 1], 's', 'y', 1], null],
    [['put', [0, 3], 's', 'z', 2], null],
    [['stats'], { hits: 0, misses: 0, size: 2 }],
    [['get', [1, 0], 's', 3], hit('x', 1)],
    [['get', [0, 1], 's', 4], hit('z', 1)],
  ]),
  because(
    'a replacement is a new entry, so its life begins again',
    run('the life of a replacement', { ttl: 10 }, [
      [['put', [1, 0], 's', 'x', 0], null],
      [['put', [1, 0], 's', 'y', 6], null],
      [['get', [1, 0], 's', 12], hit('y', 1)],
      [['get', [1, 0], 's', 15], hit('y', 1)],
      [['get', [1, 0], 's', 16], null],
    ]),
  ),
  because(
    'a replacement is a new entry, also in the order of insertion',
    run('equal similarities after a replacement', { threshold: 0.5 }, [
      [['put', [1, 1, 1, 1], 's', 'x', 0], null],
      [['put', [1, 1, 1, -1], 's', 'y', 1], null],
      [['put', [2, 2, 2, 2], 's', 'z', 2], null],
      [['get', [1, 0, 0, 0], 's', 3], hit('y', 0.5)],
    ]),
  ),
];

const expiry: KataCase[] = [
  run('just before and exactly at the end of its life', { ttl: 10 }, [
    [['put', [1, 0], 's', 'x', 5], null],
    [['get', [1, 0], 's', 14], hit('x', 1)],
    [['get', [1, 0], 's', 15], null],
    [['stats'], { hits: 1, misses: 1, size: 0 }],
  ]),
  run('hits all along', { ttl: 10 }, [
    [['put', [1, 0], 's', 'x', 0], null],
    [['get', [1, 0], 's', 4], hit('x', 1)],
    [['get', [1, 0], 's', 8], hit('x', 1)],
    [['get', [1, 0], 's', 9], hit('x', 1)],
    [['get', [1, 0], 's', 12], null],
  ]),
  run('the best has expired, another has not', { threshold: 0.5, ttl: 10 }, [
    [['put', [1, 0], 's', 'best', 0], null],
    [['put', [4, 3], 's', 'good', 5], null],
    [['get', [1, 0], 's', 9], hit('best', 1)],
    [['get', [1, 0], 's', 10], hit('good', 0.8)],
    [['get', [1, 0], 's', 15], null],
  ]),
  run('expired entries leave with the next call, of any scope', { ttl: 10 }, [
    [['put', [1, 0], 'a', 'x', 0], null],
    [['put', [0, 1], 'a', 'y', 1], null],
    [['put', [1, 0], 'b', 'z', 2], null],
    [['stats'], { hits: 0, misses: 0, size: 3 }],
    [['get', [1, 1], 'c', 11], null],
    [['stats'], { hits: 0, misses: 1, size: 1 }],
    [['put', [1, 0], 'c', 'w', 12], null],
    [['stats'], { hits: 0, misses: 1, size: 1 }],
  ]),
  run('room that expired entries leave', { capacity: 2, ttl: 10 }, [
    [['put', [1, 0], 's', 'x', 0], null],
    [['put', [0, 1], 's', 'y', 5], null],
    [['get', [1, 0], 's', 9], hit('x', 1)],
    [['put', [1, 1], 's', 'z', 12], null],
    [['get', [0, 1], 's', 13], hit('y', 1)],
    [['get', [1, 1], 's', 14], hit('z', 1)],
    [['stats'], { hits: 3, misses: 0, size: 2 }],
  ]),
  because(
    'an unlimited life is allowed',
    run('a ttl without end', { ttl: Infinity }, [
      [['put', [1, 0], 's', 'x', -5], null],
      [['get', [1, 0], 's', 1e15], hit('x', 1)],
    ]),
  ),
  because(
    'times may be negative and fractional, and may repeat',
    run('times below zero', { ttl: 0.5 }, [
      [['put', [1, 0], 's', 'x', -1], null],
      [['get', [1, 0], 's', -0.75], hit('x', 1)],
      [['get', [1, 0], 's', -0.75], hit('x', 1)],
      [['get', [1, 0], 's', -0.5], null],
    ]),
  ),
];

const eviction: KataCase[] = [
  run('the oldest has been used', { capacity: 3 }, [
    [['put', [1, 0, 0], 's', 'x', 0], null],
    [['put', [0, 1, 0], 's', 'y', 1], null],
    [['put', [0, 0, 1], 's', 'z', 2], null],
    [['get', [1, 0, 0], 's', 3], hit('x', 1)],
    [['put', [1, 1, 1], 's', 'w', 4], null],
    [['get', [0, 1, 0], 's', 5], null],
    [['get', [1, 0, 0], 's', 6], hit('x', 1)],
    [['get', [0, 0, 1], 's', 7], hit('z', 1)],
    [['get', [1, 1, 1], 's', 8], hit('w', 1)],
    [['stats'], { hits: 4, misses: 1, size: 3 }],
  ]),
  run('nothing has been used', { capacity: 2 }, [
    [['put', [1, 0, 0], 's', 'x', 0], null],
    [['put', [0, 1, 0], 's', 'y', 0], null],
    [['put', [0, 0, 1], 's', 'z', 0], null],
    [['get', [1, 0, 0], 's', 0], null],
    [['get', [0, 1, 0], 's', 0], hit('y', 1)],
    [['put', [1, 0, 0], 's', 'w', 0], null],
    [['get', [0, 0, 1], 's', 0], null],
    [['get', [0, 1, 0], 's', 0], hit('y', 1)],
  ]),
  run('used often but long ago', { capacity: 2 }, [
    [['put', [1, 0, 0], 's', 'x', 0], null],
    [['get', [1, 0, 0], 's', 1], hit('x', 1)],
    [['get', [1, 0, 0], 's', 2], hit('x', 1)],
    [['get', [1, 0, 0], 's', 3], hit('x', 1)],
    [['put', [0, 1, 0], 's', 'y', 4], null],
    [['put', [0, 0, 1], 's', 'z', 5], null],
    [['get', [1, 0, 0], 's', 6], null],
    [['get', [0, 1, 0], 's', 7], hit('y', 1)],
  ]),
  run('the one to go belongs to another scope', { capacity: 2 }, [
    [['put', [1, 0], 'a', 'x', 0], null],
    [['put', [1, 0], 'b', 'y', 1], null],
    [['put', [0, 1], 'b', 'z', 2], null],
    [['get', [1, 0], 'a', 3], null],
    [['get', [1, 0], 'b', 4], hit('y', 1)],
    [['get', [0, 1], 'b', 5], hit('z', 1)],
  ]),
  because(
    'a miss is no use of what was looked at',
    run('misses in between', { capacity: 2, threshold: 0.9 }, [
      [['put', [1, 0, 0], 's', 'x', 0], null],
      [['put', [0, 1, 0], 's', 'y', 1], null],
      [['get', [1, 1, 0], 's', 2], null],
      [['get', [1, 0, 0], 'other', 3], null],
      [['put', [0, 0, 1], 's', 'z', 4], null],
      [['get', [1, 0, 0], 's', 5], null],
      [['get', [0, 1, 0], 's', 6], hit('y', 1)],
    ]),
  ),
  because(
    'a miss is no use, not even of the entry that comes nearest',
    run('a near miss', { capacity: 2, threshold: 0.99 }, [
      [['put', [1, 0, 0], 's', 'x', 0], null],
      [['put', [0, 1, 0], 's', 'y', 1], null],
      [['get', [4, 1, 0], 's', 2], null],
      [['put', [0, 0, 1], 's', 'z', 3], null],
      [['get', [0, 1, 0], 's', 4], hit('y', 1)],
      [['get', [1, 0, 0], 's', 5], null],
    ]),
  ),
  because(
    'a miss is no use of the scope',
    run('a miss in one of two scopes', { capacity: 2 }, [
      [['put', [1, 0, 0], 'a', 'x', 0], null],
      [['put', [0, 1, 0], 'b', 'y', 1], null],
      [['get', [0, 0, 1], 'a', 2], null],
      [['put', [0, 0, 1], 'b', 'z', 3], null],
      [['get', [0, 1, 0], 'b', 4], hit('y', 1)],
      [['get', [1, 0, 0], 'a', 5], null],
    ]),
  ),
  because(
    'only the entry that is returned has been used',
    run('several were similar enough', { capacity: 3, threshold: 0.5 }, [
      [['put', [1, 0, 0], 's', 'x', 0], null],
      [['put', [4, 3, 0], 's', 'y', 1], null],
      [['put', [0, 0, 1], 's', 'z', 2], null],
      [['get', [3, 0, 0], 's', 3], hit('x', 1)],
      [['put', [0, 1, 0], 's', 'w', 4], null],
      [['get', [0, 0, 2], 's', 5], hit('z', 1)],
      [['get', [4, 3, 0], 's', 6], hit('x', 0.8)],
    ]),
  ),
  run('a replaced entry has been used', { capacity: 2 }, [
    [['put', [1, 0, 0], 's', 'x', 0], null],
    [['put', [0, 1, 0], 's', 'y', 1], null],
    [['put', [1, 0, 0], 's', 'x2', 2], null],
    [['put', [0, 0, 1], 's', 'z', 3], null],
    [['get', [0, 1, 0], 's', 4], null],
    [['get', [1, 0, 0], 's', 5], hit('x2', 1)],
  ]),
  because(
    'the smallest capacity',
    run('room for one', { capacity: 1 }, [
      [['put', [1, 0], 's', 'x', 0], null],
      [['put', [0, 1], 's', 'y', 1], null],
      [['get', [1, 0], 's', 2], null],
      [['get', [0, 1], 's', 3], hit('y', 1)],
      [['stats'], { hits: 1, misses: 1, size: 1 }],
    ]),
  ),
];

const refusals: KataCase[] = [
  because(
    'the checks come before every effect',
    run('refused calls change nothing', { capacity: 2, ttl: 10 }, [
      [['put', [1, 0], 's', 'x', 0], null],
      [['put', [0, 0], 's', 'bad', 3], 'RangeError'],
      [['put', [1, 0, 0], 's', 'bad', 3], 'RangeError'],
      [['get', [0, 0], 's', 50], 'RangeError'],
      [['get', [1], 's', 50], 'RangeError'],
      [['put', [1, 2, 3], 't', 'bad', 50], 'RangeError'],
      [['get', [], 's', 50], 'RangeError'],
      [['put', [0, 1], 's', 'bad', -1], 'RangeError'],
      [['get', [1, 0], 's', NaN], 'RangeError'],
      [['stats'], { hits: 0, misses: 0, size: 1 }],
      [['get', [1, 0], 's', 2], hit('x', 1)],
      [['get', [1, 0], 's', 1], 'RangeError'],
      [['get', [1, 0], 's', 2], hit('x', 1)],
      [['stats'], { hits: 2, misses: 0, size: 1 }],
    ]),
  ),
  because(
    'a refused put fixes no number of dimensions',
    run('a refused first put', {}, [
      [['put', [0, 0, 0], 's', 'bad', 9], 'RangeError'],
      [['put', [1, 0], 's', 'x', 1], null],
      [['get', [1, 0], 's', 2], hit('x', 1)],
    ]),
  ),
  {
    name: 'two caches side by side',
    group: 'hidden',
    call: 'runTwo',
    args: [
      roomy,
      [['put', [1, 0], 's', 'x', 100], ['get', [1, 0], 's', 101], ['get', [0, 1], 's', 102], ['stats']],
      [['get', [1, 0, 0], 's', 0], ['put', [0, 1, 0], 's', 'y', 1], ['get', [0, 1, 0], 's', 2], ['stats']],
    ],
    expected: [
      [null, null],
      [hit('x', 1), null],
      [null, hit('y', 1)],
      [
        { hits: 1, misses: 1, size: 1 },
        { hits: 1, misses: 1, size: 1 },
      ],
    ],
    route: byHand,
    reason: 'each cache has a state of its own',
  },
  {
    name: 'the caller changes what it passed and what it got',
    group: 'hidden',
    call: 'meddle',
    args: [],
    expected: [hit('x', 1), null, { hits: 1, misses: 0, size: 1 }, { hits: 2, misses: 1, size: 1 }],
    route: byHand,
    reason: 'the cache keeps a copy of the embedding, and results are new objects',
  },
];

function refusesOptions(name: string, options: Partial<Options>): KataCase {
  const args = [{ ...roomy, ...options }];
  return { name, group: 'invalid', call: 'createSemanticCache', args, reason: 'a condition of the contract' };
}

function refuses(name: string, calls: Call[]): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'runUntilRefused',
    args: [roomy, calls],
    reason: 'a condition of the contract',
  };
}

const stored: Call = ['put', [1, 2], 's', 'x', 10];

const invalid: KataCase[] = [
  ...[0, -0.5, 1.0001, NaN, Infinity].map((threshold) =>
    refusesOptions(`threshold ${threshold}`, { threshold }),
  ),
  ...[0, -1, 2.5, NaN, Infinity].map((capacity) => refusesOptions(`capacity ${capacity}`, { capacity })),
  ...[0, -1, NaN, -Infinity].map((ttl) => refusesOptions(`ttl ${ttl}`, { ttl })),
  refuses('a get of zeros in an empty cache', [['get', [0, 0], 's', 0]]),
  refuses('a get of zeros', [stored, ['get', [0, 0], 's', 11]]),
  refuses('a put of zeros', [['put', [0, 0, 0], 's', 'x', 0]]),
  refuses('a put of zeros into a scope of its own', [stored, ['put', [0, 0], 't', 'y', 11]]),
  refuses('a get of nothing', [['get', [], 's', 0]]),
  refuses('a put of nothing', [['put', [], 's', 'x', 0]]),
  refuses('a get of too few dimensions', [stored, ['get', [1], 's', 11]]),
  refuses('a get of too many dimensions', [stored, ['get', [1, 2, 0], 's', 11]]),
  refuses('a put of too few dimensions', [stored, ['put', [1], 's', 'y', 11]]),
  refuses('a put of too many dimensions', [stored, ['put', [1, 2, 3], 's', 'y', 11]]),
  refuses('a get of other dimensions in another scope', [stored, ['get', [1, 2, 3], 't', 11]]),
  refuses('a put of other dimensions in another scope', [stored, ['put', [1, 2, 3], 't', 'y', 11]]),
  refuses('a get of two dimensions where there is one', [
    ['put', [3], 's', 'x', 0],
    ['get', [3, 0], 's', 1],
  ]),
  refuses('a get earlier than the put', [stored, ['get', [1, 2], 's', 9]]),
  refuses('a put earlier than the put', [stored, ['put', [2, 1], 's', 'y', 9.5]]),
  refuses('a put earlier than a miss', [
    ['get', [1, 2], 's', 5],
    ['put', [1, 2], 's', 'x', 4],
  ]),
  refuses('a get earlier than a hit', [stored, ['get', [1, 2], 's', 20], ['get', [1, 2], 's', 15]]),
  refuses('an earlier time in another scope', [stored, ['get', [1, 2], 't', 9]]),
  refuses('a get at NaN', [['get', [1, 2], 's', NaN]]),
  refuses('a put at NaN', [['put', [1, 2], 's', 'x', NaN]]),
  refuses('a put at NaN after another', [stored, ['put', [2, 1], 's', 'y', NaN]]),
];

/** Cosines of these are 0, 0.5 and 1 up to the sign, in whatever way they are computed. */
const exactVectors = [
  [1, 0, 0, 0],
  [0, 4, 0, 0],
  [0, 0, -1, 0],
  [1, 1, 1, 1],
  [2, 2, 2, 2],
  [1, 1, 1, -1],
  [1, -1, 1, 1],
  [1, -1, 1, -1],
  [0.5, 0.5, -0.5, -0.5],
];
/** Cosines of these are not near 0.55, 0.75 or 0.9. */
const plainVectors = [
  [1, 0],
  [10, 1],
  [4, 3],
  [8, 6],
  [3, 4],
  [0, 1],
  [-1, 2],
];

function sequences(vectors: number[][], thresholds: number[]): fc.Arbitrary<unknown[]> {
  const vector = fc.constantFrom(...vectors);
  const scope = fc.constantFrom('a', 'a', 'a', 'b');
  const step = fc.constantFrom(0, 1, 1, 2, 3, 6);
  const call = fc.tuple(fc.constantFrom('get', 'get', 'put'), vector, scope, step);
  return fc.tuple(
    fc.record({
      threshold: fc.constantFrom(...thresholds),
      capacity: fc.integer({ min: 1, max: 4 }),
      ttl: fc.constantFrom(4, 9, 20, Infinity),
    }),
    fc.array(call, { minLength: 4, maxLength: 22 }).map((calls) => {
      let now = 0;
      return calls.map(([method, embedding, of, passed], i) => {
        now += passed;
        return method === 'get' ? [method, embedding, of, now] : [method, embedding, of, `v${i}`, now];
      });
    }),
  );
}

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...matching, ...scopes, ...replacing, ...expiry, ...eviction, ...refusals, ...invalid],
  random: [
    {
      name: 'calls with many equal similarities',
      call: 'runAndWatch',
      runs: 50,
      args: sequences(exactVectors, [0.25, 0.5, 0.75]),
    },
    { name: 'calls', call: 'runAndWatch', runs: 40, args: sequences(plainVectors, [0.55, 0.75, 0.9]) },
  ],
};
