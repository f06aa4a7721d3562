import assert from 'node:assert/strict';
import type { Flashcard } from '../../../../src/core/content/items';
import { Recorder } from '../../../../src/core/practice/recorder';
import { ProgressStore } from '../../../../src/core/progress/progressStore';
import type { PracticeScope } from '../../../../src/core/scheduling/choosePractice';
import { ScheduleStore } from '../../../../src/core/scheduling/scheduleStore';
import type { RatingName } from '../../../../src/protocol/answerMessages';
import type { FlashcardState } from '../../../../src/protocol/flashcardMessages';
import { FlashcardPage } from '../../../../src/ui/flashcards/flashcardPage';
import { MemoryLog } from '../../../helpers/memoryLog';
import { MemoryMemento } from '../../../helpers/memoryMemento';
import { entry, plain, start } from '../../core/scheduling/builders';

const cardOf = (id: string): Flashcard => ({
  ...entry(`flashcard/${id}`, { title: `Card ${id}`, related: ['question/q'] }),
  kind: 'flashcard',
  front: `front of ${id}`,
  back: `back of ${id}`,
  sources: [{ title: 'A paper', authors: 'Somebody', year: 2020, arxiv: '2001.00001' }],
});
const cards = [cardOf('a'), cardOf('b')];
const index = [...cards, entry('question/q')];

describe('FlashcardPage', () => {
  let log: MemoryLog;
  let memento: MemoryMemento;
  let page: FlashcardPage;
  let schedule: ScheduleStore;
  let session: PracticeScope['kind'] | undefined;
  let goOn: () => void;

  /** As after a reload of the window: all that is left is the log and the memento. */
  const reload = async (): Promise<void> => {
    const now = (): number => start;
    const store = new ProgressStore(log, () => assert.fail(), now);
    schedule = new ScheduleStore(store, plain, now);
    const content = {
      index: () => Promise.resolve(index),
      question: () => Promise.resolve(undefined),
      design: () => Promise.resolve(undefined),
      flashcard: (id: string) => Promise.resolve(cards.find((card) => card.id === id)),
      kata: () => Promise.resolve(undefined),
    };
    page = new FlashcardPage({
      content,
      store,
      schedule,
      recorder: new Recorder(store, schedule, now),
      practice: { sessionAt: () => Promise.resolve(session) },
      memento,
      now,
      goOn: () => Promise.resolve(goOn()),
    });
    await store.load();
  };
  const stateOf = async (id: string): Promise<FlashcardState> => {
    const state = await page.state(id);
    assert.ok(state);
    return state;
  };
  const show = (id: string): Promise<void> => page.receive({ type: 'showBack', key: `flashcard/${id}` });
  const rate = (id: string, rating: RatingName): Promise<void> =>
    page.receive({ type: 'rate', key: `flashcard/${id}`, rating });
  const logged = (): string[] => log.events.map((event) => `${event.item} ${event.type}`);

  beforeEach(async () => {
    log = new MemoryLog();
    memento = new MemoryMemento();
    session = undefined;
    goOn = () => assert.fail('nothing leads on');
    await reload();
    page.open('a');
  });

  it('keeps the back to itself until it is asked for', async () => {
    const asked = await stateOf('a');
    assert.deepEqual([asked.front, asked.answer], ['front of a', undefined]);
    assert.ok(!JSON.stringify(asked).includes('back of a'));
    await show('a');
    const { answer } = await stateOf('a');
    assert.equal(answer?.back, 'back of a');
    assert.deepEqual([answer?.rating.given, answer?.rating.reason], [undefined, undefined]);
    assert.deepEqual(
      answer?.related.map(({ key }) => key),
      ['question/q'],
    );
  });

  it('offers each rating with the interval that the schedule then gives', async () => {
    await show('a');
    const { choices } = (await stateOf('a')).answer!.rating;
    assert.deepEqual(
      choices.map(({ rating }) => rating),
      ['again', 'hard', 'good', 'easy'],
    );
    await rate('a', 'good');
    const { due } = schedule.schedule.of('flashcard/a');
    assert.equal(due?.kind, 'day');
    const days = due?.kind === 'day' ? due.interval : 0;
    assert.equal(choices.find(({ rating }) => rating === 'good')?.due, `${days} day${days === 1 ? '' : 's'}`);
  });

  it('records one review by the learner’s word, and no rating before the answer is shown', async () => {
    await rate('a', 'good');
    assert.deepEqual(logged(), []);
    await show('a');
    await Promise.all([rate('a', 'good'), rate('a', 'good')]);
    assert.deepEqual(logged(), ['flashcard/a review']);
    const [event] = log.events;
    assert.ok(event?.type === 'review' && event.source === 'self' && event.rating === 'good');
    const { given } = (await stateOf('a')).answer!.rating;
    assert.deepEqual([given?.rating, given?.by], ['good', 'you']);
  });

  it('puts another rating in the place of the first, and takes it back', async () => {
    await show('a');
    await rate('a', 'again');
    await rate('a', 'easy');
    assert.equal(schedule.schedule.of('flashcard/a').card.reviews, 1);
    assert.equal(schedule.schedule.of('flashcard/a').card.last?.rating, 'easy');
    await page.receive({ type: 'undoRating', key: 'flashcard/a' });
    assert.equal(schedule.schedule.of('flashcard/a').card.phase, 'new');
    const { rating } = (await stateOf('a')).answer!;
    assert.equal(rating.given, undefined);
    assert.match(rating.reason ?? '', /taken back/);
  });

  it('is as it was after a reload, the rating included', async () => {
    await show('a');
    await rate('a', 'hard');
    await reload();
    assert.equal((await stateOf('a')).answer?.rating.given?.rating, 'hard');
    await page.receive({ type: 'undoRating', key: 'flashcard/a' });
    assert.equal(schedule.schedule.of('flashcard/a').card.phase, 'new');
  });

  it('leads straight on in a session of flashcards, and says what was rated', async () => {
    session = 'flashcards';
    goOn = () => page.open('b');
    await show('a');
    await rate('a', 'good');
    const next = await stateOf('b');
    assert.deepEqual([next.front, next.answer], ['front of b', undefined]);
    assert.deepEqual([next.before?.title, next.before?.rating], ['Card a', 'good']);
    await rate('a', 'easy'); // a second press of a key, for a page that is gone
    assert.deepEqual(logged(), ['flashcard/a review']);
    await schedule.undoLastRating();
    assert.equal((await stateOf('b')).before, undefined);
  });

  it('stays in a mixed session, and says nothing of it on the next card', async () => {
    session = 'practice';
    await show('a');
    await rate('a', 'good');
    page.open('b');
    assert.equal((await stateOf('b')).before, undefined);
  });

  it('has no state for a card that is gone', async () => {
    assert.equal(await page.state('gone'), undefined);
  });
});
