import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'by hand: what is left of the budget after each unit, from the newest on';

interface Turn {
  role: 'user' | 'assistant' | 'tool';
  tokens: number;
  pinned?: boolean;
  pairId?: string;
}

interface Options {
  window: number;
  reserveOutput: number;
  summaryTokens: number;
}

const user = (tokens: number): Turn => ({ role: 'user', tokens });
const assistant = (tokens: number): Turn => ({ role: 'assistant', tokens });
const pinned = (tokens: number): Turn => ({ role: 'user', tokens, pinned: true });
/** A tool call or its result. */
const call = (tokens: number, pairId = 'p'): Turn => ({ role: 'assistant', tokens, pairId });
const result = (tokens: number, pairId = 'p'): Turn => ({ role: 'tool', tokens, pairId });

function options(window: number, reserveOutput: number, summaryTokens: number): Options {
  return { window, reserveOutput, summaryTokens };
}

/** Whatever is not kept has to be summarised. */
function plan(
  name: string,
  system: number,
  turns: Turn[],
  o: Options,
  keep: number[],
  used: number,
): KataCase {
  const summarise = turns.map((_, place) => place).filter((place) => !keep.includes(place));
  return {
    name,
    group: 'hidden',
    call: 'planContext',
    args: [system, turns, o],
    expected: { keep, summarise, used },
    route: byHand,
  };
}

const chat = [pinned(100), assistant(300), call(50), result(250), assistant(200), user(100)];

const examples: KataCase[] = [
  { ...plan('all turns fit', 100, chat, options(1500, 400, 80), [0, 1, 2, 3, 4, 5], 1100), group: 'example' },
  {
    ...plan('a summary is needed', 100, chat, options(1300, 400, 80), [0, 2, 3, 4, 5], 880),
    group: 'example',
  },
  { ...plan('less room', 100, chat, options(1200, 500, 80), [0, 4, 5], 580), group: 'example' },
];

const plain = [user(10), assistant(20), user(30), assistant(40), user(50)];

const budgets: KataCase[] = [
  plan('a little too much', 0, plain, options(149, 0, 0), [1, 2, 3, 4], 140),
  {
    ...plan('exactly enough', 0, plain, options(150, 0, 5), [0, 1, 2, 3, 4], 150),
    reason: 'a prompt may fill its budget',
  },
  plan(
    'exactly enough beside the answer and the system prompt',
    25,
    plain,
    options(200, 25, 5),
    [0, 1, 2, 3, 4],
    175,
  ),
  plan('one token too much beside the answer', 25, plain, options(199, 25, 5), [1, 2, 3, 4], 170),
  plan('the answer takes most of the window', 10, plain, options(1000, 900, 10), [4], 70),
  plan('a large system prompt', 900, plain, options(1000, 10, 10), [4], 960),
  plan('a summary of half of the budget', 0, plain, options(140, 0, 70), [4], 120),
  plan('the summary makes no room for one more', 0, plain, options(149, 0, 9), [1, 2, 3, 4], 149),
  plan('the summary takes the room of one more', 0, plain, options(149, 0, 10), [2, 3, 4], 130),
  plan('a summary without tokens', 0, plain, options(120, 0, 0), [2, 3, 4], 120),
  plan('the newest turn is too long', 0, [user(5), user(5), user(100)], options(50, 0, 10), [], 10),
  plan('the room is just for the summary', 0, plain, options(20, 0, 20), [], 20),
  plan('no budget', 100, [user(1)], options(150, 50, 0), [], 100),
  {
    ...plan('no turns', 30, [], options(100, 10, 50), [], 30),
    reason: 'nothing is summarised, so no summary is counted',
  },
  {
    ...plan('no turns and no budget', 90, [], options(100, 10, 50), [], 90),
    reason: 'a budget of 0 is enough for nothing',
  },
  {
    ...plan('turns without tokens', 0, [user(0), user(0)], options(0, 0, 10), [0, 1], 0),
    reason: 'no tokens always fit',
  },
  {
    ...plan(
      'no summary is needed where there is no room for one',
      0,
      plain,
      options(150, 0, 1000),
      [0, 1, 2, 3, 4],
      150,
    ),
    reason: 'the summary counts only if there is one',
  },
];

