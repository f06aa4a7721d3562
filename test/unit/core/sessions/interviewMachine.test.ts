import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type InterviewAction, stepInterview } from '../../../../src/core/sessions/interviewMachine';
import {
  currentItem,
  type InterviewState,
  openFollowUp,
  timeLeft,
  totalSpent,
} from '../../../../src/core/sessions/interviewState';
import { restoreInterview, saveInterview } from '../../../../src/core/sessions/savedInterview';
import { began, minute, plan, Rehearsal } from './interviews';

const answer = (text: string): InterviewAction => ({ type: 'answer', text });
const texts = ({ steps, draft }: InterviewState): string =>
  [...steps.flatMap((step) => [step.text, ...step.followUps.map(({ text }) => text)]), draft].join('\n');

describe('stepInterview', () => {
  it('goes from item to item and phase to phase to the end', () => {
    const run = new Rehearsal().act(answer('one'), { type: 'next' });
    assert.equal(currentItem(run.state)?.key, 'question/b');
    run.act({ type: 'skip' });
    assert.equal(currentItem(run.state)?.key, 'kata/k');
    run.act({ type: 'next' }, answer('no questions'), { type: 'next' });
    assert.equal(run.state.status, 'finished');
    assert.deepEqual(
      run.state.steps.map(({ key, status, text }) => [key, status, text]),
      [
        ['question/a', 'answered', 'one'],
        ['question/b', 'skipped', ''],
        ['kata/k', 'skipped', ''],
        [undefined, 'answered', 'no questions'],
      ],
    );
    assert.deepEqual(run.notices, ['finished']);
  });

  it('asks follow-ups, each once, and keeps their answers apart', () => {
    const ask: InterviewAction = { type: 'follow-up', id: 'f', prompt: 'And if?' };
    const run = new Rehearsal().act(answer('main'), ask);
    assert.equal(openFollowUp(run.state)?.prompt, 'And if?');
    run.act(answer('then'), ask, { type: 'follow-up', id: 'g', prompt: 'Why?' }, { type: 'skip' });
    const [step] = run.state.steps;
    assert.equal(step?.text, 'main');
    assert.deepEqual(
      step?.followUps.map(({ id, status, text }) => [id, status, text]),
      [
        ['f', 'answered', 'then'],
        ['g', 'skipped', ''],
      ],
    );
    assert.equal(currentItem(run.state)?.key, 'question/a');
  });

  it('counts time by phase and by item', () => {
    const run = new Rehearsal().wait(5).act({ type: 'next' }).wait(2).act({ type: 'next' }).wait(3);
    assert.deepEqual(run.state.spent, [7 * minute, 3 * minute, 0]);
    assert.deepEqual(
      run.state.steps.map(({ spentMs }) => spentMs / minute),
      [5, 2, 3],
    );
    assert.deepEqual(timeLeft(run.state), { phase: 7 * minute, total: 20 * minute });
  });

  it('does not count a pause, and resumes by acting but not by writing', () => {
    const run = new Rehearsal()
      .wait(1)
      .act({ type: 'pause' })
      .jump(60 * minute);
    run.act({ type: 'tick' }, { type: 'draft', text: 'while paused' });
    assert.deepEqual([run.state.status, run.state.draft], ['paused', 'while paused']);
    run.act(answer('now')).wait(1);
    assert.deepEqual([run.state.status, totalSpent(run.state)], ['running', 2 * minute]);
  });

  it('pauses after a silence that is too long to be counted', () => {
    const run = new Rehearsal()
      .wait(1)
      .jump(3 * 60 * minute)
      .act({ type: 'tick' });
    assert.deepEqual([run.state.status, run.state.pausedBecause], ['paused', 'away']);
    assert.equal(totalSpent(run.state), minute);
    assert.deepEqual(run.notices, ['paused-away']);
    run.act({ type: 'resume' }).wait(1);
    assert.equal(totalSpent(run.state), 2 * minute);
    assert.equal(run.state.pausedBecause, undefined);
  });

  it('counts on from where it is when the clock is set back', () => {
    const run = new Rehearsal()
      .wait(2)
      .jump(-60 * minute)
      .act({ type: 'tick' })
      .wait(1);
    assert.equal(totalSpent(run.state), 3 * minute);
    assert.deepEqual(run.notices, ['clock-back']);
    assert.deepEqual(run.state.gaps, [{ at: began + 2 * minute, ms: -60 * minute, kind: 'clock-back' }]);
  });

  it('warns once when a phase is over, then moves on with what was written', () => {
    const run = new Rehearsal().act({ type: 'draft', text: 'half a thou' }).wait(16);
    assert.deepEqual(run.notices, ['phase-time-over']);
    run.wait(1);
    assert.deepEqual(run.notices, ['phase-time-over', 'phase-cut']);
    assert.equal(currentItem(run.state)?.key, 'kata/k');
    assert.deepEqual(
      run.state.steps.slice(0, 1).map(({ status, text }) => [status, text]),
      [['cut', 'half a thou']],
    );
  });

  it('adds what was begun anew to an answer that the clock cuts off', () => {
    const run = new Rehearsal().act(answer('first'), { type: 'draft', text: 'second' }).wait(17);
    assert.equal(run.state.steps[0]?.text, 'first\n\nsecond');
  });

  it('ends after the grace at the latest, with what was written', () => {
    const run = new Rehearsal().act({ type: 'next' }, { type: 'next' }, { type: 'next' });
    run.wait(29).act({ type: 'draft', text: 'last words' }).wait(3);
    assert.deepEqual(run.notices, ['time-over', 'finished']);
    assert.equal(run.state.status, 'finished');
    assert.equal(run.state.endedAt, run.now);
    assert.equal(run.state.steps.at(-1)?.text, 'last words');
  });

  it('takes in results after the end, and nothing else', () => {
    const run = new Rehearsal().act({ type: 'finish' });
    const result = { score: 40, by: 'evidence found', found: [], missed: [], traps: [] };
    run.act(answer('late'), { type: 'result', key: 'question/a', result });
    assert.equal(run.state.steps[0]?.text, '');
    assert.equal(run.state.steps[0]?.result?.score, 40);
  });

  it('loses no text and counts no time twice, whatever happens in whatever order', () => {
    let count = 0;
    const written = fc.constantFrom<'draft' | 'answer'>('draft', 'answer');
    const action = fc.oneof(
      fc.constantFrom<InterviewAction>(
        { type: 'tick' },
        { type: 'skip' },
        { type: 'next' },
        { type: 'pause' },
        { type: 'resume' },
        { type: 'finish' },
        { type: 'follow-up', id: 'f', prompt: '?' },
        { type: 'follow-up', id: 'g', prompt: '?' },
      ),
      written,
    );
    const step = fc.tuple(action, fc.integer({ min: -5 * minute, max: 20 * minute }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (script) => {
        const run = new Rehearsal();
        let forward = 0;
        let latest = '';
        for (const [what, ms] of script) {
          forward += Math.max(0, ms);
          const isOpen = run.state.status !== 'finished';
          if (typeof what === 'string') {
            if (isOpen) latest = `text-${++count}`;
            run.jump(ms).act({ type: what, text: latest });
          } else run.jump(ms).act(what);
          assert.ok(texts(run.state).includes(latest));
          assert.ok(totalSpent(run.state) <= forward);
          const byStep = run.state.steps.reduce((sum, { spentMs }) => sum + spentMs, 0);
          assert.equal(byStep, totalSpent(run.state));
          const restored = restoreInterview(saveInterview(run.state), run.now);
          assert.ok(restored.ok, JSON.stringify(restored));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the state that it was given alone', () => {
    const { state } = new Rehearsal().wait(1);
    const before = structuredClone(state);
    stepInterview(state, answer('x'), state.lastAt + 1000);
    assert.deepEqual(state, before);
  });
});

describe('restoreInterview', () => {
  const running = (): InterviewState => new Rehearsal().act({ type: 'draft', text: 'so far' }).wait(3).state;

  it('comes back paused at the place and with the text, without the time in between', () => {
    const state = running();
    const restored = restoreInterview(saveInterview(state), state.lastAt + 60 * minute);
    assert.ok(restored.ok);
    assert.deepEqual([restored.state.status, restored.state.pausedBecause], ['paused', 'reload']);
    const resumed = stepInterview(restored.state, { type: 'resume' }, state.lastAt + 61 * minute).state;
    const later = stepInterview(resumed, { type: 'tick' }, state.lastAt + 61 * minute + 5000).state;
    assert.equal(totalSpent(later), 3 * minute + 5000);
    assert.equal(later.draft, 'so far');
  });

  it('gives a finished one back as it was', () => {
    const { state } = new Rehearsal().act({ type: 'finish' });
    assert.deepEqual(restoreInterview(saveInterview(state), began + minute), { ok: true, state });
  });

  it('says what is wrong with a damaged one and never throws', () => {
    const state = running();
    const damaged: [string, RegExp][] = [
      [saveInterview(state).slice(0, 200), /not JSON/],
      ['null', /must be object/],
      [JSON.stringify({ ...state, status: 'dancing' }), /\/status/],
      [JSON.stringify({ ...state, phase: 7 }), /phase 8 of 3/],
      [JSON.stringify({ ...state, item: 2 }), /item 3 of 2/],
      [JSON.stringify({ ...state, spent: [0] }), /one time for each phase/],
      [JSON.stringify({ ...state, steps: [] }), /\/steps/],
      [JSON.stringify({ ...state, formatVersion: 2 }), /newer version/],
    ];
    for (const [stored, why] of damaged) {
      const restored = restoreInterview(stored, began);
      assert.ok(!restored.ok);
      assert.match(restored.message, why);
    }
  });

  it('survives any text', () => {
    const anything = fc.oneof(fc.string(), fc.json());
    fc.assert(fc.property(anything, (stored) => !restoreInterview(stored, began).ok));
  });

  it('lets fields of a later minor version through', () => {
    const stored = JSON.stringify({ ...running(), mood: 'calm', plan: { ...plan, music: 'none' } });
    assert.ok(restoreInterview(stored, began).ok);
  });
});
