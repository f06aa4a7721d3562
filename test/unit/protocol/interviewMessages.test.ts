import assert from 'node:assert/strict';
import { parsePanelMessage } from '../../../src/protocol/panelMessages';

describe('parseInterviewMessage', () => {
  it('takes the messages of the interview', () => {
    for (const message of [
      { type: 'interviewDraft', place: '2.1', text: '' },
      { type: 'interviewAnswer', place: '12.0', text: 'because' },
      { type: 'interviewStep', action: 'skip', place: '1.0' },
      { type: 'interviewAction', action: 'pause' },
      { type: 'interviewOpen', key: 'kata/rope' },
    ])
      assert.deepEqual(parsePanelMessage({ ...message, extra: 1 }), message);
  });

  it('refuses everything else', () => {
    for (const message of [
      { type: 'interviewDraft', place: 'x', text: '' },
      { type: 'interviewAnswer', place: '1.0' },
      { type: 'interviewStep', action: 'skip' },
      { type: 'interviewStep', action: 'end', place: '1.0' },
      { type: 'interviewAction', action: 'constructor' },
      { type: 'interviewOpen', key: '../x' },
      { type: 'interviewOther' },
    ])
      assert.equal(parsePanelMessage(message), undefined, JSON.stringify(message));
  });
});
