import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'by hand: the list of errors in their order, and the turns one after the other';

interface Param {
  type: 'string' | 'number' | 'integer' | 'boolean';
  required?: boolean;
  enum?: (string | number)[];
  min?: number;
  max?: number;
}

interface Tool {
  name: string;
  params: Record<string, Param>;
  does?: string | { returns: string };
}

type Turn = { kind: 'final'; text: string } | { kind: 'call'; tool: string; args: string };

const search: Tool = {
  name: 'search',
  params: {
    query: { type: 'string', required: true },
    limit: { type: 'integer', min: 1, max: 10 },
    lang: { type: 'string', enum: ['en', 'de'] },
    safe: { type: 'boolean' },
  },
};
const book: Tool = {
  name: 'book',
  params: {
    stars: { type: 'number', enum: [3, 4.5, 5], min: 4 },
    nights: { type: 'integer', required: true, min: 1 },
    price: { type: 'number', max: 0 },
    city: { type: 'string', required: true, enum: ['Rome', 'Oslo'] },
    late: { type: 'boolean', required: false },
  },
};
const ping: Tool = { name: 'ping', params: {}, does: { returns: 'pong' } };
const tools = [search, book, ping];

/** Calls of one tool with the code that each must get ('ok' for none). */
function codes(name: string, tool: string, calls: [args: string, code: string][], given = tools): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'codes',
    args: [given, calls.map(([args]) => [tool, args])],
    expected: calls.map(([, code]) => code),
    route: byHand,
    reason: 'the conditions of the contract, one by one',
  };
}

const call = (tool: string, args = '{}'): Turn => ({ kind: 'call', tool, args });
const final = (text: string): Turn => ({ kind: 'final', text });

type Step = [tool: string, ok: boolean, observation: string];

interface Outcome {
  answer: string | null;
  stopped: string;
  steps: Step[];
  runs: string[];
}

function agent(
  name: string,
  turns: Turn[],
  maxSteps: number,
  { answer, stopped, steps, runs }: Outcome,
  given = tools,
): KataCase {
  const expected = {
    answer,
    stopped,
    steps: steps.map(([tool, ok, observation]) => ({ tool, ok, observation })),
    runs,
    seen: Array.from({ length: steps.length + 1 }, (_, i) => i),
  };
  return {
    name,
    group: 'hidden',
    call: 'agent',
    args: [given, turns, maxSteps],
    expected,
    route: byHand,
    reason: 'what ends the loop and what does not',
  };
}

const pong: Step = ['ping', true, 'pong'];

const examples: KataCase[] = [
  {
    name: 'a valid call',
    group: 'example',
    call: 'validate',
    args: [tools, 'search', '{"query": "cats", "limit": 3}'],
    expected: { result: { ok: true, args: 'limit=3 query="cats"' }, runs: [] },
    route: byHand,
    reason: 'shows what comes back',
  },
  {
    ...codes('one error of each kind', 'search', [
      ['{"query": "cats"', 'bad-json'],
      ['{"query": "cats", "color": 1}', 'unknown-param:color'],
      ['{"limit": 3}', 'missing:query'],
      ['{"query": "cats", "limit": "3"}', 'type:limit'],
      ['{"query": "cats", "lang": "fr"}', 'enum:lang'],
      ['{"query": "cats", "limit": 11}', 'range:limit'],
    ]),
    group: 'example',
  },
  {
    ...agent(
      'an error, a correction and an answer',
      [call('search', '{"limit": 2}'), call('search', '{"query": "cats", "limit": 2}'), final('two cats')],
      5,
      {
        answer: 'two cats',
        stopped: 'final',
        steps: [
          ['search', false, 'error: missing:query'],
          ['search', true, 'limit=2 query="cats"'],
        ],
        runs: ['search(limit=2 query="cats")'],
      },
    ),
    group: 'example',
  },
];

