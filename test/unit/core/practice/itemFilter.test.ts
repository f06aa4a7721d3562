import assert from 'node:assert/strict';
import {
  filterItems,
  isFiltering,
  type ItemFilter,
  noFilter,
} from '../../../../src/core/practice/itemFilter';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { dayMs, entry, event, plain, review, start } from '../scheduling/builders';

const bank = [
  entry('question/rope', { title: 'Where rotary embeddings belong', tags: ['positional'] }),
  entry('kata/rope', { title: 'Rotary position embedding', level: 'advanced' }),
  entry('kata/bpe', { title: 'Merges', tags: ['tokenizer'] }),
];
const events = [
  review('question/rope', start, 'hard'),
  event('kata/bpe', start, { type: 'suspend' }),
  event('kata/rope', start, { type: 'kata', status: 'failed', passed: 1, total: 4, traps: [] }),
];
const known = { progress: foldEvents(events), schedule: new Schedule(events, plain), now: start + 9 * dayMs };

function found(filter: Partial<ItemFilter>): string[] {
  return filterItems(bank, { ...noFilter, ...filter }, known).map(({ kind, id }) => `${kind}/${id}`);
}

describe('filterItems', () => {
  it('shows everything without a filter', () => {
    assert.equal(found({}).length, 3);
    assert.equal(isFiltering({ ...noFilter, text: ' ' }), false);
  });

  it('finds words in titles, ids and tags, all of them, in either case', () => {
    assert.deepEqual(found({ text: 'ROTARY position' }), ['question/rope', 'kata/rope']);
    assert.deepEqual(found({ text: 'bpe tokenizer' }), ['kata/bpe']);
    assert.deepEqual(found({ text: 'bpe rotary' }), []);
  });

  it('joins states by "or" and groups by "and"', () => {
    assert.deepEqual(found({ states: ['due', 'suspended'] }), ['question/rope', 'kata/bpe']);
    assert.deepEqual(found({ states: ['due', 'suspended'], kinds: ['kata'] }), ['kata/bpe']);
    assert.deepEqual(found({ states: ['tried'], levels: ['advanced'] }), ['kata/rope']);
    assert.deepEqual(found({ states: ['new'] }), ['question/rope', 'kata/bpe']);
  });

  it('finds leeches by the settings in force', () => {
    const often = [0, 9, 10, 30, 31].map((day, i) =>
      review('question/rope', start + day * dayMs, i % 2 === 1 ? 'again' : 'good'),
    );
    const schedule = new Schedule(often, { ...plain, leechLapses: 2 });
    const leeches = filterItems(bank, { ...noFilter, states: ['leech'] }, { ...known, schedule });
    assert.deepEqual(
      leeches.map(({ id }) => id),
      ['rope'],
    );
  });
});
