import assert from 'node:assert/strict';
import { Recorder } from '../../../../src/core/practice/recorder';
import { ProgressStore } from '../../../../src/core/progress/progressStore';
import { ScheduleStore } from '../../../../src/core/scheduling/scheduleStore';
import type { RevealedState } from '../../../../src/protocol/answerMessages';
import type { FeedbackView } from '../../../../src/protocol/panelMessages';
import { AnswerFlow } from '../../../../src/ui/interviewPanel/answerFlow';
import { Drafts } from '../../../../src/ui/interviewPanel/drafts';
import { answers, coldStart } from '../../core/practice/coldStart';
import { plain, start } from '../../core/scheduling/builders';
import { MemoryLog } from '../../../helpers/memoryLog';
import { MemoryMemento } from '../../../helpers/memoryMemento';

const key = 'question/cold-start';

describe('AnswerFlow', () => {
  let log: MemoryLog;
  let memento: MemoryMemento;
  let now: number;
  let flow: AnswerFlow;
  let schedule: ScheduleStore;

  /** As after a reload of the window: all that is left is the log and the memento. */
  const open = async (): Promise<void> => {
    const clock = (): number => (now += 1000);
    const store = new ProgressStore(log, () => assert.fail(), clock);
    schedule = new ScheduleStore(store, plain, clock);
    const recorder = new Recorder(store, schedule, clock);
    const drafts = new Drafts(memento);
    const content = {
      index: () => Promise.resolve([]),
      question: () => Promise.resolve(coldStart),
      flashcard: () => Promise.resolve(undefined),
      design: () => Promise.resolve(undefined),
      kata: () => Promise.resolve(undefined),
    };
    const services = { content, store, schedule, recorder, drafts, now: clock };
    flow = new AnswerFlow({ ...services, memento: memento });
    await store.load();
  };
  const feedback = async (): Promise<FeedbackView> => {
    const state = await flow.state(coldStart);
    assert.equal(state?.view, 'feedback');
    return (state as { feedback: FeedbackView }).feedback;
  };
  const submit = (text: string): Promise<unknown> => flow.handle({ type: 'submit', key, text });
  const types = (): string[] => log.events.map(({ type }) => type);
  const lastRating = (): string | undefined => schedule.schedule.of(key).card.last?.rating;

  beforeEach(async () => {
    log = new MemoryLog();
    memento = new MemoryMemento();
    now = start;
    await open();
  });

  it('rates an answer once its self-check is finished, by what it has come to', async () => {
    await submit(answers.plain);
    assert.deepEqual(types(), ['answer']);
    assert.equal((await feedback()).rating, undefined);
    const quote = { start: 39, end: 77 };
    await flow.handle({ type: 'judgePoint', key, point: 'weights', judgement: { said: 'yes', quote } });
    await Promise.all([
      flow.handle({ type: 'endCheck', key, how: 'finished' }),
      flow.handle({ type: 'endCheck', key, how: 'finished' }),
    ]);
    assert.deepEqual(types(), ['answer', 'selfCheck', 'review']);
    const { rating, score, selfCheck } = await feedback();
    assert.deepEqual(
      [score, rating?.given?.rating, rating?.given?.by, selfCheck],
      [63, 'hard', 'answer', undefined],
    );
    assert.match(rating?.given?.due ?? '', /^(tomorrow|in \d+ days)$/);
  });

  it('rates by what was found when the check is skipped, or when the candidate goes on', async () => {
    await submit(answers.plain);
    await flow.handle({ type: 'endCheck', key, how: 'skipped' });
    assert.deepEqual([types(), lastRating()], [['answer', 'review'], 'again']);
    await flow.handle({ type: 'answerAgain', key });
    await submit(answers.plain);
    await flow.leave();
    assert.deepEqual(types(), ['answer', 'review', 'answer', 'review']);
    assert.equal(flow.has('cold-start'), false);
  });

  it('rates at once when there is nothing to ask', async () => {
    await submit(answers.full);
    assert.equal((await feedback()).rating?.given?.rating, 'easy');
  });

  it('lets a second opinion that leaves nothing to decide take the place of its result and its rating', async () => {
    const opinion = { score: 80, found: ['weights'], partly: [], traps: [], judge: 'A model' };
    await submit(answers.plain);
    await flow.takeOpinion(key, () => assert.fail('before the self-check has ended'));
    await flow.handle({ type: 'endCheck', key, how: 'skipped' });
    await flow.takeOpinion(key, () => undefined);
    await flow.takeOpinion('question/another', () => opinion);
    assert.deepEqual([types(), lastRating()], [['answer', 'review'], 'again']);
    await flow.takeOpinion(key, (_, answer) => (answer === answers.plain ? opinion : undefined));
    assert.deepEqual(types(), ['answer', 'review', 'selfCheck', 'undo', 'review']);
    const { rating } = await feedback();
    assert.deepEqual([rating?.given?.rating, rating?.given?.by], ['good', 'model']);
    await open();
    assert.equal((await feedback()).rating?.given?.by, 'model');
  });

  it('leaves the candidate’s own rating, and one from before a look at the model answer, to a second opinion', async () => {
    const opinion = { score: 100, found: [], partly: [], traps: [], judge: 'A model' };
    await submit(answers.plain);
    await flow.handle({ type: 'endCheck', key, how: 'skipped' });
    await flow.handle({ type: 'rate', key, rating: 'hard' });
    await flow.takeOpinion(key, () => opinion);
    assert.equal(lastRating(), 'hard');
    await flow.handle({ type: 'revealModel', key });
    await flow.takeOpinion(key, () => assert.fail('after the model answer was shown'));
  });

  it('puts the candidate’s own rating in place of the derived one, and takes it back', async () => {
    await submit(answers.full);
    const before = (await feedback()).rating?.choices;
    await flow.handle({ type: 'rate', key, rating: 'hard' });
    const { rating } = await feedback();
    assert.deepEqual([rating?.given?.rating, rating?.given?.by], ['hard', 'you']);
    assert.deepEqual(rating?.choices, before);
    assert.equal(schedule.schedule.of(key).card.reviews, 1);
    await flow.handle({ type: 'undoRating', key });
    assert.equal(schedule.schedule.of(key).card.reviews, 0);
    assert.match((await feedback()).rating?.reason ?? '', /taken back/);
  });

  it('goes back into the self-check without leaving a rating behind', async () => {
    await submit(answers.plain);
    await flow.handle({ type: 'endCheck', key, how: 'skipped' });
    await flow.handle({ type: 'reopenCheck', key });
    assert.equal(schedule.schedule.of(key).card.reviews, 0);
    assert.equal((await feedback()).selfCheck?.items.length, 2);
    await flow.handle({ type: 'endCheck', key, how: 'finished' });
    assert.equal(lastRating(), 'again');
  });

  it('rates a question that was looked up as forgotten', async () => {
    await flow.handle({ type: 'giveUp', key });
    const state = (await flow.state(coldStart)) as RevealedState;
    assert.deepEqual([state.view, state.rating.given?.rating], ['revealed', 'again']);
    assert.deepEqual(types(), ['reveal', 'review']);
    await flow.handle({ type: 'answerAgain', key });
    await submit(answers.full);
    // written soon after a look at the model answer, and not due
    assert.match((await feedback()).rating?.reason ?? '', /counts once a day/);
  });

  it('scores the answer to a follow-up and keeps what was typed', async () => {
    await submit(answers.full);
    await flow.handle({ type: 'followUpDraft', key, followUp: 'warm', text: 'We repl' });
    assert.equal((await feedback()).followUps[0]?.draft, 'We repl');
    const text = 'We replay old requests.';
    await flow.handle({ type: 'followUpSubmit', key, followUp: 'warm', text });
    const given = (await feedback()).followUps[0]?.given;
    assert.deepEqual([given?.text, given?.score, given?.points[0]?.status], [text, 100, 'found']);
    await flow.handle({ type: 'followUpAgain', key, followUp: 'warm' });
    assert.equal((await feedback()).followUps[0]?.given, undefined);
    assert.equal((await feedback()).followUps[0]?.draft, text);
  });

  it('compares with the answer before, its self-check included', async () => {
    await submit(answers.plain);
    const quote = { start: 39, end: 77 };
    await flow.handle({ type: 'judgePoint', key, point: 'weights', judgement: { said: 'yes', quote } });
    await flow.handle({ type: 'endCheck', key, how: 'finished' });
    await flow.handle({ type: 'answerAgain', key });
    await submit(answers.full);
    const { change } = await feedback();
    assert.equal(change?.previousScore, 63);
    assert.deepEqual(change?.kept, ['The cache is empty.', 'The weights are loaded from disk.']);
    assert.deepEqual(change?.won, ['The graphs are compiled again.', 'The traffic shifts at once.']);
  });

  it('goes on after a reload where it was', async () => {
    await submit(answers.plain);
    await flow.handle({ type: 'judgePoint', key, point: 'graphs', judgement: { said: 'partly' } });
    const before = await feedback();
    await open();
    assert.deepEqual(await feedback(), before);
    await flow.handle({ type: 'endCheck', key, how: 'finished' });
    const rated = await feedback();
    await open();
    assert.deepEqual(await feedback(), rated);
  });

  it('ignores messages of a page that is gone', async () => {
    await submit(answers.plain);
    assert.equal(await flow.handle({ type: 'revealModel', key: 'question/other' }), undefined);
    assert.equal((await feedback()).model, undefined);
  });
});
