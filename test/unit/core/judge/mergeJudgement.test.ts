import assert from 'node:assert/strict';
import type { AnswerReport, PointStatus } from '../../../../src/core/answers/scoreAnswer';
import type { CriterionKey } from '../../../../src/core/judge/criteria';
import type { CheckedVerdict } from '../../../../src/core/judge/judgement';
import type { OwnWord } from '../../../../src/core/judge/ownWord';
import { type JudgedScore, judgedScore } from '../../../../src/core/judge/judgedScore';
import { type MergedJudgement, mergeJudgement } from '../../../../src/core/judge/mergeJudgement';
import { ropePlacement } from '../answers/fixtures/ropePlacement';

const { question } = ropePlacement;
const quote = { start: 0, end: 20 };
const met: CheckedVerdict = { kind: 'met', quote };
const partial: CheckedVerdict = { kind: 'partial', quote };
const opposite: CheckedVerdict = { kind: 'contradicted', quote };
const absent: CheckedVerdict = { kind: 'absent' };
const invented: CheckedVerdict = { kind: 'void', said: 'met', reason: 'not-in-answer' };

interface Case {
  offline?: Record<string, PointStatus>;
  traps?: string[];
  flags?: AnswerReport['flags'];
  verdicts: Record<CriterionKey, CheckedVerdict>;
}

function merge({ offline = {}, traps = [], flags = [], verdicts }: Case): MergedJudgement {
  const report: AnswerReport = {
    formatVersion: 1,
    question: question.id,
    score: 0,
    scoreRange: [0, 100],
    points: question.points.map(({ id, claim, weight }) => {
      return { id, claim, weight, status: offline[id] ?? 'missing', evidence: [] };
    }),
    traps: traps.map((id) => ({ id, claim: '', correction: '', evidence: [quote] })),
    flags,
  };
  return mergeJudgement(question, report, { model: 'Model', verdicts });
}

function pointOf(offline: PointStatus, verdict: CheckedVerdict, flags: AnswerReport['flags'] = []): string {
  const merged = merge({
    offline: { 'every-layer': offline },
    verdicts: { 'point/every-layer': verdict },
    flags,
  });
  const point = merged.points.find(({ key }) => key === 'point/every-layer');
  return `${point?.agreement}: ${point?.status}`;
}

describe('mergeJudgement', () => {
  it('confirms what both say', () => {
    assert.equal(pointOf('found', met), 'confirmed: found');
    assert.equal(pointOf('partial', partial), 'confirmed: partial');
    assert.equal(pointOf('missing', absent), 'confirmed: missing');
    assert.equal(pointOf('check', opposite), 'confirmed: check');
  });

  it('lets the model find what the offline check did not', () => {
    assert.equal(pointOf('missing', met), 'model: found');
    assert.equal(pointOf('partial', met), 'model: found');
    assert.equal(pointOf('check', met), 'model: found');
    assert.equal(pointOf('missing', partial), 'model: partial');
  });

  it('lets the model settle what the offline check left open', () => {
    assert.equal(pointOf('partial', absent), 'model: missing');
    assert.equal(pointOf('check', absent), 'model: missing');
    assert.equal(pointOf('missing', opposite), 'model: check');
  });

  it('calls it disputed when the model denies what was found', () => {
    for (const verdict of [absent, partial, opposite])
      assert.equal(pointOf('found', verdict), 'disputed: found');
  });

  it('stays with the offline check where the model’s verdict does not count', () => {
    assert.equal(pointOf('missing', invented), 'offline: missing');
    assert.equal(pointOf('found', { kind: 'unjudged' }), 'offline: found');
    assert.equal(merge({ verdicts: {} }).points[0]?.agreement, 'offline');
  });

  it('lets the model find nothing alone in an answer that talks to the grader or lists terms', () => {
    assert.equal(pointOf('missing', met, ['injection']), 'disputed: missing');
    assert.equal(pointOf('partial', met, ['keyword-list']), 'disputed: partial');
    assert.equal(pointOf('found', met, ['injection']), 'confirmed: found');
    assert.equal(pointOf('missing', absent, ['injection']), 'confirmed: missing');
  });

  it('establishes a trap only when both see it', () => {
    const trapOf = (traps: string[], verdict: CheckedVerdict): string => {
      const merged = merge({ traps, verdicts: { 'trap/extrapolates': verdict } });
      const trap = merged.traps.find(({ key }) => key === 'trap/extrapolates');
      return `${trap?.agreement}: ${trap?.asserted}`;
    };
    assert.equal(trapOf(['extrapolates'], met), 'confirmed: true');
    assert.equal(trapOf([], absent), 'confirmed: false');
    assert.equal(trapOf([], opposite), 'confirmed: false');
    assert.equal(trapOf([], met), 'disputed: false');
    assert.equal(trapOf(['extrapolates'], opposite), 'disputed: false');
    assert.equal(trapOf(['extrapolates'], partial), 'disputed: false');
    assert.equal(trapOf(['extrapolates'], invented), 'offline: false');
  });
});

