import assert from 'node:assert/strict';
import type { Question } from '../../../../src/core/content/items';
import * as drillPractice from '../../../../src/core/drills/drillPractice';
import type { ContentSource } from '../../../../src/core/ports';
import { Recorder } from '../../../../src/core/practice/recorder';
import { ProgressStore } from '../../../../src/core/progress/progressStore';
import { ScheduleStore } from '../../../../src/core/scheduling/scheduleStore';
import { type InterviewNotice, placeOf } from '../../../../src/core/sessions/interviewState';
import {
  type InterviewSlot,
  type InterviewStorage,
  InterviewStore,
} from '../../../../src/core/sessions/interviewStore';
import { MockInterview } from '../../../../src/core/sessions/mockInterview';
import { SessionLog } from '../../../../src/core/sessions/sessionLog';
import { entry, plain } from '../scheduling/builders';
import { began, minute, plan } from './interviews';
import { MemoryLog } from '../../../helpers/memoryLog';

const point = (id: string, weight: 1 | 2 | 3, evidence: string): Question['points'][number] => {
  return { id, claim: `${id} is said.`, weight, evidence: [evidence], yes: [], no: [] };
};

function question(id: string): Question {
  return {
    ...entry(`question/${id}`),
    kind: 'question',
    sources: [],
    points: [point('bandwidth', 3, 'bandwidth'), point('cache', 2, 'cache'), point('batch', 1, 'batch')],
    traps: [],
    redFlags: [],
    followUps: [
      { id: 'any', prompt: 'Anything else?', after: [], answer: '', points: [point('more', 1, 'pages')] },
      { id: 'on-cache', prompt: 'And the cache?', after: ['cache'], answer: '', points: [] },
      { id: 'on-bandwidth', prompt: 'What bounds it?', after: ['bandwidth'], answer: '', points: [] },
    ],
    prompt: 'How does decoding scale?',
    intent: '',
    spoken: '',
    full: '',
  };
}

const index = [entry('question/a'), entry('question/b'), entry('kata/k')];
const content: ContentSource = {
  index: () => Promise.resolve(index),
  question: (id) => Promise.resolve(id === 'a' || id === 'b' ? question(id) : undefined),
  flashcard: () => Promise.resolve(undefined),
  design: () => Promise.resolve(undefined),
  kata: () => Promise.resolve(undefined),
};

class MemoryStorage implements InterviewStorage {
  readonly texts = new Map<InterviewSlot, string>();
  isFull = false;
  read(slot: InterviewSlot): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(slot));
  }
  write(slot: InterviewSlot, text: string | undefined): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('the disk is full'));
    if (text === undefined) this.texts.delete(slot);
    else this.texts.set(slot, text);
    return Promise.resolve();
  }
}

