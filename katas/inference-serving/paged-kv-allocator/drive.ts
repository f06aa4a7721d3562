import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Allocator = ReturnType<Solution['createKvAllocator']>;
/** The name of a method and its arguments. */
type Call = [keyof Allocator, ...(string | number)[]];

function make(allocator: Allocator, [method, ...args]: Call): unknown {
  return (allocator[method] as (...args: unknown[]) => unknown)(...args) ?? null;
}

/** The result of a call; a RangeError is part of the trace. */
function attempt(allocator: Allocator, call: Call): unknown {
  try {
    return make(allocator, call);
  } catch (error) {
    if (error instanceof RangeError) return 'RangeError';
    throw error;
  }
}

export const drivers = {
  /** Makes the calls one after the other and returns what each returned (null for nothing). */
  run: (solution: Solution, numBlocks: number, blockSize: number, calls: Call[]) => {
    const allocator = solution.createKvAllocator(numBlocks, blockSize);
    return calls.map((call) => attempt(allocator, call));
  },

  /** The same, with the figures of `stats` after each call, and in the end the tables of a, b, c and d. */
  runAndWatch: (solution: Solution, numBlocks: number, blockSize: number, calls: Call[]) => {
    const allocator = solution.createKvAllocator(numBlocks, blockSize);
    const trace = calls.map((call) => {
      const result = attempt(allocator, call);
      const { free, used, wastedSlots } = allocator.stats();
      return [result, { free, used, wastedSlots }];
    });
    return { trace, tables: ['a', 'b', 'c', 'd'].map((seq) => attempt(allocator, ['blockTable', seq])) };
  },

  /** The last call is the one that must be refused. */
  runUntilRefused: (solution: Solution, numBlocks: number, blockSize: number, calls: Call[]) => {
    const allocator = solution.createKvAllocator(numBlocks, blockSize);
    return calls.map((call) => make(allocator, call));
  },

  /** Two allocators that get their calls in turn. */
  runTwo: (solution: Solution, first: Call[], second: Call[]) => {
    const one = solution.createKvAllocator(4, 2);
    const two = solution.createKvAllocator(4, 2);
    return first.map((call, i) => [attempt(one, call), attempt(two, second[i]!)]);
  },

  /** Overwrites the table that it was given, then goes on. */
  overwriteTable: (solution: Solution) => {
    const allocator = solution.createKvAllocator(8, 2);
    allocator.allocate('a', 5);
    allocator.fork('a', 'b');
    allocator.blockTable('a').fill(7);
    allocator.blockTable('a').length = 0;
    const next = allocator.append('a');
    return [next, allocator.blockTable('a'), allocator.blockTable('b')];
  },

  /** Keeps early results and hands them over after later calls. */
  keepResults: (solution: Solution) => {
    const allocator = solution.createKvAllocator(4, 2);
    allocator.allocate('a', 1);
    const kept = [allocator.stats(), allocator.append('a'), allocator.blockTable('a'), allocator.stats()];
    allocator.append('a');
    allocator.append('a');
    return kept;
  },
} satisfies Drivers<Solution>;