const orders: KataCase[] = [
  plan(
    'small turns behind a long one',
    0,
    [user(1), user(1), user(90), user(10), user(10)],
    options(100, 0, 5),
    [3, 4],
    25,
  ),
  plan('an old turn would just fit', 0, [user(5), user(20), user(10)], options(20, 0, 5), [2], 15),
  plan(
    'a turn without tokens behind one that does not fit',
    0,
    [user(0), user(50), user(0), user(10)],
    options(20, 0, 5),
    [2, 3],
    15,
  ),
  plan(
    'the oldest are the smallest',
    0,
    [user(1), user(2), user(4), user(8), user(16)],
    options(30, 0, 1),
    [2, 3, 4],
    29,
  ),
  plan(
    'twelve turns',
    0,
    Array.from({ length: 12 }, () => user(10)),
    options(115, 0, 5),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    115,
  ),
  plan('equal turns', 0, [user(10), user(10), user(10), user(10)], options(35, 0, 10), [2, 3], 30),
];

const pins: KataCase[] = [
  plan(
    'the oldest turn is pinned',
    0,
    [pinned(30), user(30), user(30), user(30)],
    options(100, 0, 10),
    [0, 2, 3],
    100,
  ),
  plan(
    'a pinned turn in the middle',
    0,
    [user(30), pinned(30), user(30), user(30)],
    options(80, 0, 10),
    [1, 3],
    70,
  ),
  plan(
    'pinned turns leave no room for the newest',
    0,
    [pinned(40), pinned(40), user(30)],
    options(100, 0, 10),
    [0, 1],
    90,
  ),
  plan('the newest turn is pinned', 0, [user(30), user(30), pinned(60)], options(100, 0, 10), [1, 2], 100),
  plan(
    'a pinned turn behind one that does not fit',
    0,
    [pinned(5), user(90), user(5)],
    options(60, 0, 10),
    [0, 2],
    20,
  ),
  plan('pinned turns just fit', 0, [pinned(50), user(20), pinned(30)], options(90, 0, 10), [0, 2], 90),
  plan(
    'several pinned turns among others',
    0,
    [user(10), pinned(10), user(10), pinned(10), user(10), user(10)],
    options(45, 0, 5),
    [1, 3, 4, 5],
    45,
  ),
  {
    ...plan('all turns are pinned and fit', 0, [pinned(40), pinned(60)], options(100, 0, 90), [0, 1], 100),
    reason: 'without a summary there is nothing to reserve',
  },
  plan('pinned: false', 0, [{ ...user(60), pinned: false }, user(60)], options(100, 0, 10), [1], 70),
];

