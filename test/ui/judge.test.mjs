import assert from 'node:assert/strict';
import path from 'node:path';
import { projectRoot } from '../vscode-host/paths.mjs';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { answers } from './answers.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest } from './extensionUnderTest.mjs';

const fakeModels = path.join(projectRoot, 'test/integration/judge/extensions/fakeModels');

describe('second opinion on the feedback page', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const section = () => workbench.webview(extensionId).locator('#judge');
  const button = (name) => section().getByRole('button', { name });
  const says = (text) => section().getByText(text).first().waitFor();
  /** Takes a row of the quick pick that a command has opened, by keyboard: a hover may lie over the row. */
  const take = async (label) => {
    await workbench.page.locator('.quick-input-widget .quick-input-box input').fill(label);
    await workbench.quickPickRow(label).waitFor();
    await workbench.page.keyboard.press('Enter');
    // one that is still closing would take the next one with it
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };
  const dialog = () => workbench.page.locator('.monaco-dialog-box');
  const axeInAllThemes = async () => {
    for (const theme of themeKinds) {
      await workbench.theme(theme);
      await workbench.webview(extensionId).locator(`body.${themes[theme].webview}`).waitFor();
      assert.deepEqual(await findViolations(workbench, extensionId), [], theme);
    }
  };

  before(async () => {
    const { extensionDevelopmentPath, ...installed } = /** @type {any} */ (await extensionUnderTest());
    workbench = await openWorkbench({
      folder: copyPracticeFolder(),
      ...installed,
      extensionDevelopmentPath: [extensionDevelopmentPath ?? [], fakeModels].flat(),
    });
    await workbench.command('Interview Coach: Open Question…');
    await take('Where rotary embeddings belong');
    const field = workbench.webview(extensionId).getByRole('textbox');
    await field.fill(answers.rope);
    await field.press('Control+Enter');
    const page = workbench.webview(extensionId);
    await page
      .getByText(/Evidence for/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /skip/i }).click();
    await section().waitFor();
  });
  after(() => workbench?.close());

  it('asks which model, and says once what is sent where', async () => {
    await button('Second opinion from a model').press('Enter');
    await take('Fake hangs');
    await dialog().getByText('Send your answer to Fake hangs?').waitFor();
    await dialog()
      .getByText(/your answer go to Fake hangs, provided in VS Code by "fake"/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await button('Second opinion from a model').press('Enter');
    await dialog().getByRole('button', { name: 'Send' }).click();
    await says('Asking Fake hangs…');
  });

  it('stops on a key, with the focus where one can go on', async () => {
    await button('Stop').press('Enter');
    await button('Second opinion from a model').waitFor();
    assert.equal(
      await button('Second opinion from a model').evaluate((it) => it === document.activeElement),
      true,
    );
  });

  it('says what failed and what to do', async () => {
    await workbench.command('Interview Coach: Choose the Model for Second Opinions…');
    await take('Fake quota');
    await workbench.command('Interview Coach: Ask a Model to Judge This Answer');
    await says('Your quota for Fake quota is used up.');
    await says('You have exceeded your monthly quota.');
    assert.deepEqual(await findViolations(workbench, extensionId), []);
  });

  it('shows on every line who says what, with the quote in its sentence', async () => {
    await button('Choose another model…').click();
    await take('Fake good');
    await says('Fake good');
    await section().locator('.judge-summary').waitFor();
    const lines = await section().locator('.judge-line').count();
    assert.ok(lines >= 8);
    for (const who of ['Offline check', 'Fake good'])
      assert.equal(await section().locator('dt', { hasText: who }).count(), lines);
    const quotes = await section().locator('q mark').allTextContents();
    assert.ok(quotes.length > 2);
    const flat = answers.rope.replace(/\s+/g, ' ');
    for (const quote of quotes) assert.ok(flat.includes(quote.trim()), quote);
  });

  it('lets the candidate decide what is disputed, by keyboard', async () => {
    const score = () => section().locator('.judge-score').textContent();
    const before = await score();
    const choice = section()
      .getByRole('button', { name: /^Don't count it/ })
      .first();
    await choice.focus();
    await workbench.page.keyboard.press('Enter');
    await section().locator('dt', { hasText: 'You' }).first().waitFor();
    assert.equal(await choice.getAttribute('aria-pressed'), 'true');
    assert.equal(await choice.evaluate((it) => it === document.activeElement), true);
    assert.notEqual(await score(), before);
  });

  it('rates by the second opinion once nothing is left to decide', async () => {
    const undecided = section().locator('[role="group"]:not(:has([aria-pressed="true"]))');
    for (let left = await undecided.count(); left > 0; left--) {
      await undecided.first().getByRole('button').first().press('Enter');
      await undecided.nth(left - 1).waitFor({ state: 'detached' });
    }
    const title = workbench
      .webview(extensionId)
      .getByRole('heading', { name: /^Rated with the second opinion/ });
    await title.waitFor();
  });

  it('has no accessibility violation in any theme', async () => {
    await section().locator('summary').click();
    await axeInAllThemes();
  });

  it('is there again after the window was reloaded', async () => {
    await workbench.reload();
    await says('Does not count');
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
