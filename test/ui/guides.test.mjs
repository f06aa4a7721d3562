import assert from 'node:assert/strict';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest } from './extensionUnderTest.mjs';

describe('guides', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const panel = () => workbench.webview(extensionId);
  const heading = (name) => panel().getByRole('heading', { name });

  before(async () => {
    workbench = await openWorkbench({ folder: copyPracticeFolder(), ...(await extensionUnderTest()) });
  });
  after(() => workbench?.close());

  it('offers the guides, and opens the one that is chosen, by the keyboard alone', async () => {
    await workbench.command('Interview Coach: Open Guide…');
    const field = workbench.page.locator('.quick-input-widget .quick-input-box input');
    await workbench.page.locator('.quick-input-widget').getByText('Common mistakes').waitFor();
    await field.fill('practise');
    await field.press('Enter');
    await heading('Guide: How to practise').waitFor();
    await panel().getByRole('heading', { name: 'Two weeks' }).waitFor();
    assert.equal(await panel().getByRole('row').count(), 15);
    const study = panel().getByRole('link', { name: /^Test-Enhanced Learning/ });
    assert.equal(await study.getAttribute('href'), 'https://doi.org/10.1111/j.1467-9280.2006.01693.x');
  });

  for (const theme of themeKinds)
    it(`has no accessibility violation in the ${theme} theme`, async () => {
      await workbench.theme(theme);
      await panel().locator(`body.${themes[theme].webview}`).waitFor();
      assert.deepEqual(await findViolations(workbench, extensionId), []);
    });

  it('shows the same guide after a reload of the window', async () => {
    await workbench.reload();
    await heading('Guide: How to practise').waitFor();
  });

  it('opens the item that a link names', async () => {
    await panel().getByRole('button', { name: "Sizing a KV cache that isn't textbook" }).press('Enter');
    await heading("Question: Sizing a KV cache that isn't textbook").waitFor();
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
