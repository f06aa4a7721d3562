import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DiskFolder } from '../../../../src/build/contentFolder';
import { parseEquivalents, staleEquivalents } from '../../../../src/build/mutation/equivalents';
import { kataRow, staleRows, tallyMutants, updateTable } from '../../../../src/build/mutation/kataTable';
import type { GradedMutant } from '../../../../src/build/mutation/mutateKata';
import { readContent } from '../../../../src/build/readContent';
import { meanKata } from '../../../helpers/kata';
import { root } from '../../../helpers/sandbox';

const mutant = (to: string, fate: GradedMutant['fate']): GradedMutant => {
  return { operator: 'arithmetic', line: 3, from: 'a + b', to, fate };
};
const mutants = [
  mutant('a - b', 'killed'),
  mutant('a', 'timeout'),
  mutant('b + a', 'survived'),
  mutant('b', 'survived'),
];
const equivalents = parseEquivalents(
  JSON.stringify([
    { why: 'addition is commutative', mutants: [{ file: 'solution.ts', from: 'a + b', to: 'b + a' }] },
  ]),
);
const empty =
  '# Katas\n\n<!-- table of katas: made by `npm run mutants` -->\n<!-- end of the table -->\n\nThe end.\n';

describe('tallyMutants', () => {
  it('counts time-outs as killed and leaves equivalent mutants out', () => {
    const tally = tallyMutants('solution.ts', mutants, equivalents);
    assert.deepEqual(tally, { killed: 2, equivalent: 1, total: 4, survivors: [mutants[3]] });
    assert.equal(tallyMutants('alternate.ts', mutants, equivalents).equivalent, 0);
  });
});

describe('parseEquivalents', () => {
  it('wants a reason and the changed lines', () => {
    assert.deepEqual(parseEquivalents(undefined), []);
    assert.throws(() => parseEquivalents('[{ "why": "so", "mutants": [] }]'), /\[0\]\.why must say why/);
    const why = 'nothing can see the difference';
    assert.throws(
      () => parseEquivalents(JSON.stringify([{ why, mutants: [{ from: 'a' }] }])),
      /\[0\]\.mutants/,
    );
  });

  it('finds entries that excuse nothing', () => {
    assert.deepEqual(staleEquivalents(equivalents, [{ file: 'solution.ts', from: 'a + b', to: 'b' }]), [
      { file: 'solution.ts', from: 'a + b', to: 'b + a' },
    ]);
    assert.deepEqual(
      staleEquivalents(equivalents, [{ file: 'solution.ts', from: 'a + b', to: 'b + a' }]),
      [],
    );
  });
});

describe('updateTable', () => {
  const tally = tallyMutants('solution.ts', mutants, equivalents);
  const row = kataRow(meanKata, 5, { 'solution.ts': tally, 'alternate.ts': tally }, 'abcd1234');

  it('puts rows between the markers and keeps those of other katas', () => {
    const once = updateTable(empty, new Map([['mean', row]]), ['mean']);
    assert.match(
      once,
      /\| \[mean\]\(lm-foundations\/mean\/kata\.md\) \| warm-up \| 5 \| 1 \| 1 \| 1 \| 1 \| 5 \| 1 \(1\) \| 66\.6 % of 3 \|/,
    );
    assert.ok(once.startsWith('# Katas\n\n') && once.endsWith('\n\nThe end.\n'));
    const other = row.replace('[mean]', '[median]');
    const both = updateTable(once, new Map([['median', other]]), ['median', 'mean']);
    assert.ok(both.includes(row) && both.includes(other));
    assert.equal(updateTable(both, new Map(), ['mean']), once);
  });

  it('makes a learning path for each topic: warm-ups first, short before long', () => {
    const rowOf = (id: string, topic: string, difficulty: string, minutes: number): string =>
      `| [${id}](${topic}/${id}/kata.md) | ${difficulty} | ${minutes} | \`0\` |`;
    const rows = new Map([
      ['hard', rowOf('hard', 'lm-foundations', 'advanced', 10)],
      ['long', rowOf('long', 'lm-foundations', 'core', 40)],
      ['short', rowOf('short', 'lm-foundations', 'core', 20)],
      ['easy', rowOf('easy', 'lm-foundations', 'warm-up', 50)],
      ['other', rowOf('other', 'inference-serving', 'warm-up', 5)],
    ]);
    const table = updateTable(empty, rows, [...rows.keys()].sort());
    assert.deepEqual(
      [...table.matchAll(/^(?:### .*|\| \[(\w+)\])/gm)].map(([line, id]) => id ?? line.slice(0, 3)),
      ['###', 'easy', 'short', 'long', 'hard', '###', 'other'],
    );
  });

  it('says when the markers are gone', () => {
    assert.throws(() => updateTable('# Katas', new Map(), []), /lost its markers/);
  });

  it('knows which rows are no longer true', () => {
    const folder = { list: () => [], read: () => undefined };
    const katas = [{ meta: meanKata.meta, folder: 'katas/lm-foundations/mean' }];
    assert.deepEqual(staleRows(empty, katas, folder), ['mean has no row']);
    const table = updateTable(empty, new Map([['mean', row]]), ['mean']);
    assert.deepEqual(staleRows(table, katas, folder), ['mean has changed since its row was made']);
    assert.deepEqual(staleRows(table, [], folder), ['mean has a row but no folder']);
  });
});

describe('katas/README.md', () => {
  it('has a table that is true of the katas in the tree; `npm run mutants` makes it anew', () => {
    const files = new DiskFolder(root);
    const katas = readContent(files).katas.map(({ folder, content }) => ({ folder, meta: content.meta }));
    assert.ok(katas.length > 0);
    assert.deepEqual(staleRows(readFileSync(path.join(root, 'katas/README.md'), 'utf8'), katas, files), []);
  });
});
