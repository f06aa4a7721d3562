import assert from 'node:assert/strict';
import { changeText, countWords, evidenceTitle, pointWord, rangeText } from '../../../media/panel/words';

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
    const judge = { by: 'heuristic' as const };
    const point = { id: 'a', claim: '', weight: 1 as const, evidence: [], judge };
    const points = (['found', 'partial', 'check', 'missing'] as const).map((status) => ({
      ...point,
      status,
    }));
    assert.equal(evidenceTitle({ points }), 'Evidence for 1 of 4 points');
  });
});

describe('rangeText', () => {
  it('names the range when something is open', () => {
    assert.match(rangeText({ score: 60, scoreRange: [60, 85], traps: [] }), /60%.*raise it.*60% and 85%/);
  });

  it('says that the score may fall too', () => {
    assert.match(
      rangeText({ score: 60, scoreRange: [45, 85], traps: [] }),
      /either way, between 45% and 85%/,
    );
  });

  it('says that a trap takes points off', () => {
    const trap = {
      id: 'a',
      claim: '',
      why: '',
      correction: '',
      evidence: [],
      standing: 'confirmed' as const,
    };
    assert.match(
      rangeText({ score: 60, scoreRange: [60, 60], traps: [trap] }),
      /1 trap that you meant takes/,
    );
  });

  it('says when nothing is open', () => {
    assert.match(rangeText({ score: 100, scoreRange: [100, 100], traps: [] }), /Nothing is left open/);
  });
});

describe('pointWord', () => {
  it('tells what was found from what the candidate says', () => {
    assert.equal(pointWord({ status: 'partial', judge: { by: 'heuristic' } }), 'Nearly found');
    assert.match(pointWord({ status: 'partial', judge: { by: 'you' } }), /counts half/);
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
