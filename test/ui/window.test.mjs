import assert from 'node:assert/strict';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { copyPracticeFolder, extensionUnderTest } from './extensionUnderTest.mjs';

describe('window', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: copyPracticeFolder(), ...(await extensionUnderTest()) });
  });
  after(() => workbench?.close());

  it('opens the practice folder', async () => {
    await workbench.openFile('README.md');
  });

  for (const theme of /** @type {(keyof typeof themes)[]} */ (Object.keys(themes))) {
    it(`switches to the ${theme} theme`, () => workbench.theme(theme));
  }

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
