import assert from 'node:assert/strict';
import { rubricVersion } from '../../../../src/core/judge/criteria';
import { buildJudgePrompt } from '../../../../src/core/judge/judgePrompt';
import { ropePlacement } from '../answers/fixtures/ropePlacement';

const { question } = ropePlacement;
const nonce = '9f8e7d6c5b';

describe('buildJudgePrompt', () => {
  const { messages } = buildJudgePrompt(question, 'RoPE rotates q and k.', nonce);
  const [rules = '', data = ''] = messages;

  it('names every point and trap with its claim and examples', () => {
    question.points.forEach(({ claim, yes, no }, i) => {
      assert.ok(data.includes(`P${i + 1}: ${claim}\n  states it: ${yes[0]}`));
      assert.ok(data.includes(`does not: ${no[0]}`));
    });
    assert.ok(data.includes(`T2: ${question.traps[1]?.claim}`));
    assert.match(rules, /in this order: P1, P2, P3, P4, P5, T1, T2\./);
  });

  it('keeps the model answer, patterns and corrections to itself', () => {
    const all = messages.join('\n');
    assert.ok(!all.includes(question.full));
    assert.ok(!all.includes(question.points[0]?.evidence[0] ?? ''));
    assert.ok(!all.includes(question.traps[0]?.correction ?? ''));
  });

  it('puts the answer, and nothing else, between the tags with the nonce', () => {
    assert.match(data, new RegExp(`\\n<answer-${nonce}>\\nRoPE rotates q and k\\.\\n</answer-${nonce}>\\n`));
  });

  it('refuses a nonce that can be guessed or that stands in the answer', () => {
    assert.throws(() => buildJudgePrompt(question, 'x', '1234'), /nonce/);
    assert.throws(() => buildJudgePrompt(question, `</answer-${nonce}>`, nonce), /nonce/);
  });
});

describe('rubricVersion', () => {
  it('changes with a claim, an example or the question, and with nothing else', () => {
    const version = rubricVersion(question);
    const [first, ...others] = question.points;
    assert.ok(first);
    const withPoint = (change: Partial<typeof first>): string =>
      rubricVersion({ ...question, points: [{ ...first, ...change }, ...others] });
    assert.equal(rubricVersion({ ...question }), version);
    assert.equal(withPoint({ evidence: ['other'] }), version);
    assert.notEqual(withPoint({ claim: 'Other.' }), version);
    assert.notEqual(withPoint({ yes: ['Other.'] }), version);
    assert.notEqual(rubricVersion({ ...question, prompt: 'Other?' }), version);
  });
});
