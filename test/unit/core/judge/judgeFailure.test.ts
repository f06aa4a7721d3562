import assert from 'node:assert/strict';
import { failureText } from '../../../../src/core/judge/failureText';
import { classifyModelError, type JudgeFailure } from '../../../../src/core/judge/judgeFailure';

describe('classifyModelError', () => {
  it('goes by the code, where there is one', () => {
    assert.equal(classifyModelError({ code: 'NoPermissions' }, false).kind, 'no-permission');
    assert.equal(classifyModelError({ code: 'NotFound' }, false).kind, 'not-found');
    assert.equal(classifyModelError({ code: 'Blocked', message: 'content filter' }, true).kind, 'blocked');
  });

  it('knows a used-up quota by its words', () => {
    for (const message of ['Quota exceeded', 'rate limit hit', '429 Too Many Requests', 'no credits left'])
      assert.equal(classifyModelError({ code: 'Blocked', message }, false).kind, 'quota', message);
    assert.equal(classifyModelError({ message: 'failed', cause: 'rate-limited: 429' }, false).kind, 'quota');
  });

  it('tells a reply that broke off from one that never came', () => {
    assert.equal(classifyModelError({ message: 'socket hang up' }, false).kind, 'failed');
    assert.equal(classifyModelError({ message: 'socket hang up' }, true).kind, 'interrupted');
  });

  it('keeps what the provider said to one short line', () => {
    const failure = classifyModelError({ message: `a\n  b ${'x'.repeat(500)}` }, false);
    assert.ok('detail' in failure && failure.detail?.startsWith('a b x') && failure.detail.length === 200);
  });
});

describe('failureText', () => {
  it('says for every failure what happened and what to do', () => {
    const failures: JudgeFailure[] = [
      ...(['no-models', 'unsupported', 'no-permission', 'not-found', 'blocked', 'quota'] as const),
      ...(['failed', 'interrupted', 'too-long', 'cancelled'] as const),
    ].map((kind) => ({ kind }));
    const all = [...failures, { kind: 'timeout', seconds: 60 } as const];
    const texts = all.map((failure) => failureText(failure, 'Model X'));
    assert.equal(new Set(texts.map(({ title }) => title)).size, all.length);
    for (const { title, advice } of texts) assert.ok(title.endsWith('.') && advice.endsWith('.'), title);
  });

  it('passes on what the provider said', () => {
    assert.equal(failureText({ kind: 'blocked', detail: 'Filtered.' }, 'X').detail, 'Filtered.');
  });
});
