import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const byHand = 'by hand: a table with the budget of every step';

interface Job {
  id: string;
  prompt: number;
  output: number;
}

function job(id: string, prompt: number, output: number): Job {
  return { id, prompt, output };
}

type Chunk = [id: string, from: number, tokens: number];

function hidden(
  name: string,
  jobs: Job[],
  tokenBudget: number,
  steps: [decodes: string[], prefill: Chunk[]][],
): KataCase {
  const expected = steps.map(([decodes, prefill]) => ({
    decodes,
    prefill: prefill.map(([id, from, tokens]) => ({ id, from, tokens })),
  }));
  return { name, group: 'hidden', call: 'schedule', args: [jobs, tokenBudget], expected, route: byHand };
}

const examples: KataCase[] = [
  {
    ...hidden('two jobs and a budget of four tokens', [job('a', 6, 3), job('b', 3, 2)], 4, [
      [[], [['a', 0, 4]]],
      [
        [],
        [
          ['a', 4, 2],
          ['b', 0, 2],
        ],
      ],
      [['a'], [['b', 2, 1]]],
      [['a', 'b'], []],
    ]),
    group: 'example',
  },
  {
    ...hidden('a single token asked for', [job('a', 3, 1)], 8, [[[], [['a', 0, 3]]]]),
    group: 'example',
  },
];

const prefilling: KataCase[] = [
  hidden('a prompt as long as the budget', [job('a', 5, 2)], 5, [
    [[], [['a', 0, 5]]],
    [['a'], []],
  ]),
  hidden('a prompt one token longer than the budget', [job('a', 6, 2)], 5, [
    [[], [['a', 0, 5]]],
    [[], [['a', 5, 1]]],
    [['a'], []],
  ]),
  hidden('a prompt over several steps', [job('a', 10, 1)], 3, [
    [[], [['a', 0, 3]]],
    [[], [['a', 3, 3]]],
    [[], [['a', 6, 3]]],
    [[], [['a', 9, 1]]],
  ]),
  hidden(
    'several short prompts in one step',
    [job('a', 2, 1), job('b', 3, 1), job('c', 1, 1), job('d', 9, 1)],
    10,
    [
      [
        [],
        [
          ['a', 0, 2],
          ['b', 0, 3],
          ['c', 0, 1],
          ['d', 0, 4],
        ],
      ],
      [[], [['d', 4, 5]]],
    ],
  ),
  hidden('two prompts that fill the budget exactly', [job('a', 2, 2), job('b', 3, 1), job('c', 4, 1)], 5, [
    [
      [],
      [
        ['a', 0, 2],
        ['b', 0, 3],
      ],
    ],
    [['a'], [['c', 0, 4]]],
  ]),
  hidden('a short prompt does not overtake a long one', [job('a', 9, 1), job('b', 1, 1), job('c', 2, 1)], 4, [
    [[], [['a', 0, 4]]],
    [[], [['a', 4, 4]]],
    [
      [],
      [
        ['a', 8, 1],
        ['b', 0, 1],
        ['c', 0, 2],
      ],
    ],
  ]),
  hidden('a budget of one token', [job('a', 2, 2), job('b', 1, 1)], 1, [
    [[], [['a', 0, 1]]],
    [[], [['a', 1, 1]]],
    [['a'], []],
    [[], [['b', 0, 1]]],
  ]),
  hidden('much more budget than work', [job('a', 1, 3), job('b', 1, 1), job('c', 1, 2)], 1000, [
    [
      [],
      [
        ['a', 0, 1],
        ['b', 0, 1],
        ['c', 0, 1],
      ],
    ],
    [['a', 'c'], []],
    [['a'], []],
  ]),
];

const mixing: KataCase[] = [
  hidden('a long prompt behind a job that decodes', [job('a', 2, 5), job('b', 9, 1)], 4, [
    [
      [],
      [
        ['a', 0, 2],
        ['b', 0, 2],
      ],
    ],
    [['a'], [['b', 2, 3]]],
    [['a'], [['b', 5, 3]]],
    [['a'], [['b', 8, 1]]],
    [['a'], []],
  ]),
  hidden('jobs that decode leave less for the prompts', [job('a', 1, 9), job('b', 1, 4), job('c', 7, 2)], 3, [
    [
      [],
      [
        ['a', 0, 1],
        ['b', 0, 1],
        ['c', 0, 1],
      ],
    ],
    [['a', 'b'], [['c', 1, 1]]],
    [['a', 'b'], [['c', 2, 1]]],
    [['a', 'b'], [['c', 3, 1]]],
    [['a'], [['c', 4, 2]]],
    [['a'], [['c', 6, 1]]],
    [['a', 'c'], []],
    [['a'], []],
    [['a'], []],
  ]),
  hidden('decodes use the whole budget', [job('a', 1, 3), job('b', 1, 3), job('c', 2, 1)], 2, [
    [
      [],
      [
        ['a', 0, 1],
        ['b', 0, 1],
      ],
    ],
    [['a', 'b'], []],
    [['a', 'b'], []],
    [[], [['c', 0, 2]]],
  ]),
  hidden(
    'a slot of the budget opens when a job has finished',
    [job('a', 1, 2), job('b', 1, 3), job('c', 3, 2), job('d', 1, 1)],
    2,
    [
      [
        [],
        [
          ['a', 0, 1],
          ['b', 0, 1],
        ],
      ],
      [['a', 'b'], []],
      [['b'], [['c', 0, 1]]],
      [[], [['c', 1, 2]]],
      [['c'], [['d', 0, 1]]],
    ],
  ),
  hidden(
    'the order of decoding is the order of the prompts',
    [job('z', 3, 3), job('a', 2, 3), job('m', 1, 3)],
    3,
    [
      [[], [['z', 0, 3]]],
      [['z'], [['a', 0, 2]]],
      [['z', 'a'], [['m', 0, 1]]],
      [['a', 'm'], []],
      [['m'], []],
    ],
  ),
  hidden(
    'one prompt ends and the next begins beside a decode',
    [job('a', 1, 4), job('b', 3, 2), job('c', 5, 1)],
    4,
    [
      [
        [],
        [
          ['a', 0, 1],
          ['b', 0, 3],
        ],
      ],
      [['a', 'b'], [['c', 0, 2]]],
      [['a'], [['c', 2, 3]]],
      [['a'], []],
    ],
  ),
  hidden('a job of two tokens decodes once', [job('a', 2, 2), job('b', 2, 1), job('c', 2, 2)], 3, [
    [
      [],
      [
        ['a', 0, 2],
        ['b', 0, 1],
      ],
    ],
    [
      ['a'],
      [
        ['b', 1, 1],
        ['c', 0, 1],
      ],
    ],
    [[], [['c', 1, 1]]],
    [['c'], []],
  ]),
  hidden('room is left over and nobody waits', [job('a', 4, 3)], 6, [
    [[], [['a', 0, 4]]],
    [['a'], []],
    [['a'], []],
  ]),
];

