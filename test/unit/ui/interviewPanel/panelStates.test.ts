import assert from 'node:assert/strict';
import path from 'node:path';
import { DiskContent } from '../../../../src/node/diskContent';
import { panelState, type PanelSources, shownBefore } from '../../../../src/ui/interviewPanel/panelStates';
import { root } from '../../../helpers/sandbox';

describe('guides on the panel', () => {
  // a guide is made of content alone
  const sources = {
    content: new DiskContent(path.join(root, 'dist', 'content')),
  } as Partial<PanelSources> as PanelSources;

  it('are shown with their sections and with links to the studies', async () => {
    const state = await panelState({ view: 'guide', id: 'how-to-practise' }, sources);
    assert.ok(state.view === 'guide');
    assert.equal(state.title, 'How to practise');
    assert.ok(state.sections.some(({ title }) => title === 'Two weeks'));
    assert.equal(state.sources[0]?.url, 'https://doi.org/10.1111/j.1467-9280.2006.01693.x');
  });

  it('say so when there is no such guide', async () => {
    const state = await panelState({ view: 'guide', id: 'how-to-guess' }, sources);
    assert.ok(state.view === 'message');
    assert.match(state.text, /guide\/how-to-guess/);
  });

  it('come back after a reload', () => {
    const shown = shownBefore('guide', 'guide/common-mistakes', () => false);
    assert.deepEqual(shown, { view: 'guide', id: 'common-mistakes' });
  });
});
