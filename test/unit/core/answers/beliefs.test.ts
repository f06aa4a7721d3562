import * as assert from 'node:assert/strict';
import { scoreAnswer } from '../../../../src/core/answers/scoreAnswer';
import { point, question, trap } from './fixtures/rubric';

const subject = question('leak', {
  prompt: 'The roof of the greenhouse leaks. What do you tell the gardener about the putty and the glass?',
  full:
    'The glass is sound. The frames move in the wind, and the putty between frame and glass cracks. New putty alone ' +
    'cracks again within a year; a rubber seal follows the frame and stays tight.',
  points: [
    point(
      'frames-move',
      3,
      'The frames move in the wind and crack the putty.',
      ['frame* & move*|bend* & putty'],
      ['Wind bends the frames, and that breaks the putty.'],
      [],
    ),
    point(
      'rubber-seal',
      2,
      'A rubber seal follows the frame.',
      ['rubber|seal & follow*|tight'],
      ['Use rubber, it stays tight.'],
      [],
    ),
  ],
  traps: [
    trap(
      'putty-lasts',
      'Fresh putty closes the leak for good.',
      ['rubber-seal'],
      ['1: fresh putty|new putty & for good|forever|permanent*|for ever & leak*|gap*|drip*'],
      ['With new putty the leak is closed permanently.', 'Fresh putty stops the drips for ever.'],
      ['New putty does not close the leak for good.', 'Fresh putty cracks again.'],
    ),
  ],
});

const traps = (text: string): string[] => scoreAnswer(subject, text).traps.map(({ id }) => id);

describe('a wrong belief', () => {
  it('is named in words that no pattern foresaw, with the sentences that state it', () => {
    const text = 'The glass is fine. Put in fresh putty and the greenhouse stays closed forever.';
    const [found] = scoreAnswer(subject, text).traps;
    assert.equal(found?.id, 'putty-lasts');
    assert.deepEqual(found.evidence, [{ start: 19, end: text.length }]);
  });

  it('is named in a loose sense of what is said', () => {
    assert.deepEqual(traps('Put in new putty and the drips are over, never again.'), ['putty-lasts']);
  });

  it('may have the words of a phrase in another order', () => {
    assert.deepEqual(traps('The leak goes away permanently once the putty is new.'), ['putty-lasts']);
  });

  it('is not read into a denial, an attribution, a question or a condition contrary to fact', () => {
    for (const text of [
      'Fresh putty does not keep the greenhouse closed forever.',
      'Many gardeners say that with fresh putty it stays closed forever; that is wrong.',
      'Does fresh putty keep the greenhouse closed forever?',
      'If the fresh putty were closed forever, the wind would have to stop.',
    ])
      assert.deepEqual(traps(text), [], text);
  });

  it('is not read into what the model answer says in words that are near to it', () => {
    assert.deepEqual(traps(subject.full), []);
    assert.deepEqual(traps('New putty alone cracks again within a year.'), []);
  });
});
