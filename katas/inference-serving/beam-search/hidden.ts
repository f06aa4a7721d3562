import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand: the sorted list of expansions after each step';

interface Model {
  start: number[];
  after: number[][];
  exactly?: Record<string, number[]>;
}

type Search = [model: Model, beamSize: number, maxLength: number, eos: number, lengthPenalty?: number];
type Found = [tokens: number[], logProb: number, score: number];

function search(name: string, args: Search, beams: Found[], calls: number): KataCase {
  const expected = {
    beams: beams.map(([tokens, logProb, score]) => ({ tokens, logProb, score })),
    calls,
  };
  return { name, group: 'hidden', call: 'search', args, expected, route: byHand };
}

function logs(...probabilities: number[]): number[] {
  return probabilities.map((probability) => Math.log(probability));
}

/** Behind eos the model would begin anew; nobody should ask. */
const behindEos = [-1, -1, -1];

const small: Model = {
  start: logs(0.1, 0.5, 0.4),
  after: [logs(0.2, 0.4, 0.4), logs(0.4, 0.3, 0.3), logs(0.9, 0.05, 0.05)],
};

const early: Model = {
  start: logs(0.5, 0.4, 0.1),
  after: [logs(0.2, 0.4, 0.4), logs(0.9, 0.05, 0.05), logs(0.2, 0.4, 0.4)],
};

const examples: KataCase[] = [
  {
    ...search(
      'two beams, two steps',
      [small, 2, 2, 0],
      [
        [[2, 0], Math.log(0.36), Math.log(0.36) / 2],
        [[1, 0], Math.log(0.2), Math.log(0.2) / 2],
      ],
      3,
    ),
    group: 'example',
  },
  {
    ...search('one beam', [early, 1, 2, 0], [[[1, 0], Math.log(0.36), Math.log(0.36) / 2]], 2),
    group: 'example',
  },
];

const widths: KataCase[] = [
  search(
    'the end is likely, another sequence is wanted as well',
    [{ start: [-1, -2, -3], after: [behindEos, [-9, -9, -9], [0, -9, -9]] }, 2, 2, 0],
    [
      [[0], -1, -1],
      [[2, 0], -3, -1.5],
    ],
    3,
  ),
  search(
    'the end is the third of four candidates',
    [{ start: [-3, -1, -2], after: [behindEos, [-20, -10, -10], [-20, -10, -10]] }, 2, 2, 0],
    [
      [[0], -3, -3],
      [[1, 1], -11, -5.5],
    ],
    3,
  ),
  search(
    'the end is the third of three, for one beam',
    [{ start: [-3, -1, -2], after: [behindEos, [-20, -10, -10], [-20, -10, -10]] }, 1, 2, 0],
    [[[1, 1], -11, -5.5]],
    2,
  ),
  search(
    'the better start is a dead end',
    [
      {
        start: [-9, -1, -2],
        after: [behindEos, [-8, -7, -7], [-8, -1, -9]],
        exactly: { '2 1': [-1, -20, -20] },
      },
      2,
      3,
      0,
    ],
    [
      [[2, 1, 0], -4, -4 / 3],
      [[1, 0], -9, -4.5],
    ],
    5,
  ),
  search(
    'a likely end, a poor one, and a detour',
    [{ start: [-6, -1, -2], after: [behindEos, [-1, -9, -9], [-9, -1, -9]] }, 2, 3, 0],
    [
      [[1, 0], -2, -1],
      [[2, 1, 0], -4, -4 / 3],
    ],
    5,
  ),
  search(
    'ends of every rank',
    [{ start: [-3.5, -1, -2], after: [behindEos, [-3, -9, -9], [-9, -9, -9]] }, 2, 3, 0],
    [
      [[1, 0], -4, -2],
      [[0], -3.5, -3.5],
    ],
    5,
  ),
  search(
    'wide enough for everything',
    [{ start: [-1, -2], after: [behindEos, [-1, -3]] }, 10, 2, 0],
    [
      [[0], -1, -1],
      [[1, 0], -3, -1.5],
      [[1, 1], -5, -2.5],
    ],
    2,
  ),
  search(
    'one step',
    [{ start: [-3, -1, -2], after: [behindEos, behindEos, behindEos] }, 2, 1, 0],
    [
      [[1], -1, -1],
      [[2], -2, -2],
    ],
    1,
  ),
  search(
    'the end has the last id',
    [{ start: logs(0.4, 0.5, 0.1), after: [logs(0.05, 0.05, 0.9), logs(0.3, 0.3, 0.4), behindEos] }, 2, 2, 2],
    [
      [[0, 2], Math.log(0.36), Math.log(0.36) / 2],
      [[1, 2], Math.log(0.2), Math.log(0.2) / 2],
    ],
    3,
  ),
  search(
    'a sequence that never ends',
    [{ start: [-9, -1, -3], after: [behindEos, [-9, -1, -9], [-9, -9, -1]] }, 2, 3, 0],
    [
      [[1, 1, 1], -3, -1],
      [[2, 2, 2], -5, -5 / 3],
    ],
    5,
  ),
];

