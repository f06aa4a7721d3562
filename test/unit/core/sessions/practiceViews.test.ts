import assert from 'node:assert/strict';
import type { ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import type { SessionSummary } from '../../../../src/core/progress/sessionSummary';
import type { PracticeSources } from '../../../../src/core/scheduling/choosePractice';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import type { ScheduleSettings } from '../../../../src/core/scheduling/settings';
import { startPractice } from '../../../../src/core/sessions/practiceSession';
import { goOn } from '../../../../src/core/sessions/practiceSteps';
import { practiceBarView, practiceSummaryView } from '../../../../src/core/sessions/practiceViews';
import { entry, event, plain, review, start } from '../scheduling/builders';

const index = [entry('question/a'), entry('kata/b'), entry('question/c')];

function sourcesOf(events: ProgressEvent[], settings: Partial<ScheduleSettings> = {}): PracticeSources {
  const schedule = new Schedule(events, { ...plain, ...settings });
  return { index, progress: foldEvents(events), schedule, now: start, seed: '1' };
}

const summary: SessionSummary = {
  id: 's',
  kind: 'practice',
  startedAt: start,
  endedAt: start,
  plannedMs: 0,
  spentMs: 90_000,
  phases: [],
  items: [
    { key: 'question/a', spentMs: 90_000, skipped: false, score: 80, found: [], missed: [], traps: [] },
    { key: 'kata/b', spentMs: 0, skipped: true, found: [], missed: [], traps: [] },
    { key: 'question/gone', spentMs: 0, skipped: true, found: [], missed: [], traps: [] },
  ],
};

describe('practiceBarView', () => {
  const sources = sourcesOf([]);
  const session = goOn(startPractice('s', { kind: 'topic', topic: 'lm-foundations' }, '1', start), sources);
  const at = session.current!.key;

  it('names the session and says why the item is there', () => {
    const bar = practiceBarView(session, sources, at);
    assert.deepEqual(bar, {
      name: 'Language-model foundations',
      done: 0,
      left: 2,
      why: 'new',
      finished: false,
    });
  });

  it('names flashcards with their topic', () => {
    const cards = { ...sources, index: [entry('flashcard/a'), entry('flashcard/b')] };
    const name = (topic?: 'lm-foundations'): string => {
      const scope =
        topic === undefined ? ({ kind: 'flashcards' } as const) : ({ kind: 'flashcards', topic } as const);
      return practiceBarView(startPractice('s', scope, '1', start), cards, undefined).name;
    };
    assert.deepEqual(
      [name(), name('lm-foundations')],
      ['Flashcards', 'Flashcards: Language-model foundations'],
    );
  });

  it('leads back from another item', () => {
    const bar = practiceBarView(session, sources, 'question/other');
    assert.deepEqual([bar.why, bar.away?.key], [undefined, at]);
  });
});

describe('practiceSummaryView', () => {
  it('says how each item went and when it comes next', () => {
    const events = [review('question/a', start, 'good'), event('kata/b', start, { type: 'suspend' })];
    const { title, facts, items } = practiceSummaryView(
      { scope: { kind: 'practice' }, summary },
      sourcesOf(events),
    );
    assert.equal(title, 'Practice done');
    assert.equal(facts[0], '1 item practised in 2 min, 80% on average, 2 skipped.');
    assert.match(facts[1] ?? '', /^Due next: 1 item in \d days\.$/);
    assert.deepEqual(
      items.map(({ key, status, outcome }) => [key, status, outcome]),
      [
        ['question/a', 'good', '80%, rated good'],
        ['kata/b', 'skipped', 'skipped'],
      ],
    );
    assert.equal(items[1]?.nextDue, 'suspended');
  });

  it('offers more new items once the limit of the day is used up', () => {
    const events = [review('question/a', start, 'good')];
    const none = practiceSummaryView({ scope: { kind: 'practice' } }, sourcesOf(events, { newPerDay: 1 }));
    assert.equal(none.title, 'Done for today');
    assert.match(none.facts[0] ?? '', /limit of new items is reached \(1 a day\)/);
    assert.deepEqual(none.offers, [
      { action: 'moreNew', label: '2 more new items today' },
      { action: 'topic', label: 'Practise a topic…' },
    ]);
  });

  it('counts the ratings of flashcards, and goes on with cards', () => {
    const key = (id: string) => `flashcard/${id}` as const;
    const rated = [review(key('a'), start, 'good'), review(key('b'), start, 'good')];
    const cards = [...index, entry(key('a')), entry(key('b')), entry(key('c'))];
    const one = { spentMs: 20_000, skipped: false, found: [], missed: [], traps: [] };
    const items = [
      { ...one, key: key('a'), score: 80 },
      { ...one, key: key('b'), score: 80 },
      { ...one, key: key('c'), skipped: true },
    ];
    const done: SessionSummary = { ...summary, kind: 'flashcards', items };
    const sources = { ...sourcesOf(rated), index: cards };
    const view = practiceSummaryView({ scope: { kind: 'flashcards' }, summary: done }, sources);
    assert.equal(view.title, 'Flashcards done');
    assert.equal(view.facts[0], '2 cards reviewed in 2 min: 2 good; 1 skipped.');
    assert.deepEqual(
      view.items.map(({ outcome }) => outcome),
      ['rated good', 'rated good', 'skipped'],
    );
    assert.deepEqual(view.offers[0], { action: 'flashcards', label: 'Review 1 more card' });
  });

  it('says why there is no card to review', () => {
    const scope = { kind: 'flashcards' } as const;
    const fact = (cards: typeof index): string | undefined =>
      practiceSummaryView({ scope }, { ...sourcesOf([], { newPerDay: 0 }), index: cards }).facts[0];
    assert.equal(fact(index), 'No card is due, and there are no new ones left.');
    assert.match(fact([...index, entry('flashcard/a')]) ?? '', /limit of new items is reached \(0 a day\)/);
  });

  it('offers to go on while something is left', () => {
    const { offers } = practiceSummaryView({ scope: { kind: 'practice' }, summary }, sourcesOf([]));
    assert.deepEqual(offers[0], { action: 'start', label: 'Practise 3 more items' });
  });
});