describe('MockInterview', () => {
  let log: MemoryLog;
  let storage: MemoryStorage;
  let now: number;
  let problems: string[];
  let notices: InterviewNotice['kind'][];

  /** A window on the same log and storage. */
  const open = (window = 'one'): MockInterview => {
    const clock = (): number => now;
    const store = new ProgressStore(log, () => assert.fail(), clock);
    const schedule = new ScheduleStore(store, plain, clock);
    let ids = 0;
    const interview = new MockInterview({
      content,
      store,
      schedule,
      recorder: new Recorder(store, schedule, clock),
      sessions: new SessionLog(store),
      interviews: new InterviewStore(storage, window, (reason) => problems.push(reason)),
      now: clock,
      newId: () => `${window}-${ids++}`,
      loadDrills: () => drillPractice,
    });
    interview.onDidChange((given) => notices.push(...given.map(({ kind }) => kind)));
    return interview;
  };
  const at = (interview: MockInterview): string => (interview.state ? placeOf(interview.state) : 'over');
  const answer = (interview: MockInterview, text: string): void => interview.answer(at(interview), text);
  const asked = ({ state }: MockInterview): (string | undefined)[] =>
    state?.steps.at(-1)?.followUps.map(({ id }) => id) ?? [];
  const statusOf = ({ state }: MockInterview): string | undefined => state?.status;
  const wait = (interview: MockInterview, minutes: number): void => {
    for (let left = minutes * minute; left > 0; left -= 10_000) {
      now += 10_000;
      interview.tick();
    }
  };

  beforeEach(() => {
    log = new MemoryLog();
    storage = new MemoryStorage();
    now = began;
    problems = [];
    notices = [];
  });

  it('follows up on the heaviest point that was missed, then on what is missing still, then moves on', async () => {
    const interview = open();
    await interview.begin(plan);
    answer(interview, 'One batch shares the weights.');
    assert.deepEqual(asked(interview), ['on-bandwidth']);
    answer(interview, 'Memory bandwidth bounds it.');
    assert.deepEqual(asked(interview), ['on-bandwidth', 'on-cache']);
    answer(interview, 'I do not know.');
    assert.equal(interview.state?.item, 1);
  });

  it('asks one follow-up when nothing was missed', async () => {
    const interview = open();
    await interview.begin(plan);
    answer(interview, 'The memory bandwidth bounds it, the cache grows, and one batch shares the weights.');
    assert.deepEqual(asked(interview), ['any']);
    answer(interview, 'No.');
    assert.equal(interview.state?.item, 1);
  });

  it('moves on without a follow-up when the time of the phase is over', async () => {
    const interview = open();
    await interview.begin(plan);
    wait(interview, 16);
    answer(interview, 'One batch shares the weights.');
    assert.deepEqual([interview.state?.item, asked(interview).length], [1, 0]);
  });

  it('writes an answer down and rates it as soon as it is given', async () => {
    const interview = open();
    await interview.begin(plan);
    answer(interview, 'Memory bandwidth bounds it.');
    await interview.settled();
    const [written] = log.of('answer');
    assert.deepEqual(
      [written?.item, written?.text, written?.score],
      ['question/a', 'Memory bandwidth bounds it.', 50],
    );
    assert.equal(log.of('review')[0]?.source, 'answer');
  });

  it('writes an answer that the clock cut off down without rating it', async () => {
    const interview = open();
    await interview.begin(plan);
    interview.draft(at(interview), 'Memory bandwidth is');
    wait(interview, 18);
    await interview.settled();
    assert.deepEqual(
      log.of('answer').map(({ text }) => text),
      ['Memory bandwidth is'],
    );
    assert.deepEqual(log.of('review'), []);
    assert.deepEqual(notices, ['phase-time-over', 'phase-cut']);
  });

  it('leaves out what comes late for something that was asked before', async () => {
    const interview = open();
    await interview.begin(plan);
    const first = at(interview);
    interview.skip(first);
    interview.skip(first);
    interview.answer(first, 'late');
    interview.draft(first, 'late');
    assert.deepEqual([interview.state?.item, interview.state?.draft], [1, '']);
  });

  it('goes on to the next follow-up or item when a follow-up is skipped', async () => {
    const interview = open();
    await interview.begin(plan);
    answer(interview, 'One batch shares the weights.');
    interview.skip();
    assert.deepEqual(asked(interview), ['on-bandwidth', 'on-cache']);
    interview.skip();
    assert.equal(interview.state?.item, 1);
  });

  it('counts the latest verdict on the kata that is asked, and none on others', async () => {
    const interview = open();
    await interview.begin(plan);
    const verdict = { status: 'failed' as const, passed: 3, total: 4, diagnoses: [] };
    interview.kataGraded('k', verdict);
    interview.skip();
    interview.skip();
    interview.kataGraded('other', verdict);
    assert.equal(interview.state?.steps.at(-1)?.result, undefined);
    interview.kataGraded('k', verdict);
    interview.kataGraded('k', { ...verdict, status: 'passed', passed: 4 });
    interview.next(at(interview));
    const kata = interview.state?.steps.find(({ key }) => key === 'kata/k');
    assert.deepEqual([kata?.status, kata?.result?.score], ['answered', 100]);
  });

  it('comes back paused in another window of the same folder, with place and text, and loses nothing', async () => {
    const interview = open();
    await interview.begin(plan);
    answer(interview, 'One batch shares the weights.');
    interview.draft(at(interview), 'half a sen');
    await interview.settled();
    now += 2000;
    const reloaded = open();
    await reloaded.restore();
    const { state } = reloaded;
    assert.deepEqual(
      [state?.status, state?.pausedBecause, state?.draft, state?.steps[0]?.text],
      ['paused', 'reload', 'half a sen', 'One batch shares the weights.'],
    );
    await reloaded.resume();
    answer(reloaded, 'done');
    assert.equal(reloaded.state?.status, 'running');
    await reloaded.settled();
    assert.equal(log.of('answer').length, 1, 'the answer is written down once');
  });

  it('is left alone by other windows while it runs, and goes over to the one that resumes it later', async () => {
    const interview = open('one');
    await interview.begin(plan);
    await interview.settled();
    const other = open('two');
    assert.equal((await other.resume()).kind, 'elsewhere');
    assert.equal(statusOf(other), undefined);
    interview.pause();
    await interview.settled();
    assert.equal((await other.resume()).kind, 'found');
    assert.equal(statusOf(other), 'running');
    await other.settled();
    assert.equal((await interview.resume()).kind, 'elsewhere');
    assert.equal(interview.state, undefined);
  });

  it('is gone everywhere once it is discarded', async () => {
    const interview = open('one');
    await interview.begin(plan);
    interview.pause();
    await interview.settled();
    const other = open('two');
    await other.restore();
    other.discard();
    await other.settled();
    assert.equal((await interview.resume()).kind, 'none');
    assert.equal(interview.state, undefined);
  });

  it('says what is wrong with what is stored, and begins anew all the same', async () => {
    storage.texts.set('interview', '{"formatVersion":1,"id":');
    const interview = open();
    const stored = await interview.restore();
    assert.match(stored.kind === 'unusable' ? stored.message : '', /cannot be continued/);
    await interview.begin(plan);
    assert.equal(interview.state?.status, 'running');
  });

  it('goes on and tells when it cannot be saved', async () => {
    storage.isFull = true;
    const interview = open();
    await interview.begin(plan);
    answer(interview, 'Memory bandwidth bounds it.');
    await interview.settled();
    assert.ok(problems.length > 0 && problems.every((reason) => reason === 'the disk is full'));
    interview.pause();
    assert.equal((await interview.resume()).kind, 'found');
    assert.equal(interview.state?.status, 'running');
    interview.finish();
    assert.equal((await interview.debrief()).kind, 'found');
  });

  it('leaves one session in the log and a debrief that a later window finds', async () => {
    const interview = open();
    await interview.begin(plan);
    answer(interview, 'The memory bandwidth bounds it, and the cache grows.');
    answer(interview, 'It has pages.');
    interview.finish();
    await interview.settled();
    const later = open('two');
    const latest = await later.debrief();
    assert.ok(latest.kind === 'found');
    const [item] = latest.debrief.items;
    assert.deepEqual([item?.score, item?.found.length, item?.missed.length], [83, 2, 1]);
    assert.deepEqual(
      item?.followUps.map((asked) => [asked.answer, asked.found.map(({ id }) => id)]),
      [['It has pages.', ['more']]],
    );
    assert.equal(later.state, undefined);
    assert.equal(new Set(log.of('session').map(({ session }) => session.id)).size, 1);
  });

  it('has no debrief before the first interview is over', async () => {
    const interview = open();
    await interview.begin(plan);
    assert.equal((await interview.debrief()).kind, 'none');
  });
});