const ties: KataCase[] = [
  search(
    'equal expansions',
    [{ start: [-9, -1, -1], after: [behindEos, [-9, -2, -2], [-9, -2, -2]] }, 2, 2, 0],
    [
      [[1, 1], -3, -1.5],
      [[1, 2], -3, -1.5],
    ],
    3,
  ),
  search(
    'equal expansions of beams whose ranks are not the order of their ids',
    [{ start: [-9, -2, -1], after: [behindEos, [-9, -1, -9], [-9, -9, -2]] }, 2, 2, 0],
    [
      [[2, 2], -3, -1.5],
      [[1, 1], -3, -1.5],
    ],
    3,
  ),
  search(
    'equal scores of different lengths',
    [{ start: [-1, -1, -9], after: [behindEos, [-1, -4, -4], behindEos] }, 1, 2, 0],
    [[[0], -1, -1]],
    2,
  ),
  search(
    'equal scores of different lengths, both wanted',
    [{ start: [-1, -1, -9], after: [behindEos, [-1, -4, -4], [-9, -9, -9]] }, 2, 2, 0],
    [
      [[0], -1, -1],
      [[1, 0], -2, -1],
    ],
    3,
  ),
  search(
    'equal sequences, finished and cut',
    [{ start: [-9, -1, -9], after: [behindEos, [-2, -2, -9], [-9, -9, -9]] }, 2, 2, 0],
    [
      [[1, 0], -3, -1.5],
      [[1, 1], -3, -1.5],
    ],
    3,
  ),
];

const patient: Model = {
  start: [-2, -3, -9],
  after: [behindEos, [-5, 0, -5], [-9, -9, -9]],
  exactly: { '1 1 1': [0, -5, -5] },
};

const ends: KataCase[] = [
  search('a long sequence that is worse at first', [patient, 1, 4, 0], [[[1, 1, 1, 0], -3, -0.75]], 4),
  search('the same without a penalty', [patient, 1, 4, 0, 0], [[[0], -2, -2]], 1),
  search(
    'nothing can get better, without a penalty',
    [{ start: [-1, -2, -3], after: [behindEos, [-1, -50, -50], [-1, -50, -50]] }, 2, 1000, 0, 0],
    [
      [[0], -1, -1],
      [[1, 0], -3, -3],
    ],
    3,
  ),
  search(
    'nothing can get better in ten steps',
    [{ start: [-1, -2, -3], after: [behindEos, [-1, -50, -50], [-1, -50, -50]] }, 2, 10, 0],
    [
      [[0], -1, -1],
      [[1, 0], -3, -1.5],
    ],
    3,
  ),
  search(
    'a third finished sequence is of no account',
    [{ start: [-1, -2, -3], after: [behindEos, [-1, -28, -28], [-17, -40, -40]] }, 2, 10, 0],
    [
      [[0], -1, -1],
      [[1, 0], -3, -1.5],
    ],
    3,
  ),
  search(
    'a live beam could just draw level',
    [{ start: [-1, -4], after: [behindEos, [0, 0]] }, 1, 4, 0],
    [[[0], -1, -1]],
    1,
  ),
  search(
    'enough are finished, but not the best',
    [
      {
        start: [-2, -2, -3],
        after: [behindEos, [-6, -7, -7], [-9, -9, 0]],
        exactly: { '2 2': [0, -9, -9] },
      },
      2,
      3,
      0,
    ],
    [
      [[2, 2, 0], -3, -1],
      [[0], -2, -2],
    ],
    5,
  ),
  search(
    'hope in vain',
    [{ start: [-3, -4, -5], after: [behindEos, [-9, -9, -9], [0, -9, -9]] }, 1, 2, 0],
    [[[0], -3, -3]],
    2,
  ),
];

const penalties: KataCase[] = [
  search(
    'penalty 2',
    [{ start: [-1, -2, -9], after: [behindEos, [-1, -9, -9], behindEos] }, 1, 2, 0, 2],
    [[[1, 0], -3, -0.75]],
    2,
  ),
  search(
    'penalty 1 for the same model',
    [{ start: [-1, -2, -9], after: [behindEos, [-1, -9, -9], behindEos] }, 1, 2, 0, 1],
    [[[0], -1, -1]],
    1,
  ),
  search(
    'penalty 1/2',
    [
      {
        start: [-9, -2, -9],
        after: [behindEos, [-9, -2, -9], behindEos],
        exactly: { '1 1': [-9, -2, -9], '1 1 1': [-2, -9, -9] },
      },
      1,
      4,
      0,
      0.5,
    ],
    [[[1, 1, 1, 0], -8, -4]],
    4,
  ),
  search(
    'no penalty',
    [{ start: [-2, -1, -3], after: [behindEos, [-1.5, -4, -4], [0, -9, -9]] }, 3, 2, 0, 0],
    [
      [[0], -2, -2],
      [[1, 0], -2.5, -2.5],
      [[2, 0], -3, -3],
    ],
    3,
  ),
];

