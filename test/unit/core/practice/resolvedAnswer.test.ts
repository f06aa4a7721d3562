import assert from 'node:assert/strict';
import { scoreAnswer } from '../../../../src/core/answers/scoreAnswer';
import {
  noSelfCheck,
  type ResolvedAnswer,
  resolveAnswer,
  type SelfCheck,
} from '../../../../src/core/practice/resolvedAnswer';
import {
  checkResult,
  finishedCheck,
  hasQuestions,
  selfCheckView,
} from '../../../../src/core/practice/selfCheck';
import { answers, coldStart } from './coldStart';

const resolve = (answer: string, check: SelfCheck = noSelfCheck): ResolvedAnswer =>
  resolveAnswer(coldStart, answer, scoreAnswer(coldStart, answer), check);
const points = (said: SelfCheck['points']): SelfCheck => ({ points: said, traps: {} });
const quote = { start: 40, end: 78 };

describe('resolveAnswer', () => {
  it('starts from what was found, open up to all that will be asked', () => {
    const { score, scoreRange } = resolve(answers.plain);
    assert.deepEqual([score, scoreRange], [38, [38, 88]]); // 3 of 8, and 2 + 2 asked
  });

  it('counts a yes with its sentence in full and says who judged', () => {
    const { score, points: all } = resolve(answers.plain, points({ weights: { said: 'yes', quote } }));
    assert.equal(score, 63);
    assert.deepEqual(
      all.slice(0, 2).map(({ status, evidence, judge }) => ({ status, evidence, judge })),
      [
        { status: 'found', evidence: [{ start: 0, end: 38 }], judge: { by: 'heuristic' } },
        { status: 'found', evidence: [quote], judge: { by: 'you', quote } },
      ],
    );
  });

  it('counts a yes only once its sentence is marked', () => {
    assert.deepEqual(
      resolve(answers.plain, points({ weights: { said: 'yes' } })).scoreRange,
      resolve(answers.plain).scoreRange,
    );
  });

  it('counts partly by half', () => {
    assert.equal(resolve(answers.plain, points({ weights: { said: 'partly' } })).score, 50);
  });

  it('closes the range as points are decided', () => {
    const first = resolve(answers.plain, points({ weights: { said: 'no' } }));
    assert.deepEqual(first.scoreRange, [38, 63]);
    const both = resolve(answers.plain, points({ weights: { said: 'no' }, graphs: { said: 'partly' } }));
    assert.deepEqual(both.scoreRange, [50, 50]);
  });

  it('does not let the candidate judge what was found, or what is not asked', () => {
    const check = points({ cache: { said: 'no' }, traffic: { said: 'yes', quote } });
    assert.equal(resolve(answers.plain, check).score, 38);
  });

  it('leaves a trap that nobody has confirmed in the range, and its point in doubt', () => {
    const { score, scoreRange, points: all, traps } = resolve(answers.trapped);
    assert.deepEqual([score, scoreRange, all[0]?.status], [0, [0, 88], 'check']);
    assert.equal(traps[0]?.standing, 'possible');
  });

  it('gives the point back when the trap is denied', () => {
    const { score, points: all } = resolve(answers.trapped, { points: {}, traps: { network: false } });
    assert.deepEqual([score, all[0]?.status], [38, 'found']);
  });

  it('takes 15 points off for a trap that was meant, and the point with it', () => {
    const check = { points: { weights: { said: 'yes' as const, quote } }, traps: { network: true } };
    const { score, points: all } = resolve(answers.trapped, check);
    assert.deepEqual([score, all[0]?.status, all[0]?.judge.by], [10, 'missing', 'you']);
  });
});

describe('selfCheckView', () => {
  it('asks about what was not found and weighs 2 or more', () => {
    const { items, sentences } = selfCheckView(answers.plain, resolve(answers.plain), noSelfCheck);
    assert.deepEqual(
      items.map(({ id, number, kind }) => [id, number, kind]),
      [
        ['weights', 2, 'missing'],
        ['graphs', 3, 'missing'],
      ],
    );
    assert.deepEqual(
      sentences.map(({ start, end }) => answers.plain.slice(start, end)),
      ['The cache is empty after a deployment.', 'It has to read a lot of tensors first.'],
    );
  });

  it('asks about near misses first, then by weight', () => {
    const near = 'The traffic shifts. Its graphs are old; the weights live on disk.';
    const { items } = selfCheckView(near, resolve(near), noSelfCheck);
    assert.deepEqual(
      items.map(({ id, kind }) => [id, kind]),
      [
        ['weights', 'near'],
        ['cache', 'missing'],
        ['graphs', 'missing'],
      ],
    );
  });

  it('has nothing to ask of an answer that makes every point', () => {
    assert.equal(hasQuestions(resolve(answers.full)), false);
    assert.equal(hasQuestions(resolve(answers.plain)), true);
  });
});

describe('finishedCheck', () => {
  it('takes what was left for a no, and closes the range', () => {
    const check = finishedCheck(resolve(answers.plain), points({ graphs: { said: 'yes', quote } }));
    const resolved = resolve(answers.plain, check);
    assert.deepEqual(resolved.scoreRange, [63, 63]);
    assert.deepEqual(checkResult(resolved), { score: 63, found: ['cache', 'graphs'], partly: [], traps: [] });
  });
});
