import assert from 'node:assert/strict';
import { isFlashcardRequest } from '../../../src/protocol/flashcardMessages';
import { parsePanelMessage } from '../../../src/protocol/panelMessages';

describe('parsePanelMessage', () => {
  it('takes the messages of the protocol', () => {
    assert.deepEqual(parsePanelMessage({ type: 'ready' }), { type: 'ready' });
    const submit = { type: 'submit', key: 'question/rope-placement', text: 'because' };
    assert.deepEqual(parsePanelMessage({ ...submit, extra: 1 }), submit);
    assert.deepEqual(parsePanelMessage({ type: 'kataAction', key: 'kata/rope', action: 'grade' }), {
      type: 'kataAction',
      key: 'kata/rope',
      action: 'grade',
    });
    const skip = { type: 'practice', action: 'skip' };
    assert.deepEqual(parsePanelMessage(skip), skip);
  });

  it('takes the messages about an answer', () => {
    const key = 'question/rope-placement';
    const quote = { start: 3, end: 9 };
    for (const message of [
      { type: 'giveUp', key },
      { type: 'judgePoint', key, point: 'values', judgement: { said: 'yes', quote } },
      { type: 'judgePoint', key, point: 'values', judgement: { said: 'no' } },
      { type: 'judgeTrap', key, trap: 'adds', meant: false },
      { type: 'endCheck', key, how: 'skipped' },
      { type: 'rate', key, rating: 'hard' },
      { type: 'followUpSubmit', key, followUp: 'long-context', text: 'yarn' },
    ])
      assert.deepEqual(parsePanelMessage(message), message);
  });

  it('takes the messages about stages, and no others', () => {
    const key = 'design/design-drill-1';
    for (const message of [
      { type: 'stagedStart', key },
      { type: 'stagedText', key, stage: 'size', text: 'x' },
      { type: 'stagedNumber', key, number: 'in-flight', text: '3,500' },
      { type: 'stagedGo', key, stage: 'failure-and-cost' },
    ])
      assert.deepEqual(parsePanelMessage(message), message);
    for (const message of [
      { type: 'stagedEnd', key },
      { type: 'stagedGo', key, stage: '../size' },
      { type: 'stagedText', key, stage: 'size' },
      { type: 'stagedStart', key: 'design/../x' },
    ])
      assert.equal(parsePanelMessage(message), undefined, JSON.stringify(message));
  });

  it('refuses judgements, ratings and places that are none', () => {
    const key = 'question/rope-placement';
    for (const message of [
      { type: 'judgePoint', key, point: '../x', judgement: { said: 'no' } },
      { type: 'judgePoint', key, point: 'values', judgement: { said: 'maybe' } },
      { type: 'judgeTrap', key, trap: 'adds', meant: 'yes' },
      { type: 'endCheck', key, how: 'later' },
      { type: 'rate', key, rating: 'best' },
      { type: 'followUpDraft', key, followUp: 'x' },
    ])
      assert.equal(parsePanelMessage(message), undefined, JSON.stringify(message));
    const odd = {
      type: 'judgePoint',
      key,
      point: 'a',
      judgement: { said: 'yes', quote: { start: 9, end: 3 } },
    };
    assert.deepEqual(parsePanelMessage(odd), { ...odd, judgement: { said: 'yes' } });
  });

  it('takes the messages about a flashcard, and knows them from those about an answer', () => {
    const key = 'flashcard/card-kv-cache';
    for (const message of [
      { type: 'showBack', key },
      { type: 'rate', key, rating: 'good' },
      { type: 'undoRating', key },
    ]) {
      assert.deepEqual(parsePanelMessage(message), message);
      assert.ok(isFlashcardRequest(message));
      assert.ok(!isFlashcardRequest({ ...message, key: 'question/kv-cache' }));
    }
    assert.ok(!isFlashcardRequest({ type: 'openItem', key }));
    assert.equal(parsePanelMessage({ type: 'showBack', key: '../x' }), undefined);
  });

  it('takes the messages of the second opinion, and refuses broken ones', () => {
    const key = 'question/rope-placement';
    assert.deepEqual(parsePanelMessage({ type: 'judge/ask', key }), { type: 'judge/ask', key });
    const decide = { type: 'judge/decide', key, criterion: 'point/every-layer', counts: false };
    assert.deepEqual(parsePanelMessage(decide), decide);
    for (const wrong of [{ key: 'x' }, { counts: 1 }, { criterion: 'point/../x' }, { type: 'judge/other' }])
      assert.equal(parsePanelMessage({ ...decide, ...wrong }), undefined, JSON.stringify(wrong));
  });

  it('refuses everything else', () => {
    const wrong = [
      undefined,
      null,
      1,
      'ready',
      {},
      { type: 'eval' },
      { type: 'openItem' },
      { type: 'openItem', key: '../../etc' },
    ];
    for (const raw of [
      ...wrong,
      { type: 'draft', key: 'question/a' },
      { type: 'kataAction', key: 'kata/a', action: 'delete' },
      { type: 'practice', action: 'constructor' },
    ]) {
      assert.equal(parsePanelMessage(raw), undefined, JSON.stringify(raw));
    }
  });

  it('cuts a text that is too long to be an answer', () => {
    const message = parsePanelMessage({ type: 'draft', key: 'question/a', text: 'x'.repeat(300_000) });
    assert.equal(message?.type === 'draft' && message.text.length, 200_000);
  });
});
