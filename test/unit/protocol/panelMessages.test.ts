import assert from 'node:assert/strict';
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