const texts: KataCase[] = [
  {
    ...codes('calls that are fine', 'search', [
      ['{"query": ""}', 'ok'],
      ['{"safe": false, "lang": "de", "limit": 10, "query": "x"}', 'ok'],
      [' {\n"query":"a","limit":1 } ', 'ok'],
      ['{"query": "a", "limit": 99, "limit": 9}', 'ok'],
    ]),
    reason: 'any order, any white space; of two equal names JSON keeps the last',
  },
  codes('no JSON object', 'search', [
    ['', 'bad-json'],
    ['query', 'bad-json'],
    ["{'query': 'x'}", 'bad-json'],
    ['{"query": "x",}', 'bad-json'],
    ['{"query": "x"} {}', 'bad-json'],
    ['[]', 'bad-json'],
    ['[{"query": "x"}]', 'bad-json'],
    ['null', 'bad-json'],
    ['"query"', 'bad-json'],
    ['5', 'bad-json'],
    ['true', 'bad-json'],
    ['{"query": "x", "limit": NaN}', 'bad-json'],
    ['undefined', 'bad-json'],
  ]),
  codes('a tool without parameters', 'ping', [
    ['{}', 'ok'],
    ['{"x": 1}', 'unknown-param:x'],
    ['[]', 'bad-json'],
  ]),
  {
    name: 'tools that do not exist',
    group: 'hidden',
    call: 'codes',
    args: [
      tools,
      [
        ['Search', '{"query": "x"}'],
        ['search ', '{"query": "x"}'],
        ['', '{}'],
        ['delete', 'no json'],
        ['constructor', '{}'],
        ['__proto__', '{}'],
        ['toString', '{}'],
        ['0', '{}'],
        ['length', '{}'],
      ],
    ],
    expected: Array.from({ length: 9 }, () => 'unknown-tool'),
    route: byHand,
  },
  {
    name: 'no tools',
    group: 'hidden',
    call: 'codes',
    args: [[], [['search', '{"query": "x"}']]],
    expected: ['unknown-tool'],
    route: byHand,
    reason: 'an empty list has no tool',
  },
];

const params: KataCase[] = [
  codes('parameters that nobody knows', 'search', [
    ['{"query": "x", "Limit": 1}', 'unknown-param:Limit'],
    ['{"z": 1, "query": "x", "a": 2}', 'unknown-param:z'],
    ['{"query": "x", "a": 2, "z": 1}', 'unknown-param:a'],
    ['{"": 1, "query": "x"}', 'unknown-param:'],
    ['{"query": "x", "extra": null}', 'unknown-param:extra'],
  ]),
  codes('names that every object has', 'search', [
    ['{"query": "x", "toString": "y"}', 'unknown-param:toString'],
    ['{"query": "x", "constructor": 1}', 'unknown-param:constructor'],
    ['{"query": "x", "hasOwnProperty": 1}', 'unknown-param:hasOwnProperty'],
    ['{"query": "x", "__proto__": {"limit": 5}}', 'unknown-param:__proto__'],
    ['{"__proto__": {"query": "x"}}', 'unknown-param:__proto__'],
    ['{"query": "x", "proto": 1}', 'unknown-param:proto'],
  ]),
  codes(
    'required parameters with names that every object has',
    'odd',
    [
      ['{}', 'missing:constructor'],
      ['{"constructor": "x"}', 'missing:valueOf'],
      ['{"valueOf": 1, "constructor": "x"}', 'ok'],
    ],
    [
      {
        name: 'odd',
        params: {
          constructor: { type: 'string', required: true },
          valueOf: { type: 'number', required: true },
        } as unknown as Tool['params'],
      },
    ],
  ),
  codes(
    'optional parameters with names that every object has',
    'odd',
    [
      ['{}', 'ok'],
      ['{"toString": 5}', 'ok'],
      ['{"toString": "5"}', 'type:toString'],
    ],
    [{ name: 'odd', params: { toString: { type: 'number' } } as unknown as Tool['params'] }],
  ),
  codes('missing ones', 'book', [
    ['{}', 'missing:nights'],
    ['{"city": "Rome"}', 'missing:nights'],
    ['{"nights": 2}', 'missing:city'],
    ['{"nights": 2, "city": "Rome"}', 'ok'],
  ]),
  codes('values that are there but falsy', 'search', [
    ['{"query": "", "safe": false}', 'ok'],
    ['{"query": "x", "limit": 0}', 'range:limit'],
    ['{"query": "x", "lang": ""}', 'enum:lang'],
    ['{"query": null}', 'type:query'],
    ['{"query": "x", "limit": null}', 'type:limit'],
  ]),
];

