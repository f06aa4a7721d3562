import assert from 'node:assert/strict';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest } from './extensionUnderTest.mjs';

describe('quick-fire drills and what-if plots', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const panel = () => workbench.webview(extensionId);
  const box = () => workbench.page.locator('.quick-input-widget');
  const field = () => box().locator('.quick-input-box input');
  const choice = (name) => panel().getByRole('combobox', { name, exact: true });
  const summary = () => panel().locator('#plot-summary');

  before(async () => {
    workbench = await openWorkbench({ folder: copyPracticeFolder(), ...(await extensionUnderTest()) });
  });
  after(() => workbench?.close());

  it('asks five drills in a row against the clock, and says at once what it cannot read', async () => {
    await workbench.command('Interview Coach: Quick-Fire Drills');
    await box()
      .getByText(/Quick-fire 1 of 5 · [45]:\d\d/)
      .waitFor();
    await field().fill('12 parsecs');
    await field().press('Enter');
    await box()
      .getByText(/parsecs/)
      .waitFor();
    for (let i = 1; i < 5; i++) {
      await box()
        .getByText(new RegExp(`^Quick-fire ${i} of 5`))
        .waitFor();
      await box().getByRole('button', { name: 'Pass' }).click();
    }
    await box()
      .getByText(/Quick-fire 5 of 5 · passed/)
      .waitFor();
    await field().fill('1e40');
    await field().press('Enter');
  });

  it('ends with what was right, and leads to the way there', async () => {
    await box()
      .getByText(/Quick-fire: 0 of 5 right in \d:\d\d/)
      .waitFor();
    await box()
      .getByText(/You said 1e40; expected/)
      .first()
      .click();
    await panel().getByRole('heading', { name: 'Result' }).waitFor();
    await panel().getByText('Not right').first().waitFor();
  });

  it('draws a plot, says in words what is to be seen, and gives the values as a table', async () => {
    await workbench.command('Interview Coach: Open What-If Plots');
    await panel().getByRole('heading', { name: 'Roofline with the operating point' }).waitFor();
    await panel().locator('.plot-figure svg').waitFor();
    assert.match((await summary().textContent()) ?? '', /the ridge is at 295 FLOP\/B/);
    assert.equal(await panel().getByRole('row').count(), 3);
  });

  it('draws anew when something else is chosen, and keeps the focus there', async () => {
    await choice('GPU').focus();
    await choice('GPU').selectOption('H200 SXM');
    await summary()
      .getByText(/206 FLOP\/B/)
      .waitFor();
    assert.equal(await choice('GPU').evaluate((element) => element === document.activeElement), true);
    await choice('Plot').selectOption('Pipeline timeline');
    await panel().getByRole('heading', { name: 'Pipeline timeline' }).waitFor();
    await choice('Schedule').selectOption('GPipe');
    await summary()
      .getByText(/GPipe keeps the activations of all 8 microbatches/)
      .waitFor();
    await panel().locator('.plot-figure svg').getByText('Stage 4').waitFor();
  });

  for (const theme of themeKinds)
    it(`has no accessibility violation in the ${theme} theme`, async () => {
      await workbench.theme(theme);
      await panel().locator(`body.${themes[theme].webview}`).waitFor();
      assert.deepEqual(await findViolations(workbench, extensionId), []);
    });

  it('shows the same plot after a reload of the window', async () => {
    await workbench.reload();
    await panel().getByRole('heading', { name: 'Pipeline timeline' }).waitFor();
    assert.equal(await choice('Schedule').inputValue(), 'gpipe');
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
