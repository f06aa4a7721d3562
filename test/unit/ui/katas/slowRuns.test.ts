import assert from 'node:assert/strict';
import { slowAfterMs, SlowRuns } from '../../../../src/ui/katas/slowRuns';
import { ManualTimers } from '../../../helpers/manualTimers';

describe('SlowRuns', () => {
  let timers: ManualTimers;
  let shown: (string | undefined)[];
  let runs: SlowRuns<string>;
  beforeEach(() => {
    timers = new ManualTimers();
    shown = [];
    runs = new SlowRuns(timers, (latest) => shown.push(latest));
  });

  it('says nothing of a run that ends in time', () => {
    const end = runs.begin('a');
    timers.advance(slowAfterMs - 1);
    end();
    timers.advance(slowAfterMs);
    assert.deepEqual(shown, []);
  });

  it('shows a slow run until it ends', () => {
    const end = runs.begin('a');
    timers.advance(slowAfterMs);
    assert.deepEqual(shown, ['a']);
    end();
    assert.deepEqual(shown, ['a', undefined]);
  });

  it('shows the latest of several, then the one that is left', () => {
    const endA = runs.begin('a');
    timers.advance(10);
    const endB = runs.begin('b');
    timers.advance(slowAfterMs);
    endB();
    endA();
    assert.deepEqual(shown, ['a', 'b', 'a', undefined]);
  });
});