const extremes: KataCase[] = [
  search(
    'probabilities that are too small for a number',
    [{ start: [-900, -1, -2], after: [behindEos, [-900, -400, -401], [-900, -402, -400]] }, 2, 3, 0],
    [
      [[1, 1, 1], -801, -267],
      [[1, 1, 2], -802, -802 / 3],
    ],
    5,
  ),
  search(
    'tokens that cannot come',
    [
      { start: [-Infinity, -1, -Infinity], after: [behindEos, [-1, -Infinity, -Infinity], behindEos] },
      3,
      5,
      0,
    ],
    [[[1, 0], -2, -1]],
    2,
  ),
  {
    ...search('nothing can come', [{ start: [-Infinity, -Infinity], after: [] }, 2, 3, 0], [], 1),
    reason: 'there may be fewer sequences than beams, even none',
  },
  search(
    'certain tokens',
    [{ start: [-Infinity, 0], after: [behindEos, [-Infinity, 0]] }, 2, 4, 0],
    [[[1, 1, 1, 1], 0, 0]],
    4,
  ),
  {
    ...search('only the end', [{ start: [0], after: [[0]] }, 2, 3, 0], [[[0], 0, 0]], 1),
    reason: 'the smallest vocabulary',
  },
];

const repetitions: KataCase[] = [
  {
    name: 'the same search again after the caller changed the first result',
    group: 'hidden',
    call: 'searchTwice',
    args: [small, 2, 2, 0],
    expected: [
      { tokens: [2, 0], logProb: Math.log(0.36), score: Math.log(0.36) / 2 },
      { tokens: [1, 0], logProb: Math.log(0.2), score: Math.log(0.2) / 2 },
    ],
    route: byHand,
    reason: 'results are fresh',
  },
];

const reason = 'a condition of the contract';

function invalid(name: string, beamSize: number, maxLength: number, eos = 0, lengthPenalty = 1): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'searchInvalid',
    args: [beamSize, maxLength, eos, lengthPenalty],
    reason,
  };
}

function refused(name: string, model: Model, eos = 0, beamSize = 2): KataCase {
  return { name, group: 'invalid', call: 'search', args: [model, beamSize, 3, eos], reason };
}

const invalidInputs: KataCase[] = [
  invalid('no beams', 0, 3),
  invalid('a negative number of beams', -1, 3),
  invalid('a fractional number of beams', 1.5, 3),
  invalid('a number of beams that is NaN', NaN, 3),
  invalid('infinitely many beams', Infinity, 3),
  invalid('no length', 2, 0),
  invalid('a negative length', 2, -3),
  invalid('a fractional length', 2, 2.5),
  invalid('a length that is NaN', 2, NaN),
  invalid('an infinite length', 2, Infinity),
  invalid('a penalty that is NaN', 2, 3, 0, NaN),
  refused('a negative eos', small, -1),
  refused('an eos beyond the vocabulary', small, 3),
  refused('a fractional eos', small, 0.5),
  refused('an eos that is NaN', small, NaN),
  refused('an empty vocabulary', { start: [], after: [] }),
  refused('a log-probability that is NaN', { ...small, start: [-1, NaN, -2] }),
  refused('a log-probability of eos that is NaN', { ...small, start: [NaN, -1, -2] }),
  refused('a NaN in the second step', {
    start: [-3, -1, -2],
    after: [behindEos, [-1, -1, NaN], [-1, -1, -1]],
  }),
  refused('a NaN behind the second beam', {
    start: [-3, -1, -2],
    after: [behindEos, [0, 0, 0], [-9, NaN, -9]],
  }),
  refused('a NaN in the last step', {
    start: [-9, -1, -2],
    after: [behindEos, [-9, -1, -2], [-9, -1, -2]],
    exactly: { '1 1': [NaN, -1, -1] },
  }),
];

/** Log-probabilities in eighths, so that sums are exact and ties are ties. */
function models(largestDrop: number): fc.Arbitrary<unknown[]> {
  return fc.integer({ min: 2, max: 4 }).chain((size) => {
    const step = fc.oneof(
      { weight: 12, arbitrary: fc.nat({ max: largestDrop }).map((eighths) => -eighths / 8) },
      { weight: 1, arbitrary: fc.constant(-Infinity) },
    );
    const row = fc.array(step, { minLength: size, maxLength: size });
    const model = fc.record({
      start: row,
      after: fc.array(row, { minLength: size, maxLength: size }),
      exactly: fc.dictionary(fc.constantFrom('1', '1 1', '0 1', '1 0', '1 1 1'), row, {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    });
    return fc.tuple(
      model,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.nat({ max: size - 1 }),
      fc.constantFrom(0, 0.75, 1, 1.25, 2),
    );
  });
}

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [
    ...examples,
    ...widths,
    ...ties,
    ...ends,
    ...penalties,
    ...extremes,
    ...repetitions,
    ...invalidInputs,
  ],
  random: [
    { name: 'any model', call: 'search', runs: 50, args: models(40) },
    { name: 'any model with many ties', call: 'search', runs: 30, args: models(6) },
  ],
};
