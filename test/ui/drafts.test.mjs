import assert from 'node:assert/strict';
import { openWorkbench } from '../vscode-host/workbench.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest } from './extensionUnderTest.mjs';

const text = 'RoPE rotates the query and the key, and I am not done with this sen';

describe('an answer that is not handed in', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const field = () => workbench.webview(extensionId).getByRole('textbox');
  const openQuestion = async () => {
    await workbench.command('Interview Coach: Open Question…');
    await workbench.choose('Where rotary embeddings belong');
    await field().waitFor();
  };

  before(async () => {
    workbench = await openWorkbench({ folder: copyPracticeFolder(), ...(await extensionUnderTest()) });
    await openQuestion();
    await field().fill(text);
  });
  after(() => workbench?.close());

  it('is there again after the panel was closed', async () => {
    await workbench.command('View: Close All Editors');
    await workbench.webviewElements(extensionId).first().waitFor({ state: 'detached' });
    await openQuestion();
    assert.equal(await field().inputValue(), text);
  });

  it('comes back with the panel when the window reloads', async () => {
    await workbench.reload();
    await field().waitFor();
    assert.equal(await field().inputValue(), text);
  });

  it('is there again after VS Code was restarted', async () => {
    await workbench.restart();
    await field().waitFor();
    assert.equal(await field().inputValue(), text);
  });
});
