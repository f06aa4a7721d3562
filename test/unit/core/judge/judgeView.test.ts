import assert from 'node:assert/strict';
import { scoreAnswer } from '../../../../src/core/answers/scoreAnswer';
import type { CriterionKey } from '../../../../src/core/judge/criteria';
import type { CheckedVerdict, Judgement } from '../../../../src/core/judge/judgement';
import { judgeView } from '../../../../src/core/judge/judgeView';
import type { JudgeLineView } from '../../../../src/protocol/judgeMessages';
import { ropePlacement } from '../answers/fixtures/ropePlacement';

const { question } = ropePlacement;
const answer =
  'First things first. You rotate q and k after the projections. RoPE extrapolates to any length for free.';
const span = (text: string): { start: number; end: number } => {
  const start = answer.indexOf(text);
  return { start, end: start + text.length };
};

function linesOf(
  verdicts: Record<string, CheckedVerdict>,
  decided: [CriterionKey, boolean][] = [],
): JudgeLineView[] {
  const judgement: Judgement = { model: 'M', promptVersion: 1, rubricVersion: 'r', answer: 'a', verdicts };
  return judgeView(question, answer, scoreAnswer(question, answer), judgement, new Map(decided)).lines;
}

describe('judgeView', () => {
  it('numbers the points and names the traps by letters', () => {
    const lines = linesOf({});
    assert.deepEqual(
      lines.map(({ label }) => label),
      ['1', '2', '3', '4', '5', 'A'],
    );
  });

  it('leaves out traps that nobody sees', () => {
    const traps = (verdicts: Record<string, CheckedVerdict>): string[] =>
      linesOf(verdicts).flatMap(({ kind, key }) => (kind === 'trap' ? [key] : []));
    assert.deepEqual(traps({}), ['trap/extrapolates']);
    const quote = span('RoPE extrapolates to any length');
    assert.deepEqual(traps({ 'trap/flat-loss': { kind: 'met', quote } }), [
      'trap/flat-loss',
      'trap/extrapolates',
    ]);
  });

  it('shows a quote within its sentences', () => {
    const [line] = linesOf({ 'point/rotates-q-and-k': { kind: 'met', quote: span('rotate q and k') } });
    assert.ok(line !== undefined && 'around' in line.verdict);
    const { around } = line.verdict;
    assert.equal(answer.slice(around.start, around.end).trim(), 'You rotate q and k after the projections.');
  });

  it('says why a verdict does not count, and takes a broken one for none', () => {
    const [first, second] = linesOf({
      'point/rotates-q-and-k': { kind: 'void', said: 'met', reason: 'not-in-answer' },
      'point/every-layer': { kind: 'met' } as unknown as CheckedVerdict,
    });
    assert.deepEqual(first?.verdict, {
      kind: 'void',
      why: 'Its quote is not in your answer, so its verdict does not count.',
    });
    assert.deepEqual(second?.verdict, { kind: 'unjudged' });
  });

  it('carries what the candidate has decided', () => {
    const lines = linesOf({ 'point/rotates-q-and-k': { kind: 'absent' } }, [
      ['point/rotates-q-and-k', false],
    ]);
    assert.equal(lines[0]?.decision, false);
    assert.equal('decision' in (lines[1] ?? {}), false);
  });
});