const types: KataCase[] = [
  codes('texts', 'search', [
    ['{"query": 5}', 'type:query'],
    ['{"query": true}', 'type:query'],
    ['{"query": ["x"]}', 'type:query'],
    ['{"query": {"text": "x"}}', 'type:query'],
    ['{"query": "5"}', 'ok'],
  ]),
  codes('whole numbers', 'search', [
    ['{"query": "x", "limit": 1.0}', 'ok'],
    ['{"query": "x", "limit": 1e1}', 'ok'],
    ['{"query": "x", "limit": 50e-1}', 'ok'],
    ['{"query": "x", "limit": 1.5}', 'type:limit'],
    ['{"query": "x", "limit": "2"}', 'type:limit'],
    ['{"query": "x", "limit": true}', 'type:limit'],
    ['{"query": "x", "limit": [3]}', 'type:limit'],
    ['{"query": "x", "limit": ""}', 'type:limit'],
  ]),
  codes('numbers', 'book', [
    ['{"nights": 1, "city": "Oslo", "price": -0.5}', 'ok'],
    ['{"nights": 1, "city": "Oslo", "price": "-1"}', 'type:price'],
    ['{"nights": 1, "city": "Oslo", "price": false}', 'type:price'],
    ['{"nights": 1, "city": "Oslo", "price": {}}', 'type:price'],
    ['{"nights": 1, "city": "Oslo", "stars": "5"}', 'type:stars'],
  ]),
  codes('yes and no', 'search', [
    ['{"query": "x", "safe": true}', 'ok'],
    ['{"query": "x", "safe": "true"}', 'type:safe'],
    ['{"query": "x", "safe": 1}', 'type:safe'],
    ['{"query": "x", "safe": 0}', 'type:safe'],
    ['{"query": "x", "safe": null}', 'type:safe'],
  ]),
  codes('lists of values', 'book', [
    ['{"nights": 1, "city": "Rome", "stars": 4.5}', 'ok'],
    ['{"nights": 1, "city": "Rome", "stars": 4}', 'enum:stars'],
    ['{"nights": 1, "city": "rome"}', 'enum:city'],
    ['{"nights": 1, "city": "Rom"}', 'enum:city'],
    ['{"nights": 1, "city": "Rome "}', 'enum:city'],
  ]),
  codes('bounds', 'search', [
    ['{"query": "x", "limit": 1}', 'ok'],
    ['{"query": "x", "limit": 10}', 'ok'],
    ['{"query": "x", "limit": 0}', 'range:limit'],
    ['{"query": "x", "limit": -3}', 'range:limit'],
    ['{"query": "x", "limit": 11}', 'range:limit'],
  ]),
  codes('one bound only, and a bound of 0', 'book', [
    ['{"nights": 1000000, "city": "Rome"}', 'ok'],
    ['{"nights": 0, "city": "Rome"}', 'range:nights'],
    ['{"nights": 1, "city": "Rome", "price": -1000000}', 'ok'],
    ['{"nights": 1, "city": "Rome", "price": 0}', 'ok'],
    ['{"nights": 1, "city": "Rome", "price": 0.01}', 'range:price'],
    ['{"nights": 1, "city": "Rome", "stars": 3}', 'range:stars'],
  ]),
];

const order: KataCase[] = [
  codes('several errors at once', 'book', [
    ['{"nights": "x", "extra": 1}', 'unknown-param:extra'],
    ['{"nights": "x"}', 'missing:city'],
    ['{"stars": "x", "city": "Rome"}', 'missing:nights'],
    ['{"city": "Paris", "nights": "x"}', 'type:nights'],
    ['{"stars": 4, "nights": 1, "city": 5}', 'type:city'],
    ['{"late": 1, "price": "x", "nights": 1, "city": "Rome"}', 'type:price'],
    ['{"stars": 3, "nights": 1, "city": "Paris"}', 'enum:city'],
    ['{"city": "Paris", "stars": 4, "nights": 1}', 'enum:stars'],
    ['{"nights": 0, "price": 5, "city": "Paris"}', 'enum:city'],
    ['{"price": 5, "nights": 0, "city": "Rome"}', 'range:nights'],
    ['{"price": 5, "nights": 0, "city": "Rome", "stars": 3}', 'range:stars'],
  ]),
];

