import assert from 'node:assert/strict';
import * as drillPractice from '../../../../src/core/drills/drillPractice';
import { drawDrill } from '../../../../src/core/drills/drawDrill';
import { drillOf } from '../../../../src/core/drills/drills';
import {
  askedDrill,
  drillSeed,
  judgeDrills,
  unreadable,
} from '../../../../src/core/sessions/interviewDrills';
import { startInterview, stepInterview } from '../../../../src/core/sessions/interviewMachine';
import type { InterviewState } from '../../../../src/core/sessions/interviewState';
import { began, plan } from './interviews';

const key = 'drill/kv-bytes';
const load = (): typeof drillPractice => drillPractice;

/** An interview whose first item is a drill. */
const start = (id = 'one'): InterviewState => {
  const [first, ...phases] = plan.phases;
  assert.ok(first);
  const items = [{ key, title: 'KV cache', minutes: 4 } as const];
  return startInterview(id, { ...plan, phases: [{ ...first, items }, ...phases] }, began);
};
const answered = (state: InterviewState, text: string): InterviewState =>
  stepInterview(state, { type: 'answer', text }, began + 60_000).state;

describe('drills in an interview', () => {
  it('asks the same draw whenever it is asked, and another one in another interview', () => {
    const seed = drillSeed(start(), key);
    assert.equal(drillSeed(start(), key), seed);
    assert.notEqual(drillSeed(start('two'), key), seed);
    const drill = drillOf('kv-bytes');
    assert.ok(drill);
    assert.equal(askedDrill(start(), load)?.prompt, drawDrill(drill, seed).prompt);
  });

  it('says what of a number cannot be read, and nothing of one that can', () => {
    assert.match(unreadable(start(), '12 parsecs', load) ?? '', /parsecs/);
    assert.equal(unreadable(start(), '12 GB', load), undefined);
  });

  it('judges a number once, and tells what was expected of a wrong one', () => {
    const drill = drillOf('kv-bytes');
    assert.ok(drill);
    const { expected: value } = drawDrill(drill, drillSeed(start(), key));
    const [right] = judgeDrills(answered(start(), String(value)), load);
    assert.deepEqual([right?.correct, right?.result.score], [true, 100]);
    const [wrong] = judgeDrills(answered(start(), String(value * 7)), load);
    assert.deepEqual([wrong?.correct, wrong?.result.score], [false, 0]);
    assert.match(wrong?.result.by ?? '', /^expected [\d.]+/);
    assert.ok(right);
    const done = stepInterview(
      answered(start(), String(value)),
      { type: 'result', key, result: right.result },
      began + 61_000,
    ).state;
    assert.deepEqual(judgeDrills(done, load), []);
  });

  it('leaves what was skipped, or cannot be read, unjudged', () => {
    assert.deepEqual(judgeDrills(stepInterview(start(), { type: 'skip' }, began + 1000).state, load), []);
    assert.deepEqual(judgeDrills(answered(start(), 'many'), load), []);
  });
});