const pairs: KataCase[] = [
  plan('a pair that fits', 0, [user(50), call(10), result(30), user(20)], options(80, 0, 10), [1, 2, 3], 70),
  plan(
    'a pair of which only the result would fit',
    0,
    [user(50), call(20), result(40), user(20)],
    options(80, 0, 10),
    [3],
    30,
  ),
  plan(
    'a pair of which only the call would fit',
    0,
    [user(50), call(5), result(60), user(20)],
    options(80, 0, 10),
    [3],
    30,
  ),
  plan(
    'turns behind a pair that does not fit',
    0,
    [user(5), user(5), call(20), result(60), user(20)],
    options(80, 0, 10),
    [4],
    30,
  ),
  plan(
    'a pair with a turn in between',
    0,
    [user(50), call(10), user(10), result(10), user(10)],
    options(55, 0, 5),
    [1, 2, 3, 4],
    45,
  ),
  plan(
    'a pair with a turn in between that no longer fits',
    0,
    [user(50), call(20), user(15), result(20), user(10)],
    options(65, 0, 5),
    [1, 3, 4],
    55,
  ),
  plan(
    'a pair with a turn in between, too long together',
    0,
    [user(50), call(40), user(10), result(20), user(10)],
    options(70, 0, 5),
    [4],
    15,
  ),
  plan(
    'a pair around a long turn',
    0,
    [user(50), call(10), user(30), result(10), user(10)],
    options(45, 0, 5),
    [1, 3, 4],
    35,
  ),
  plan(
    'a long pair between single turns',
    0,
    [user(20), user(20), call(40), result(60), user(50)],
    options(85, 0, 10),
    [4],
    60,
  ),
  plan(
    'two pairs, crossed',
    0,
    [call(10, 'a'), call(20, 'b'), result(10, 'a'), result(20, 'b'), user(10)],
    options(60, 0, 5),
    [1, 3, 4],
    55,
  ),
  plan(
    'two pairs, one in the other',
    0,
    [call(20, 'a'), call(10, 'b'), result(10, 'b'), result(20, 'a'), user(10)],
    options(60, 0, 5),
    [0, 3, 4],
    55,
  ),
  plan(
    'a call with two results',
    0,
    [user(40), call(10), result(10), result(10), user(10)],
    options(50, 0, 5),
    [1, 2, 3, 4],
    45,
  ),
  plan(
    'a call with two results that do not fit together',
    0,
    [user(40), call(10), result(10), result(15), user(10)],
    options(48, 0, 5),
    [4],
    15,
  ),
  plan(
    'a call with a pinned result',
    0,
    [call(20), { ...result(20), pinned: true }, user(60), user(30)],
    options(85, 0, 10),
    [0, 1, 3],
    80,
  ),
  plan(
    'a pinned call',
    0,
    [{ ...call(20), pinned: true }, user(30), result(20), user(30)],
    options(90, 0, 10),
    [0, 2, 3],
    80,
  ),
  plan(
    'a pinned pair at the end',
    0,
    [user(30), user(30), call(20), { ...result(20), pinned: true }],
    options(90, 0, 10),
    [1, 2, 3],
    80,
  ),
  {
    ...plan(
      'a call whose result has not come',
      0,
      [user(50), user(20), call(10)],
      options(70, 0, 10),
      [1, 2],
      40,
    ),
    reason: 'a unit may have one turn',
  },
  {
    ...plan(
      'names that look like places',
      0,
      [user(50), call(10, '3'), result(10, '3'), user(20), call(10, '0'), result(10, '0')],
      options(80, 0, 10),
      [1, 2, 3, 4, 5],
      70,
    ),
    reason: 'a pairId is any text',
  },
  plan(
    'names that every object has',
    0,
    [
      user(50),
      call(10, 'constructor'),
      result(10, 'constructor'),
      call(10, '__proto__'),
      result(10, '__proto__'),
    ],
    options(70, 0, 10),
    [1, 2, 3, 4],
    50,
  ),
];

const rest: KataCase[] = [
  plan(
    'everything at once',
    30,
    [
      pinned(20),
      user(40),
      call(10),
      result(60),
      assistant(15),
      { ...call(10, 'q'), pinned: true },
      result(25, 'q'),
      user(35),
    ],
    options(300, 90, 20),
    [0, 4, 5, 6, 7],
    155,
  ),
  {
    name: 'several calls in turn',
    group: 'hidden',
    call: 'planInTurn',
    args: [
      [
        [0, plain, options(120, 0, 0)],
        [0, plain, options(150, 0, 0)],
        [0, [user(1)], options(0, 0, 0)],
        [0, plain, options(120, 0, 0)],
      ],
    ],
    expected: [
      { keep: [2, 3, 4], summarise: [0, 1], used: 120 },
      { keep: [0, 1, 2, 3, 4], summarise: [], used: 150 },
      { keep: [], summarise: [0], used: 0 },
      { keep: [2, 3, 4], summarise: [0, 1], used: 120 },
    ],
    route: byHand,
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'planTwice',
    args: [0, plain, options(120, 0, 0)],
    expected: { keep: [2, 3, 4], summarise: [0, 1], used: 120 },
    route: byHand,
  },
];