describe('judgedScore', () => {
  const decide = (...keys: [CriterionKey, boolean][]): Map<CriterionKey, boolean> => new Map(keys);
  // weights: rotates-q-and-k 3, every-layer 2, relative-offset 3, values-unrotated 1, no-free-extrapolation 1
  const mixed = merge({
    offline: { 'rotates-q-and-k': 'found', 'every-layer': 'found', 'no-free-extrapolation': 'partial' },
    verdicts: {
      'point/rotates-q-and-k': met,
      'point/every-layer': absent,
      'point/relative-offset': met,
      'point/values-unrotated': partial,
      'point/no-free-extrapolation': invented,
    },
  });

  it('adds up what was found by either, half for a part, and keeps disputes and near misses open', () => {
    const { score, range, open } = judgedScore(mixed, new Map());
    assert.equal(score, 85);
    assert.deepEqual(range, [65, 95]);
    assert.deepEqual(open, ['point/every-layer']);
  });

  it('takes the candidate’s word on a dispute', () => {
    const against = judgedScore(mixed, decide(['point/every-layer', false]));
    assert.equal(against.score, 65);
    assert.deepEqual(against.open, []);
    assert.equal(judgedScore(mixed, decide(['point/every-layer', true])).score, 85);
  });

  it('says who has settled each point', () => {
    const settled = ({ credits }: JudgedScore): unknown[] => credits.map(({ by }) => by);
    assert.deepEqual(settled(judgedScore(mixed, new Map())), [
      'both',
      undefined,
      'model',
      'model',
      undefined,
    ]);
    assert.equal(settled(judgedScore(mixed, decide(['point/every-layer', true])))[1], 'you');
  });

  it('keeps what the candidate has claimed in the self-check, and half of what they call partly made', () => {
    const says = (points: [string, 'found' | 'partial'][], traps: [string, boolean][] = []): OwnWord => {
      return { points: new Map(points), traps: new Map(traps) };
    };
    const none = decide();
    assert.deepEqual(judgedScore(mixed, none, says([['every-layer', 'found']])).open, []);
    assert.equal(judgedScore(mixed, none, says([['no-free-extrapolation', 'found']])).score, 95);
    assert.equal(judgedScore(mixed, none, says([['no-free-extrapolation', 'partial']])).score, 90);
    const both = judgedScore(mixed, decide(['point/every-layer', false]), says([['every-layer', 'found']]));
    assert.equal(both.score, 65);
    assert.deepEqual(judgedScore(mixed, none, says([], [['flat-loss', true]])).traps, ['flat-loss']);
  });

  it('takes off 15 points for a trap that stands, and leaves an open one in the range', () => {
    const offline = { 'rotates-q-and-k': 'found' as const };
    const verdicts = { 'point/rotates-q-and-k': met };
    const confirmed = merge({
      offline,
      traps: ['flat-loss'],
      verdicts: { ...verdicts, 'trap/flat-loss': met },
    });
    assert.equal(judgedScore(confirmed, new Map()).score, 15);
    assert.deepEqual(judgedScore(confirmed, new Map()).traps, ['flat-loss']);
    assert.equal(judgedScore(confirmed, decide(['trap/flat-loss', false])).score, 30);
    const alone = merge({ offline, verdicts: { ...verdicts, 'trap/flat-loss': met } });
    assert.equal(judgedScore(alone, new Map()).score, 30);
    assert.equal(judgedScore(alone, new Map()).range[0], 15);
    assert.equal(judgedScore(alone, decide(['trap/flat-loss', true])).score, 15);
  });

  it('never leaves 0 to 100', () => {
    const worst = merge({
      traps: ['flat-loss', 'extrapolates'],
      verdicts: { 'trap/flat-loss': met, 'trap/extrapolates': met },
    });
    assert.equal(judgedScore(worst, new Map()).score, 0);
  });
});
