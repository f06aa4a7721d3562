import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Cache = ReturnType<Solution['createSemanticCache']>;
type Options = Parameters<Solution['createSemanticCache']>[0];
/** The name of a method and its arguments. */
type Call = [keyof Cache, ...unknown[]];

function make(cache: Cache, [method, ...args]: Call): unknown {
  return (cache[method] as (...args: unknown[]) => unknown)(...args) ?? null;
}

/** The result of a call; a RangeError is part of the trace. */
function attempt(cache: Cache, call: Call): unknown {
  try {
    return make(cache, call);
  } catch (error) {
    if (error instanceof RangeError) return 'RangeError';
    throw error;
  }
}

export const drivers = {
  /** Makes the calls one after the other and returns what each returned (null for nothing). */
  run: (solution: Solution, options: Options, calls: Call[]) => {
    const cache = solution.createSemanticCache(options);
    return calls.map((call) => attempt(cache, call));
  },

  /** The same, with the figures of `stats` after each call. */
  runAndWatch: (solution: Solution, options: Options, calls: Call[]) => {
    const cache = solution.createSemanticCache(options);
    return calls.map((call) => [attempt(cache, call), { ...cache.stats() }]);
  },

  /** The last call is the one that must be refused. */
  runUntilRefused: (solution: Solution, options: Options, calls: Call[]) => {
    const cache = solution.createSemanticCache(options);
    return calls.map((call) => make(cache, call));
  },

  /** Two caches that get their calls in turn. */
  runTwo: (solution: Solution, options: Options, first: Call[], second: Call[]) => {
    const one = solution.createSemanticCache(options);
    const two = solution.createSemanticCache(options);
    return first.map((call, i) => [attempt(one, call), attempt(two, second[i]!)]);
  },

  /** Changes the arrays and objects that it passed and got, then looks everything up. */
  meddle: (solution: Solution) => {
    const cache = solution.createSemanticCache({ threshold: 0.5, capacity: 4, ttl: 100 });
    const embedding = [1, 0, 0];
    cache.put(embedding, 's', 'x', 0);
    embedding[0] = 0;
    embedding[1] = 1;
    const hit = cache.get([1, 0, 0], 's', 1);
    if (hit !== null) hit.value = 'changed';
    const stats = cache.stats();
    const kept = { ...stats };
    stats.size = 99;
    stats.hits = 99;
    return [cache.get([1, 0, 0], 's', 2), cache.get([0, 1, 0], 's', 3), kept, { ...cache.stats() }];
  },
} satisfies Drivers<Solution>;