const rest: KataCase[] = [
  {
    ...hidden('no jobs', [], 4, []),
    reason: 'nothing to do is no step',
  },
  {
    ...hidden(
      'ids that mean something to JavaScript',
      [job('__proto__', 2, 2), job('constructor', 1, 1), job('', 1, 2)],
      3,
      [
        [
          [],
          [
            ['__proto__', 0, 2],
            ['constructor', 0, 1],
          ],
        ],
        [['__proto__'], [['', 0, 1]]],
        [[''], []],
      ],
    ),
    reason: 'an id is any string',
  },
  {
    name: 'several calls in turn',
    group: 'hidden',
    call: 'scheduleInTurn',
    args: [
      [
        [[job('a', 6, 3), job('b', 3, 2)], 4],
        [[job('a', 6, 3), job('b', 3, 2)], 5],
        [[job('b', 3, 2), job('a', 6, 3)], 4],
        [[job('a', 6, 3), job('b', 3, 2)], 4],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'scheduleTwice',
    args: [[job('a', 2, 2)], 2],
    expected: [
      { decodes: [], prefill: [{ id: 'a', from: 0, tokens: 2 }] },
      { decodes: ['a'], prefill: [] },
    ],
    route: byHand,
    reason: 'results are fresh',
  },
];

function invalid(name: string, jobs: Job[], tokenBudget = 4): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'schedule',
    args: [jobs, tokenBudget],
    reason: 'a condition of the contract',
  };
}

const good = job('good', 3, 2);

const invalidInputs: KataCase[] = [
  invalid('no budget', [good], 0),
  invalid('a negative budget', [good], -4),
  invalid('a fractional budget', [good], 2.5),
  invalid('a budget that is NaN', [good], NaN),
  invalid('an infinite budget', [good], Infinity),
  invalid('no budget and no jobs', [], 0),
  invalid('no prompt', [good, job('a', 0, 1)]),
  invalid('a negative prompt', [good, job('a', -1, 1)]),
  invalid('a fractional prompt', [good, job('a', 1.5, 1)]),
  invalid('a prompt that is NaN', [good, job('a', NaN, 1)]),
  invalid('an infinite prompt', [good, job('a', Infinity, 1)]),
  invalid('no output', [good, job('a', 1, 0)]),
  invalid('a negative output', [good, job('a', 1, -1)]),
  invalid('a fractional output', [good, job('a', 1, 0.5)]),
  invalid('an output that is NaN', [good, job('a', 1, NaN)]),
  invalid('an infinite output', [good, job('a', 1, Infinity)]),
  invalid('an id that occurs twice', [good, job('a', 1, 1), job('good', 2, 2)]),
  invalid('an id that occurs twice, in jobs that are alike', [good, good]),
];

function scheduling(maxPrompt: number, maxOutput: number, maxBudget: number): fc.Arbitrary<unknown[]> {
  const one = fc.tuple(fc.integer({ min: 1, max: maxPrompt }), fc.integer({ min: 1, max: maxOutput }));
  return fc.tuple(
    fc
      .array(one, { minLength: 1, maxLength: 7 })
      .map((all) => all.map(([prompt, output], i) => job('qwertyu'.charAt(i), prompt, output))),
    fc.integer({ min: 1, max: maxBudget }),
  );
}

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...prefilling, ...mixing, ...rest, ...invalidInputs],
  random: [
    { name: 'long prompts', call: 'schedule', runs: 25, args: scheduling(20, 4, 8) },
    { name: 'many decodes, small budget', call: 'schedule', runs: 30, args: scheduling(3, 8, 4) },
    { name: 'short prompts, large budget', call: 'schedule', runs: 15, args: scheduling(5, 4, 20) },
  ],
};