const loops: KataCase[] = [
  agent('an answer at once', [final('42')], 3, { answer: '42', stopped: 'final', steps: [], runs: [] }),
  agent('an empty answer', [call('ping'), final('')], 3, {
    answer: '',
    stopped: 'final',
    steps: [pong],
    runs: ['ping()'],
  }),
  agent('a tool that does not exist', [call('pong', 'no json'), call('ping')], 3, {
    answer: 'end',
    stopped: 'final',
    steps: [['pong', false, 'error: unknown-tool'], pong],
    runs: ['ping()'],
  }),
  agent(
    'every kind of error',
    [
      call('search', '{'),
      call('search', '{"q": 1}'),
      call('search', '{}'),
      call('search', '{"query": 1}'),
      call('search', '{"query": "a", "lang": "fr"}'),
      call('search', '{"query": "a", "limit": 0}'),
      call('search', '{"query": "a", "limit": 1}'),
      final('done'),
    ],
    7,
    {
      answer: 'done',
      stopped: 'final',
      steps: [
        ['search', false, 'error: bad-json'],
        ['search', false, 'error: unknown-param:q'],
        ['search', false, 'error: missing:query'],
        ['search', false, 'error: type:query'],
        ['search', false, 'error: enum:lang'],
        ['search', false, 'error: range:limit'],
        ['search', true, 'limit=1 query="a"'],
      ],
      runs: ['search(limit=1 query="a")'],
    },
  ),
  ...(['throw-error', 'throw-range-error', 'throw-text'] as const).map((does) =>
    agent(
      `a tool that fails: ${does}`,
      [call('bad'), call('ping'), final('sorry')],
      3,
      {
        answer: 'sorry',
        stopped: 'final',
        steps: [['bad', false, 'error: tool-failed'], pong],
        runs: ['bad()', 'ping()'],
      },
      [{ name: 'bad', params: {}, does }, ping],
    ),
  ),
  agent(
    'observations that look like something else',
    [call('empty'), call('liar')],
    3,
    {
      answer: 'end',
      stopped: 'final',
      steps: [
        ['empty', true, ''],
        ['liar', true, 'error: tool-failed'],
      ],
      runs: ['empty()', 'liar()'],
    },
    [
      { name: 'empty', params: {}, does: { returns: '' } },
      { name: 'liar', params: {}, does: { returns: 'error: tool-failed' } },
    ],
  ),
  {
    name: 'a model that reads its observations',
    group: 'hidden',
    call: 'counting',
    args: [[{ name: 'count', params: { n: { type: 'integer', required: true, max: 2 } } }], 9],
    expected: {
      answer: 'error: range:n',
      steps: [
        { tool: 'count', ok: true, observation: 'n=0' },
        { tool: 'count', ok: true, observation: 'n=1' },
        { tool: 'count', ok: true, observation: 'n=2' },
        { tool: 'count', ok: false, observation: 'error: range:n' },
      ],
      stopped: 'final',
    },
    route: byHand,
  },
];

const find = (query: string) => call('search', `{"query": "${query}"}`);
const found = (query: string): Step => ['search', true, `query="${query}"`];
const ran = (query: string) => `search(query="${query}")`;

