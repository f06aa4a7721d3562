import assert from 'node:assert/strict';
import { parseStagedAttempt } from '../../../../src/core/staged/savedAttempt';
import {
  advance,
  finish,
  goTo,
  isPast,
  newStagedAttempt,
  pause,
  resume,
  spentIn,
  totalSpent,
} from '../../../../src/core/staged/stagedAttempt';

const began = Date.UTC(2026, 0, 5, 12);
const second = 1000;
const fresh = newStagedAttempt('design/x', 'clarify', began);

describe('the clock of stages', () => {
  it('counts for the stage that is open, and for all together', () => {
    const sizing = goTo(advance(fresh, began + 20 * second), 'size', began + 30 * second);
    const later = advance(sizing, began + 45 * second);
    assert.equal(spentIn(later, 'clarify'), 30 * second);
    assert.equal(spentIn(later, 'size'), 15 * second);
    assert.equal(totalSpent(later), 45 * second);
  });

  it('runs on beyond the plan', () => {
    let attempt = fresh;
    for (let at = 1; at <= 20; at++) attempt = advance(attempt, began + at * 60 * second);
    assert.equal(attempt.status, 'running');
    assert.equal(spentIn(attempt, 'clarify'), 20 * 60 * second);
  });

  it('stands still while it is paused, and goes on from there', () => {
    const paused = pause(fresh, began + 10 * second, 'asked');
    const resumed = resume(advance(paused, began + 500 * second), began + 600 * second);
    assert.equal(resumed.pausedBecause, undefined);
    assert.equal(totalSpent(advance(resumed, began + 605 * second)), 15 * second);
  });

  it('pauses after a long silence, none of which counts', () => {
    const slept = advance(fresh, began + 3600 * second);
    assert.deepEqual([slept.status, slept.pausedBecause, totalSpent(slept)], ['paused', 'away', 0]);
  });

  it('loses nothing when the computer’s clock is set back', () => {
    const back = advance(fresh, began - 3600 * second);
    assert.equal(totalSpent(advance(back, began - 3590 * second)), 10 * second);
  });

  it('knows which stages were left for a later one, also after going back', () => {
    const back = goTo(goTo(fresh, 'architecture', began), 'clarify', began);
    assert.ok(isPast(back, 'clarify'));
    assert.ok(isPast(back, 'size'));
    assert.ok(!isPast(back, 'architecture'));
  });
});

describe('parseStagedAttempt', () => {
  const kept = (attempt: unknown): unknown => JSON.parse(JSON.stringify(attempt));

  it('brings back a running attempt with its clock stopped', () => {
    const read = parseStagedAttempt(kept(advance(fresh, began + 5 * second)));
    assert.deepEqual([read?.status, read?.pausedBecause], ['paused', 'reload']);
    assert.equal(read && totalSpent(read), 5 * second);
  });

  it('brings back a finished attempt as it was', () => {
    const finished = finish(fresh, { texts: { size: 'x' }, numbers: { n: '1' } }, began);
    assert.deepEqual(parseStagedAttempt(kept(finished)), finished);
  });

  it('takes nothing that is none', () => {
    const bad = [
      undefined,
      {},
      { ...fresh, stage: 'lunch' },
      { ...fresh, status: 'finished' },
      { ...fresh, key: 'kata/x' },
    ];
    for (const raw of bad) assert.equal(parseStagedAttempt(kept(raw ?? null)), undefined);
  });
});
