import assert from 'node:assert/strict';
import * as drillPractice from '../../../../src/core/drills/drillPractice';
import {
  chooseRound,
  isBetter,
  roundLength,
  roundResult,
  roundText,
  type Shot,
  shotText,
} from '../../../../src/core/drills/quickFire';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import type { PracticeSources } from '../../../../src/core/scheduling/choosePractice';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { dayMs, entry, event, plain, review, start } from '../scheduling/builders';

const drills = Array.from({ length: 8 }, (_, i) => entry(`drill/d-${i}`));
const sources = (events: Parameters<typeof foldEvents>[0], index = drills): PracticeSources => ({
  index,
  progress: foldEvents(events),
  schedule: new Schedule([...events], { ...plain, newPerDay: 1 }),
  now: start + 10 * dayMs,
  seed: 1,
});
const shot = (correct: boolean, ms: number): Shot => ({
  id: 'kv-bytes',
  title: 'Size of a KV cache',
  seed: 3,
  given: '1 GB',
  correct,
  ms,
});

describe('a quick-fire round', () => {
  it('asks what is due first, drills only, and as many as a round has', () => {
    const due = review('drill/d-6', start, 'good');
    const round = chooseRound(sources([due], [entry('question/q'), ...drills]));
    assert.equal(round.length, roundLength);
    assert.equal(round[0]?.id, 'd-6');
    assert.ok(round.every(({ kind }) => kind === 'drill'));
    assert.equal(new Set(round).size, roundLength);
  });

  it('goes on with drills that are neither due nor new, but with none that is set aside', () => {
    const known = drills.map(({ id }) => review(`drill/${id}`, start + 9.9 * dayMs, 'easy'));
    const aside = event('drill/d-0', start + 9.95 * dayMs, { type: 'suspend' });
    const round = chooseRound(sources([...known, aside]));
    assert.equal(round.length, roundLength);
    assert.ok(round.every(({ id }) => id !== 'd-0'));
  });

  it('is better with more right answers, or as many in less time', () => {
    const slow = roundResult([shot(true, 90_000), shot(false, 60_000)]);
    assert.deepEqual(slow, { right: 1, of: 2, ms: 150_000 });
    assert.equal(roundText(slow), '1 of 2 right in 2:30');
    assert.equal(isBetter(slow, undefined), true);
    assert.equal(isBetter({ ...slow, ms: 100_000 }, slow), true);
    assert.equal(isBetter(slow, slow), false);
    assert.equal(isBetter({ right: 2, of: 2, ms: 400_000 }, slow), true);
    assert.equal(isBetter({ right: 0, of: 5, ms: 1 }, undefined), false);
  });

  it('says of each drill what was right, and which slip explains a wrong number', () => {
    assert.match(shotText(shot(false, 1), drillPractice), /^You said 1 GB; expected [\d.,]+ GB\. It is/);
    const passed = { ...shot(false, 1), given: undefined };
    assert.match(shotText(passed, drillPractice), /^Not answered; [\d.,]+ GB was right\.$/);
  });
});
