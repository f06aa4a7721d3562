import assert from 'node:assert/strict';
import { changeText, countWords, evidenceTitle, rangeText } from '../../../media/panel/words';

describe('countWords', () => {
  it('counts what has a letter or a digit', () => {
    assert.equal(countWords('  Two words - and 7B (α).\n'), 5);
  });

  it('counts none in a blank text', () => {
    assert.equal(countWords(' \n\t'), 0);
  });
});

describe('evidenceTitle', () => {
  it('counts found points only', () => {
    const point = { id: 'a', claim: '', weight: 1 as const, evidence: [] };
    const points = (['found', 'partial', 'check', 'missing'] as const).map((status) => ({
      ...point,
      status,
    }));
    assert.equal(evidenceTitle({ points }), 'Evidence for 1 of 4 points');
  });
});

describe('rangeText', () => {
  it('names the range when something is open', () => {
    assert.match(rangeText({ score: 60, scoreRange: [60, 85] }), /60%.*raise it.*60% and 85%/);
  });

  it('says that the score may fall too', () => {
    assert.match(rangeText({ score: 60, scoreRange: [45, 85] }), /either way, between 45% and 85%/);
  });

  it('says when nothing is open', () => {
    assert.match(rangeText({ score: 100, scoreRange: [100, 100] }), /Nothing is left open/);
  });
});

describe('changeText', () => {
  it('tells a rise, a fall and no change apart', () => {
    assert.deepEqual(
      [changeText(60, 41.6), changeText(40, 52), changeText(50.2, 49.8)].map(({ direction }) => direction),
      ['up', 'down', 'same'],
    );
    assert.equal(changeText(60, 41.6).text, 'Up 18 from 42% last time');
  });
});
