import assert from 'node:assert/strict';
import { gradeDelays, GradeSchedule } from '../../../../src/ui/katas/gradeSchedule';
import { ManualTimers } from '../../../helpers/manualTimers';

describe('GradeSchedule', () => {
  let timers: ManualTimers;
  let graded: string[];
  let broken: Set<string>;
  let schedule: GradeSchedule;
  beforeEach(() => {
    timers = new ManualTimers();
    graded = [];
    broken = new Set();
    schedule = new GradeSchedule(
      timers,
      (file) => !broken.has(file),
      (file) => graded.push(file),
    );
  });
  const { typing, incomplete } = gradeDelays;

  it('grades once, after a pause', () => {
    for (let key = 0; key < 5; key++) {
      schedule.touch('a');
      timers.advance(typing - 1);
    }
    assert.deepEqual(graded, []);
    timers.advance(1);
    assert.deepEqual(graded, ['a']);
    timers.advance(10 * incomplete);
    assert.deepEqual(graded, ['a']);
  });

  it('waits longer before it calls half-typed code wrong', () => {
    broken.add('a');
    schedule.touch('a');
    timers.advance(incomplete - 1);
    assert.deepEqual(graded, []);
    timers.advance(1);
    assert.deepEqual(graded, ['a']);
  });

  it('never grades half-typed code that is typed on in time', () => {
    broken.add('a');
    schedule.touch('a');
    timers.advance(incomplete - 1);
    broken.delete('a');
    schedule.touch('a');
    timers.advance(typing - 1);
    assert.deepEqual(graded, []);
    timers.advance(1);
    assert.deepEqual(graded, ['a']);
  });

  it('keeps files apart', () => {
    schedule.touch('a');
    timers.advance(typing / 2);
    schedule.touch('b');
    timers.advance(typing / 2);
    assert.deepEqual(graded, ['a']);
    timers.advance(typing / 2);
    assert.deepEqual(graded, ['a', 'b']);
  });

  it('grades nothing that was dropped', () => {
    broken.add('b');
    schedule.touch('a');
    schedule.touch('b');
    timers.advance(typing / 2);
    schedule.drop('a');
    timers.advance(typing);
    schedule.drop('b');
    timers.advance(incomplete);
    assert.deepEqual(graded, []);
  });

  it('grades nothing after its end', () => {
    schedule.touch('a');
    schedule.dispose();
    timers.advance(incomplete);
    assert.deepEqual(graded, []);
  });
});
