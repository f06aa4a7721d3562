import assert from 'node:assert/strict';
import { type ItemKey, itemKey } from '../../../../src/core/content/items';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import type { SessionItem } from '../../../../src/core/progress/sessionSummary';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import {
  isOfScope,
  type PracticeSession,
  remainingPractice,
  restorePractice,
  startPractice,
  summarisePractice,
  withItem,
} from '../../../../src/core/sessions/practiceSession';
import { entry, plain, start } from '../scheduling/builders';

const index = ['a', 'b', 'c'].map((id) => entry(`question/${id}`));
const sources = { index, progress: foldEvents([]), schedule: new Schedule([], plain), now: start };
const done = (key: ItemKey, more: Partial<SessionItem> = {}): SessionItem => {
  return { key, spentMs: 1000, skipped: false, found: [], missed: [], traps: [], ...more };
};

describe('remainingPractice', () => {
  it('goes through all items, each once, also over a reload', () => {
    let session: PracticeSession | undefined = startPractice('s', { kind: 'practice' }, '1', start);
    const seen: string[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const [next] = remainingPractice(session!, sources);
      seen.push(itemKey(next!.entry));
      session = restorePractice(JSON.stringify(withItem(session!, done(itemKey(next!.entry)))));
    }
    assert.deepEqual([...seen].sort(), index.map(itemKey));
    assert.deepEqual(remainingPractice(session!, sources), []);
  });

  it('keeps to the topic of the session', () => {
    const session = startPractice('s', { kind: 'topic', topic: 'inference-serving' }, '1', start);
    const other = entry('question/d', { topic: 'inference-serving' });
    const left = remainingPractice(session, { ...sources, index: [...index, other] });
    assert.deepEqual(
      left.map((choice) => choice.entry.id),
      ['d'],
    );
  });
});

describe('summarisePractice', () => {
  it('adds up the items, the latest record of each', () => {
    const session = startPractice('s', { kind: 'wrong-items' }, '1', start);
    assert.equal(summarisePractice(session, start), undefined);
    const records = [done('question/a', { skipped: true }), done('question/b'), done('question/a')];
    const summary = summarisePractice(records.reduce(withItem, session), start + 9);
    assert.deepEqual([summary?.kind, summary?.spentMs, summary?.items.length], ['wrong-items', 2000, 2]);
    assert.equal(summary?.items.at(-1)?.skipped, false);
  });
});

describe('isOfScope', () => {
  it('tells flashcards of one topic from those of all', () => {
    const one = { kind: 'flashcards', topic: 'inference-serving' } as const;
    const stored = restorePractice(JSON.stringify(startPractice('s', one, '1', start)))!;
    assert.ok(isOfScope(stored, one));
    assert.ok(!isOfScope(stored, { kind: 'flashcards' }));
    assert.ok(!isOfScope(stored, { kind: 'topic', topic: 'inference-serving' }));
    assert.ok(isOfScope(startPractice('s', { kind: 'flashcards' }, '1', start), { kind: 'flashcards' }));
  });
});

describe('restorePractice', () => {
  it('has nothing to give for text that is no session', () => {
    const session = startPractice('s', { kind: 'topic', topic: 'inference-serving' }, '1', start);
    assert.deepEqual(restorePractice(JSON.stringify(session)), session);
    for (const stored of ['', '{', 'null', '{}', JSON.stringify({ ...session, topic: undefined })])
      assert.equal(restorePractice(stored), undefined);
  });
});
