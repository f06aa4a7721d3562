import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDesignFile } from '../../../../src/core/content/designFile';
import * as drillPractice from '../../../../src/core/drills/drillPractice';
import { Recorder } from '../../../../src/core/practice/recorder';
import { ProgressStore } from '../../../../src/core/progress/progressStore';
import { ScheduleStore } from '../../../../src/core/scheduling/scheduleStore';
import type { StagedResultState, StagedState } from '../../../../src/protocol/stagedMessages';
import { Drafts } from '../../../../src/ui/interviewPanel/drafts';
import { StagedPage } from '../../../../src/ui/staged/stagedPage';
import { plain, start } from '../../core/scheduling/builders';
import { ManualTimers } from '../../../helpers/manualTimers';
import { MemoryLog } from '../../../helpers/memoryLog';
import { MemoryMemento } from '../../../helpers/memoryMemento';
import { root } from '../../../helpers/sandbox';

const key = 'design/design-drill-1';
const parsed = parseDesignFile(
  'd.md',
  'design-drill-1',
  readFileSync(path.join(root, 'questions/design/design-drill-1.md'), 'utf8'),
);
assert.ok(parsed.ok);
const { design } = parsed.value;
const minute = 60_000;

describe('StagedPage', () => {
  let log: MemoryLog;
  let memento: MemoryMemento;
  let timers: ManualTimers;
  let now: number;
  let page: StagedPage;
  let drafts: Drafts;

  /** As after a reload of the window: all that is left is the log and the memento. */
  const open = async (): Promise<void> => {
    const clock = (): number => now;
    const store = new ProgressStore(log, () => assert.fail(), clock);
    const schedule = new ScheduleStore(store, plain, clock);
    const recorder = new Recorder(store, schedule, clock);
    drafts = new Drafts(memento);
    timers = new ManualTimers();
    const content = {
      index: () => Promise.resolve([]),
      question: () => Promise.resolve(undefined),
      kata: () => Promise.resolve(undefined),
      flashcard: () => Promise.resolve(undefined),
      design: () => Promise.resolve(design),
    };
    const services = { content, store, schedule, recorder, drafts, memento, timers };
    page = new StagedPage({ ...services, loadDrills: () => drillPractice, now: clock });
    await store.load();
  };
  const state = async (): Promise<StagedState> => (await page.state(key)) as StagedState;
  const result = async (): Promise<StagedResultState> => (await page.state(key)) as StagedResultState;
  const go = (stage: string): Promise<boolean> => page.receive({ type: 'stagedGo', key, stage });
  const write = (stage: string, text: string): Promise<boolean> =>
    page.receive({ type: 'stagedText', key, stage, text });
  /** The window lives on for a while. */
  const wait = (ms: number): void => {
    for (let left = ms; left > 0; left -= 15_000) {
      now += Math.min(15_000, left);
      timers.advance(Math.min(15_000, left));
    }
  };

  beforeEach(async () => {
    log = new MemoryLog();
    memento = new MemoryMemento();
    now = start;
    await open();
    await page.receive({ type: 'stagedStart', key });
  });
  afterEach(() => {
    page.dispose();
    drafts.dispose();
  });

  it('does not start before it is told to', async () => {
    memento = new MemoryMemento();
    await open();
    assert.equal((await page.state(key))?.view, 'stagedStart');
  });

  it('lets a stage run over its time, and shows it', async () => {
    await state();
    wait(6 * minute);
    const { clock } = await state();
    assert.deepEqual([clock.isRunning, clock.phaseMs, clock.totalMs], [true, -minute, 39 * minute]);
  });

  it('tells what was asked for, and everything once the stage is left, also after going back', async () => {
    await write('clarify', 'Which GPUs do we have, and how are they connected?');
    await page.receive({ type: 'stagedAsk', key });
    const { facts } = await state();
    assert.deepEqual([facts?.known.length, facts?.open, facts?.canAsk], [1, 5, true]);
    await go('size');
    assert.equal((await state()).facts?.known.length, 6);
    await go('clarify');
    assert.deepEqual([(await state()).facts?.open, (await state()).facts?.canAsk], [0, false]);
  });

  it('keeps texts, numbers and time over a reload, with the clock paused', async () => {
    await state();
    wait(2 * minute);
    await go('size');
    await write('size', 'half a sen');
    await page.receive({ type: 'stagedNumber', key, number: 'in-flight', text: '3,500' });
    await drafts.flush();
    now += 30 * minute;
    await open();
    const { stage, draft, numbers, clock, paused } = await state();
    assert.deepEqual([stage, draft], ['size', 'half a sen']);
    assert.equal(numbers.find(({ id }) => id === 'in-flight')?.draft, '3,500');
    assert.deepEqual([clock.isRunning, clock.totalMs], [false, 43 * minute]);
    assert.match(paused ?? '', /reloaded/);
  });

  it('stops the clock when the candidate turns to something else', async () => {
    await state();
    wait(minute);
    await page.leave();
    wait(10 * minute);
    assert.equal((await state()).clock.totalMs, 44 * minute);
  });

  it('says which number it cannot read', async () => {
    await go('size');
    await page.receive({ type: 'stagedNumber', key, number: 'in-flight', text: '12 parsecs' });
    const number = (await state()).numbers.find(({ id }) => id === 'in-flight');
    assert.match(number?.problem ?? '', /parsecs/);
  });

  it('records the attempt, rates it once after the self-check, and shows no exemplar before', async () => {
    await write('clarify', 'How often does an active user send a message?');
    await page.receive({ type: 'stagedFinish', key });
    const checking = await result();
    assert.equal(checking.view, 'stagedResult');
    assert.ok((checking.selfCheck?.items.length ?? 0) > 0);
    assert.ok(checking.stages.every(({ exemplar }) => exemplar === undefined));
    assert.equal(drafts.get(`${key}#clarify`), '');
    await Promise.all([
      page.judge({ type: 'endCheck', key, how: 'finished' }),
      page.judge({ type: 'endCheck', key, how: 'finished' }),
    ]);
    const ended = await result();
    assert.ok(ended.stages.every(({ exemplar }) => exemplar !== undefined));
    assert.equal(ended.rating?.given?.rating, 'again');
    assert.deepEqual(
      log.events.map(({ item, type }) => [item, type]),
      [
        [key, 'answer'],
        [key, 'selfCheck'],
        [key, 'review'],
      ],
    );
    assert.deepEqual(log.of('answer')[0]?.found, ['asks-activity']);
  });

  it('begins anew after a finished attempt, and not while one runs', async () => {
    await state();
    wait(minute);
    await page.receive({ type: 'stagedAgain', key });
    assert.equal((await state()).clock.totalMs, 44 * minute);
    await page.receive({ type: 'stagedFinish', key });
    await page.receive({ type: 'stagedAgain', key });
    assert.equal((await state()).clock.totalMs, 45 * minute);
  });
});