const stops: KataCase[] = [
  agent('the answer comes behind the last call', [find('a'), find('b'), final('ok')], 2, {
    answer: 'ok',
    stopped: 'final',
    steps: [found('a'), found('b')],
    runs: [ran('a'), ran('b')],
  }),
  agent('one call too many', [find('a'), find('b'), find('c'), final('ok')], 2, {
    answer: null,
    stopped: 'max-steps',
    steps: [found('a'), found('b')],
    runs: [ran('a'), ran('b')],
  }),
  agent('one step only', [find('a'), find('b')], 1, {
    answer: null,
    stopped: 'max-steps',
    steps: [found('a')],
    runs: [ran('a')],
  }),
  agent('invalid calls are calls', [call('search', '1'), call('x'), call('search', '2'), find('a')], 3, {
    answer: null,
    stopped: 'max-steps',
    steps: [
      ['search', false, 'error: bad-json'],
      ['x', false, 'error: unknown-tool'],
      ['search', false, 'error: bad-json'],
    ],
    runs: [],
  }),
  agent('the same call three times', [find('a'), find('a'), find('a'), final('ok')], 5, {
    answer: null,
    stopped: 'repeat',
    steps: [found('a'), found('a')],
    runs: [ran('a'), ran('a')],
  }),
  agent(
    'the same call three times, later',
    [find('b'), find('a'), find('a'), find('b'), find('b'), find('b')],
    9,
    {
      answer: null,
      stopped: 'repeat',
      steps: [found('b'), found('a'), found('a'), found('b'), found('b')],
      runs: [ran('b'), ran('a'), ran('a'), ran('b'), ran('b')],
    },
  ),
  agent(
    'the same call twice, and again after another one',
    [find('a'), find('a'), find('b'), find('a'), find('a'), final('ok')],
    9,
    {
      answer: 'ok',
      stopped: 'final',
      steps: [found('a'), found('a'), found('b'), found('a'), found('a')],
      runs: [ran('a'), ran('a'), ran('b'), ran('a'), ran('a')],
    },
  ),
  agent('two calls in turn', [find('a'), find('b'), find('a'), find('b'), find('a'), final('ok')], 9, {
    answer: 'ok',
    stopped: 'final',
    steps: [found('a'), found('b'), found('a'), found('b'), found('a')],
    runs: [ran('a'), ran('b'), ran('a'), ran('b'), ran('a')],
  }),
  agent(
    'the same arguments in other words',
    [find('a'), call('search', '{"query":"a"}'), find('a'), find('a'), final('ok')],
    9,
    {
      answer: 'ok',
      stopped: 'final',
      steps: [found('a'), found('a'), found('a'), found('a')],
      runs: [ran('a'), ran('a'), ran('a'), ran('a')],
    },
  ),
  agent(
    'an invalid call three times',
    [call('ping', '{"a": 1}'), call('ping', '{"a": 1}'), call('ping', '{"a": 1}')],
    9,
    {
      answer: null,
      stopped: 'repeat',
      steps: [
        ['ping', false, 'error: unknown-param:a'],
        ['ping', false, 'error: unknown-param:a'],
      ],
      runs: [],
    },
  ),
  agent(
    'a failing call three times',
    [call('bad'), call('bad'), call('bad')],
    9,
    {
      answer: null,
      stopped: 'repeat',
      steps: [
        ['bad', false, 'error: tool-failed'],
        ['bad', false, 'error: tool-failed'],
      ],
      runs: ['bad()', 'bad()'],
    },
    [{ name: 'bad', params: {}, does: 'throw-error' }],
  ),
  agent(
    'an invalid call between equal ones',
    [call('ping'), call('ping'), call('ping', '5'), call('ping'), final('ok')],
    9,
    {
      answer: 'ok',
      stopped: 'final',
      steps: [pong, pong, ['ping', false, 'error: bad-json'], pong],
      runs: ['ping()', 'ping()', 'ping()'],
    },
  ),
  agent(
    'equal arguments for different tools',
    [call('ping'), call('pong'), call('ping'), call('ping'), final('ok')],
    9,
    {
      answer: 'ok',
      stopped: 'final',
      steps: [pong, ['pong', false, 'error: unknown-tool'], pong, pong],
      runs: ['ping()', 'ping()', 'ping()'],
    },
  ),
  {
    ...agent(
      'different calls whose texts put together are equal',
      [call('pi', 'ng{}'), call('ping', '{}'), call('pin', 'g{}'), final('ok')],
      9,
      {
        answer: 'ok',
        stopped: 'final',
        steps: [['pi', false, 'error: unknown-tool'], pong, ['pin', false, 'error: unknown-tool']],
        runs: ['ping()'],
      },
    ),
    reason: 'the tool and the arguments are compared one by one',
  },
  agent('the limit is reached with the third equal call', [find('a'), find('a'), find('a')], 2, {
    answer: null,
    stopped: 'max-steps',
    steps: [found('a'), found('a')],
    runs: [ran('a'), ran('a')],
  }),
  agent('the third equal call would be the last one', [find('a'), find('a'), find('a')], 3, {
    answer: null,
    stopped: 'repeat',
    steps: [found('a'), found('a')],
    runs: [ran('a'), ran('a')],
  }),
  {
    name: 'the same agent again after the caller changed the first result',
    group: 'hidden',
    call: 'agentTwice',
    args: [tools, [call('ping'), call('ping'), final('ok')], 3],
    expected: {
      answer: 'ok',
      steps: [
        { tool: 'ping', ok: true, observation: 'pong' },
        { tool: 'ping', ok: true, observation: 'pong' },
      ],
      stopped: 'final',
    },
    route: byHand,
    reason: 'runs share nothing',
  },
];

