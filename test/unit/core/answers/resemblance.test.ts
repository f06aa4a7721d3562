import * as assert from 'node:assert/strict';
import { type PointStatus, scoreAnswer } from '../../../../src/core/answers/scoreAnswer';
import { point, question } from './fixtures/rubric';

const subject = question('cups', {
  prompt: 'What do you know about the cups?',
  full: 'The red cup is filled with coffee each morning. The blue plate lies under the kettle at night.',
  points: [
    point(
      'filled',
      3,
      'The red cup is filled with coffee each morning.',
      ['red & cup & filled & morning'],
      ['Coffee goes into the red cup each morning.'],
      [],
    ),
    point(
      'plate',
      2,
      'The blue plate lies under the kettle at night.',
      ['blue & plate & kettle'],
      ['At night the kettle stands on the blue plate.'],
      [],
    ),
    point(
      'spoon',
      1,
      'The spoon never gets wet from the water in the kitchen.',
      ['spoon & ~wet & water & kitchen'],
      ['In the kitchen no water gets the spoon wet.'],
      [],
    ),
  ],
  traps: [],
});

function statusOf(text: string, id: string): PointStatus | undefined {
  return scoreAnswer(subject, text).points.find((each) => each.id === id)?.status;
}

const plate = 'The blue plate is where the kettle stands over night.';

describe('near misses', () => {
  it('count where the rest of the sentence speaks of the same point', () => {
    assert.equal(
      statusOf(`${plate} Each morning the red cup receives hot coffee from me.`, 'filled'),
      'found',
    );
  });

  it('stay partial where nothing else of the answer is found', () => {
    assert.equal(statusOf('Each morning the red cup receives hot coffee from me.', 'filled'), 'partial');
  });

  it('stay partial where the sentence speaks more of another point', () => {
    const text = `${plate} The red cup and a blue plate, the kettle, and in the morning at night it lies under.`;
    assert.equal(statusOf(text, 'filled'), 'partial');
  });

  it('need more where a wrong belief about the point goes round', () => {
    const text = `${plate} Each morning the red cup receives hot coffee from me.`;
    const trap = {
      id: 'empty',
      claim: 'The red cup stays empty.',
      evidence: ['1: red & cup & stays & empty'],
      contradicts: ['filled'],
      why: 'It looks so.',
      correction: 'It is filled.',
      yes: ['The red cup stays empty.'],
      no: ['The red cup is filled.'],
    };
    const weak = 'filled & red & cup & morning';
    const points = subject.points.map((each) =>
      each.id === 'filled' ? { ...each, evidence: [weak], yes: [], claim: 'The red cup.' } : each,
    );
    const status = (traps: typeof subject.traps): PointStatus | undefined =>
      scoreAnswer({ ...subject, points, traps }, text).points[0]?.status;
    assert.equal(status([]), 'found');
    assert.equal(status([trap]), 'partial');
  });

  it('do not count where the missing word is there and negated', () => {
    const status = statusOf(`${plate} Each morning the red cup is not filled with coffee at all.`, 'filled');
    assert.notEqual(status, 'found');
  });

  it('do not count where a negation is what is missing', () => {
    assert.notEqual(statusOf(`${plate} The spoon lies in the water of the kitchen.`, 'spoon'), 'found');
  });
});
