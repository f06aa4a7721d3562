import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type IndexEntry, type ItemKey, itemKey } from '../../../../src/core/content/items';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import {
  choosePractice,
  mixKinds,
  type PracticeChoice,
  type PracticeSources,
} from '../../../../src/core/scheduling/choosePractice';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { usableSettings } from '../../../../src/core/scheduling/settings';
import { topicStrengths } from '../../../../src/core/scheduling/topicStrength';
import { dayMs, entry, event, plain, review, start } from './builders';

const answer = (score: number, traps: string[] = []): ProgressBody => {
  return { type: 'answer', score, scoreRange: [score, score], found: [], traps, text: '' };
};
const sources = (
  index: IndexEntry[],
  events: ProgressEvent[],
  more: Partial<PracticeSources> = {},
): PracticeSources => {
  const schedule = new Schedule(events, { ...plain, newPerDay: 2 });
  return { index, progress: foldEvents(events), schedule, now: start + 10 * dayMs, seed: 1, ...more };
};
const ids = (choices: PracticeChoice[]): string[] =>
  choices.map(({ entry: { id }, reason }) => `${id} ${reason}`);

const bank = [
  entry('question/due'),
  entry('question/weak', { topic: 'inference-serving' }),
  entry('question/known', { topic: 'inference-serving' }),
  entry('question/new-1', { topic: 'evaluation-safety' }),
  entry('kata/new-2', { topic: 'evaluation-safety' }),
  entry('question/new-3', { topic: 'inference-serving' }),
];
const log = [
  event('question/due', start, answer(80)),
  review('question/due', start, 'good'),
  event('question/weak', start, answer(10)),
  event('question/known', start, answer(95)),
  review('question/known', start + 9 * dayMs, 'easy'),
];

describe('choosePractice', () => {
  it('chooses what is due, then what is weak, then new items within the day’s limit', () => {
    const chosen = ids(choosePractice(sources(bank, log)));
    assert.deepEqual(chosen.slice(0, 2), ['due due', 'weak weak']);
    assert.equal(chosen.length, 4);
    assert.equal(chosen.filter((line) => line.endsWith('new')).length, 2);
    assert.ok(chosen.includes('new-3 new')); // topics in turn: its topic has been tried and is weak
  });

  it('chooses the same from the same seed, and never an item twice or one that is done', () => {
    const big = Array.from({ length: 40 }, (_, i) => entry(i % 3 === 0 ? `kata/k${i}` : `question/q${i}`));
    fc.assert(
      fc.property(fc.integer(), fc.subarray(big), fc.subarray(big), (seed, tried, done) => {
        const events = tried.flatMap((one, i) => [
          event(itemKey(one), start + i, answer((i * 37) % 100)),
          ...(i % 2 === 0 ? [review(itemKey(one), start + i, i % 4 === 0 ? 'again' : 'good')] : []),
        ]);
        const given = sources(big, events, { seed });
        const doneKeys = new Set<ItemKey>(done.map(itemKey));
        const chosen = choosePractice(given, { kind: 'practice' }, doneKeys);
        const keys = chosen.map((choice) => itemKey(choice.entry));
        assert.equal(new Set(keys).size, keys.length);
        assert.ok(keys.every((key) => !doneKeys.has(key)));
        assert.deepEqual(choosePractice(given, { kind: 'practice' }, doneKeys), chosen);
      }),
    );
  });

  it('keeps a topic session to its topic and goes on with what is not due yet', () => {
    const chosen = choosePractice(sources(bank, log), { kind: 'topic', topic: 'inference-serving' });
    assert.deepEqual(ids(chosen), ['weak weak', 'new-3 new', 'known ahead']);
  });

  it('reviews what went wrong and nothing else', () => {
    const events = [...log, event('question/known', start + 1, answer(90, ['adds']))];
    const chosen = choosePractice(sources(bank, events), { kind: 'wrong-items' });
    assert.deepEqual(new Set(ids(chosen)), new Set(['weak weak', 'known weak']));
  });

  describe('of flashcards', () => {
    const cards = [
      entry('flashcard/due'),
      entry('flashcard/forgotten', { topic: 'inference-serving' }),
      entry('flashcard/hard', { topic: 'inference-serving' }),
      entry('flashcard/new-1', { topic: 'inference-serving' }),
      entry('flashcard/new-2', { topic: 'evaluation-safety' }),
      entry('flashcard/new-3', { topic: 'moe-ssm-hybrids' }),
    ];
    const rated = (id: string, day: number, rating: 'again' | 'hard' | 'good'): ProgressEvent => {
      const at = start + day * dayMs;
      return { ...review(`flashcard/${id}`, at, rating), source: 'self' } as ProgressEvent;
    };
    const hard = [rated('hard', 0, 'good'), rated('hard', 9, 'hard')];
    const reviews = [rated('due', 0, 'good'), rated('forgotten', 9, 'again'), ...hard];
    const given = sources([...bank, ...cards], [...log, ...reviews]);

    it('asks for what is due, then for new ones within the day’s limit, and for nothing else', () => {
      const chosen = ids(choosePractice(given, { kind: 'flashcards' }));
      assert.deepEqual(new Set(chosen.slice(0, 2)), new Set(['due due', 'forgotten due']));
      assert.equal(chosen.length, 4);
      assert.ok(chosen.slice(2).every((line) => /^new-\d new$/.test(line)));
    });

    it('keeps to one topic and to the limit', () => {
      const scope = { kind: 'flashcards', topic: 'inference-serving' } as const;
      assert.deepEqual(ids(choosePractice(given, scope)), ['forgotten due', 'new-1 new']);
      assert.deepEqual(ids(choosePractice({ ...given, newLimit: 0 }, scope)), ['forgotten due']);
    });

    it('calls a card wrong when it was forgotten, not when it was hard', () => {
      assert.deepEqual(
        ids(choosePractice(given, { kind: 'wrong-items' })).filter((line) => !line.startsWith('weak')),
        ['forgotten due'],
      );
    });

    it('mixes them into ordinary practice', () => {
      const chosen = choosePractice(given).map(({ entry: { kind } }) => kind);
      assert.ok(chosen.includes('flashcard') && chosen.includes('question'));
    });
  });

  it('leaves out suspended items', () => {
    const events = [...log, event('question/weak', start + 5, { type: 'suspend' })];
    assert.ok(!ids(choosePractice(sources(bank, events))).includes('weak weak'));
  });

  it('has nothing to choose from an empty bank', () => {
    assert.deepEqual(choosePractice(sources([], log)), []);
  });
});