function invalid(name: string, method: string, args: unknown[]): KataCase {
  return { name, group: 'invalid', call: method, args, reason: 'a condition of the contract' };
}

const invalidInputs: KataCase[] = [
  invalid('no steps', 'agentInvalid', [tools, 0]),
  invalid('a negative number of steps', 'agentInvalid', [tools, -1]),
  invalid('a fractional number of steps', 'agentInvalid', [tools, 1.5]),
  invalid('a number of steps that is NaN', 'agentInvalid', [tools, NaN]),
  invalid('infinitely many steps', 'agentInvalid', [tools, Infinity]),
  invalid('two tools with one name', 'agentInvalid', [[ping, search, ping], 3]),
  invalid('two different tools with one name', 'agentInvalid', [[ping, { ...search, name: 'ping' }], 3]),
  invalid('a call with two tools with one name', 'validate', [[search, ping, ping], 'ping', '{}']),
  invalid('a call of another tool beside two with one name', 'validate', [
    [search, ping, ping],
    'search',
    '{"query": "x"}',
  ]),
  invalid('an unknown tool beside two with one name', 'validate', [[ping, ping], 'x', '{}']),
];

const values: Record<string, string[]> = {
  stars: ['3', '4.5', '5', '4', '"5"'],
  nights: ['1', '7', '0', '1.5', '"1"', 'null'],
  price: ['0', '-2.5', '3', '"x"', 'true'],
  city: ['"Rome"', '"Rome"', '"Oslo"', '"Paris"', '5'],
  late: ['true', 'false', '1', '"no"'],
  extra: ['1'],
  toString: ['1'],
};

/** Arguments for `book`: some of its parameters, seldom another one, with good and bad values. */
const bookArgs = fc
  .shuffledSubarray(['nights', 'city', 'stars', 'price', 'late', 'nights', 'city', 'extra', 'toString'], {
    minLength: 1,
  })
  .chain((names) => {
    const chosen = [...new Set(names)];
    const pairs = chosen.map((name) =>
      fc.constantFrom(...values[name]!).map((value) => `"${name}": ${value}`),
    );
    return fc.tuple(...pairs);
  })
  .map((pairs) => `{${pairs.join(', ')}}`);

const usualBookArgs = fc
  .tuple(
    fc.constantFrom(...values['nights']!),
    fc.constantFrom(...values['city']!),
    fc.constantFrom('', ...values['stars']!.map((value) => `, "stars": ${value}`)),
    fc.constantFrom('', ...values['price']!.map((value) => `, "price": ${value}`)),
  )
  .map(([nights, city, stars, price]) => `{"city": ${city}, "nights": ${nights}${price}${stars}}`);

const turn = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(find('a'), find('b'), call('ping'), call('ping', '{"x": 1}'), call('bad')),
  },
  { weight: 1, arbitrary: fc.constant(final('done')) },
);

/** Turns, each said up to three times. */
const turns = fc
  .array(fc.tuple(turn, fc.integer({ min: 1, max: 3 })), { maxLength: 5 })
  .map((list) => list.flatMap(([one, times]) => Array.from({ length: times }, () => one)));

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...texts, ...params, ...types, ...order, ...loops, ...stops, ...invalidInputs],
  random: [
    {
      name: 'any arguments',
      call: 'codes',
      runs: 40,
      args: fc
        .array(fc.oneof(bookArgs, usualBookArgs), { minLength: 1, maxLength: 6 })
        .map((list) => [tools, list.map((args) => ['book', args])]),
    },
    {
      name: 'any turns',
      call: 'agent',
      runs: 40,
      args: fc.tuple(
        fc.constant([...tools, { name: 'bad', params: {}, does: 'throw-error' }]),
        turns,
        fc.integer({ min: 1, max: 6 }),
      ),
    },
  ],
};
