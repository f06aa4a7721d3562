import fc from 'fast-check';
import type { KataMeta } from '../../src/core/content/items';
import { toleranceD } from '../../src/core/katas/authoring';
import type { CompiledCase, CompiledKata } from '../../src/core/katas/compiledKata';
import { encodePlain } from '../../src/core/katas/plainText';
import { transpileKata } from '../../src/core/katas/transpile';

const meta: KataMeta = {
  id: 'mean',
  kind: 'kata',
  title: 'Mean of each row',
  topic: 'lm-foundations',
  level: 'core',
  difficulty: 'warm-up',
  minutes: 5,
  tags: [],
  related: [],
  exports: ['rowMeans'],
  sources: [],
  statement: '## Idea\n\nMean of each row.',
  hints: ['One.', 'Two.', 'Three.'],
};

export const solution = `export function rowMeans(rows: number[][]): number[] {
  if (rows.some((row) => row.length === 0)) throw new RangeError('empty row');
  return rows.map((row) => row.reduce((sum, x) => sum + x, 0) / row.length);
}
`;
export const sumsInstead = solution.replace(' / row.length', '');

const cases: CompiledCase[] = [
  {
    name: 'one row',
    group: 'example',
    call: 'rowMeans',
    args: encodePlain([[[1, 3]]]),
    expected: encodePlain([2]),
    tolerance: toleranceD,
  },
  {
    name: 'two rows',
    group: 'hidden',
    call: 'rowMeans',
    args: encodePlain([[[1, 2], [4]]]),
    expected: encodePlain([1.5, 4]),
    tolerance: toleranceD,
  },
  {
    name: 'refuses an empty row',
    group: 'invalid',
    call: 'rowMeans',
    args: encodePlain([[[]]]),
    tolerance: toleranceD,
  },
  {
    name: 'many rows',
    group: 'scale',
    call: 'rowMeans',
    args: encodePlain([Array.from({ length: 200 }, () => [1, 2])]),
    expected: encodePlain(new Array(200).fill(1.5)),
    tolerance: toleranceD,
    timesReference: 4,
  },
];

const program = transpileKata(solution);

/** A small kata with every group of cases and one trap. */
export const meanKata: CompiledKata = {
  formatVersion: 1,
  meta,
  stub: `export function rowMeans(rows: number[][]): number[] {\n  throw new Error('TODO');\n}\n`,
  solution,
  reference: program.ok ? program.code : '',
  tests: '',
  hasRandom: true,
  cases,
  traps: [
    {
      name: 'sums-instead',
      title: 'Forgets to divide',
      explanation: 'A mean is a sum divided by the count.',
      question: 'some-question',
      outcomes: {
        0: encodePlain({ kind: 'value', value: [4], aliasesInput: false }),
        1: encodePlain({ kind: 'value', value: [3, 4], aliasesInput: false }),
        3: encodePlain({ kind: 'value', value: new Array(200).fill(3), aliasesInput: false }),
      },
    },
  ],
};
// a trap never reaches the scale cases of a learner's failing run
delete meanKata.traps[0]?.outcomes[3];

export const randomRows = {
  name: 'any rows',
  call: 'rowMeans',
  runs: 5,
  tolerance: toleranceD,
  args: fc.tuple(
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
  ),
};
