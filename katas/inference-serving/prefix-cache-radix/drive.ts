import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Cache = ReturnType<Solution['createPrefixCache']>;
/** The name of a method and its argument. */
type Call = [method: keyof Cache, argument?: number[] | number];

function make(cache: Cache, [method, argument]: Call): unknown {
  return (cache[method] as (argument: unknown) => unknown)(argument) ?? null;
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
  run: (solution: Solution, capacity: number, calls: Call[]) => {
    const cache = solution.createPrefixCache(capacity);
    return calls.map((call) => attempt(cache, call));
  },

  /** The same, with the size after each call; in the end everything that can go is evicted, token by token. */
  runAndEmpty: (solution: Solution, capacity: number, calls: Call[]) => {
    const cache = solution.createPrefixCache(capacity);
    const trace = calls.map((call) => [attempt(cache, call), cache.size()]);
    const freed: number[] = [];
    while (freed.at(-1) !== 0 && freed.length < 100) freed.push(cache.evict(1));
    return { trace, freed, size: cache.size() };
  },

  /** The last call is the one that must be refused. */
  runUntilRefused: (solution: Solution, capacity: number, calls: Call[]) => {
    const cache = solution.createPrefixCache(capacity);
    return calls.map((call) => make(cache, call));
  },

  /** Two caches that get their calls in turn. */
  runTwo: (solution: Solution, first: Call[], second: Call[]) => {
    const one = solution.createPrefixCache(10);
    const two = solution.createPrefixCache(10);
    return first.map((call, i) => [attempt(one, call), attempt(two, second[i]!)]);
  },

  /** Overwrites a sequence after it was cached. */
  overwriteSequence: (solution: Solution) => {
    const cache = solution.createPrefixCache(20);
    const sequence = [1, 2, 3, 4];
    cache.insert(sequence);
    sequence.fill(9);
    const longer = [1, 2, 5, 6];
    cache.insert(longer);
    longer.fill(9);
    return [cache.match([1, 2, 3, 4]), cache.match([1, 2, 5, 6]), cache.match([9, 9]), cache.size()];
  },

  /** Many requests with one long prefix, as behind a system prompt: each is inserted and looked up. */
  serveRequests: (solution: Solution, requests: number, shared: number, own: number, capacity: number) => {
    const cache = solution.createPrefixCache(capacity);
    const prefix = Array.from({ length: shared }, (_, i) => i);
    const sequenceOf = (request: number) => [
      ...prefix,
      ...Array.from({ length: own }, (_, i) => shared + request * own + i),
    ];
    let hits = 0;
    let inserted = 0;
    for (let request = 0; request < requests; request++) {
      inserted += cache.insert(sequenceOf(request));
      hits += cache.match(sequenceOf(request % 7));
    }
    return { hits, inserted, size: cache.size() };
  },
} satisfies Drivers<Solution>;