describe('mixKinds', () => {
  it('keeps all, and no kind three times in a row where another is left', () => {
    const keys = fc.array(fc.constantFrom('question', 'kata', 'drill'), { maxLength: 30 });
    fc.assert(
      fc.property(keys, (kinds) => {
        const entries = kinds.map((kind, i) => entry(`${kind as 'kata'}/i${i}`));
        const mixed = mixKinds(entries);
        assert.deepEqual(new Set(mixed), new Set(entries));
        assert.equal(mixed.length, entries.length);
        mixed.forEach(({ kind }, i) => {
          const thrice = i >= 2 && mixed[i - 1]?.kind === kind && mixed[i - 2]?.kind === kind;
          assert.ok(!thrice || mixed.slice(i).every((rest) => rest.kind === kind));
        });
      }),
    );
  });
});

describe('topicStrengths', () => {
  it('puts the weakest topic that was tried first and untried ones last', () => {
    const { index, progress, schedule, now } = sources(bank, log);
    const rows = topicStrengths(index, progress, schedule, now);
    assert.deepEqual(
      rows.map(({ topic, items, tried }) => [topic, items, tried]),
      [
        ['inference-serving', 3, 2],
        ['lm-foundations', 1, 1],
        ['evaluation-safety', 2, 0],
      ],
    );
    assert.ok(rows[0]!.strength < 0.6 && rows[0]!.strength > 0.4);
  });
});

describe('usableSettings', () => {
  it('clamps numbers and falls back on what it cannot use', () => {
    const settings = usableSettings({
      retention: 2,
      newPerDay: -3,
      dayStartHour: 3.6,
      zone: 'Mars',
      fuzz: 1,
    });
    const { retention, newPerDay, dayStartHour, zone, fuzz, maximumInterval } = settings;
    assert.deepEqual(
      [retention, newPerDay, dayStartHour, zone, fuzz, maximumInterval],
      [0.97, 0, 4, 'UTC', true, 365],
    );
  });
});
