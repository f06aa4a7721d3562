import assert from 'node:assert/strict';
import {
  clockText,
  inWords,
  noticeText,
  pausedText,
  phaseContent,
  taskHeading,
} from '../../../../src/core/sessions/interviewText';
import { plan, Rehearsal } from './interviews';

describe('taskHeading', () => {
  it('says where in the plan one is without giving the question away', () => {
    const run = new Rehearsal();
    assert.equal(taskHeading(run.state), 'Deep dive: question 1 of 2');
    run.act({ type: 'answer', text: 'x' }, { type: 'follow-up', id: 'f', prompt: '?' });
    assert.equal(taskHeading(run.state), 'Deep dive: follow-up');
    assert.equal(taskHeading(run.act({ type: 'next' }, { type: 'next' }).state), 'Hands-on: K');
    assert.equal(taskHeading(run.act({ type: 'next' }).state), 'Your questions');
  });
});

describe('phaseContent', () => {
  it('counts by kind', () => {
    assert.deepEqual(plan.phases.map(phaseContent), ['2 questions', '1 kata', 'you ask']);
  });
});

describe('noticeText', () => {
  it('says what happened and what comes', () => {
    const { state } = new Rehearsal();
    assert.match(
      noticeText({ kind: 'phase-time-over', graceMs: 60_000 }, state) ?? '',
      /"Deep dive" is over.*60 seconds/,
    );
    assert.match(noticeText({ kind: 'clock-back', ms: -3_600_000 }, state) ?? '', /back by about 60 minutes/);
    assert.equal(noticeText({ kind: 'finished' }, state), undefined);
  });
});

describe('pausedText', () => {
  it('says how long nobody was there', () => {
    const run = new Rehearsal().jump(600_000).act({ type: 'tick' });
    assert.match(pausedText(run.state), /^Nothing was heard for about 10 minutes/);
  });
});

describe('clockText', () => {
  it('counts down to zero and below', () => {
    assert.deepEqual([725_000, 724_100, 1, 0, -900, -1000, -20_000].map(clockText), [
      '12:05',
      '12:05',
      '0:01',
      '0:00',
      '0:00',
      '−0:01',
      '−0:20',
    ]);
  });
});

describe('inWords', () => {
  it('is as exact as anybody cares for', () => {
    assert.deepEqual([1000, 59_600, 90_000, -720_000].map(inWords), [
      '1 second',
      '60 seconds',
      'about 2 minutes',
      'about 12 minutes',
    ]);
  });
});