function invalid(name: string, system: number, turns: Turn[], o: Options): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'planContext',
    args: [system, turns, o],
    reason: 'a condition of the contract',
  };
}

const fine = options(100, 10, 10);

const invalidInputs: KataCase[] = [
  invalid('a negative system prompt', -1, plain, fine),
  invalid('a fractional system prompt', 1.5, plain, fine),
  invalid('a system prompt that is NaN', NaN, plain, fine),
  invalid('a negative turn', 0, [user(5), user(-5)], fine),
  invalid('a fractional turn', 0, [user(0.5)], fine),
  invalid('a turn that is NaN', 0, [user(NaN), user(1)], fine),
  invalid('an infinite turn', 0, [user(1), user(Infinity)], fine),
  invalid('a bad turn among pinned ones', 0, [pinned(5), pinned(-1)], fine),
  invalid('a negative window', 0, [], options(-1, 0, 0)),
  invalid('a fractional window', 0, plain, options(99.5, 0, 0)),
  invalid('a window that is NaN', 0, plain, options(NaN, 0, 0)),
  invalid('an infinite window', 0, plain, options(Infinity, 0, 0)),
  invalid('a negative answer', 0, plain, options(100, -1, 0)),
  invalid('a fractional answer', 0, plain, options(100, 0.5, 0)),
  invalid('an answer that is NaN', 0, plain, options(100, NaN, 0)),
  invalid('a negative summary', 0, plain, options(100, 0, -1)),
  invalid('a fractional summary', 0, plain, options(100, 0, 0.5)),
  invalid('a negative summary where none is needed', 0, [], options(100, 0, -1)),
  invalid('a summary that is NaN where none is needed', 0, [user(1)], options(100, 0, NaN)),
  invalid('a system prompt that does not fit', 91, [], options(100, 10, 0)),
  invalid('an answer longer than the window', 0, [], options(100, 101, 0)),
  invalid('a summary that does not fit', 0, plain, options(100, 0, 101)),
  invalid('pinned turns that do not fit', 0, [pinned(60), pinned(60)], options(100, 0, 0)),
  invalid('pinned turns that do not fit beside the summary', 0, [pinned(95), user(10)], options(100, 0, 6)),
  invalid(
    'a pinned pair that does not fit',
    0,
    [call(70), { ...result(40), pinned: true }],
    options(100, 0, 0),
  ),
];

const turn: fc.Arbitrary<Turn> = fc
  .tuple(
    fc.constantFrom<Turn['role']>('user', 'assistant', 'tool'),
    fc.nat({ max: 12 }),
    fc.nat({ max: 7 }),
    fc.constantFrom(undefined, undefined, undefined, 'a', 'b', 'c'),
  )
  .map(([role, tokens, pin, pairId]) => ({
    role,
    tokens,
    ...(pin === 0 ? { pinned: true } : {}),
    ...(pairId === undefined ? {} : { pairId }),
  }));

/** A budget between what has to fit and a little more than everything. */
const conversations = fc
  .tuple(
    fc.array(turn, { maxLength: 10 }),
    fc.nat({ max: 20 }),
    fc.nat({ max: 9 }),
    fc.nat({ max: 9 }),
    fc.nat({ max: 110 }),
  )
  .map(([turns, system, reserveOutput, summaryTokens, percent]) => {
    const pinnedIds = turns.flatMap((one) => (one.pinned === true && one.pairId ? [one.pairId] : []));
    const isPinned = (one: Turn) => one.pinned === true || pinnedIds.includes(one.pairId ?? '');
    const sum = (list: Turn[]) => list.reduce((total, { tokens }) => total + tokens, 0);
    const least = sum(turns.filter(isPinned)) + summaryTokens;
    const budget = Math.floor(least + ((sum(turns) - least) * percent) / 100);
    return [
      system,
      turns,
      { window: system + reserveOutput + Math.max(least, budget), reserveOutput, summaryTokens },
    ];
  });

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...budgets, ...orders, ...pins, ...pairs, ...rest, ...invalidInputs],
  random: [{ name: 'any conversation', call: 'planContext', runs: 60, args: conversations }],
};
