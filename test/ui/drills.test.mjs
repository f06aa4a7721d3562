import assert from 'node:assert/strict';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest } from './extensionUnderTest.mjs';

describe('numeric drills', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const panel = () => workbench.webview(extensionId);
  const field = () => panel().getByRole('textbox', { name: /^Your answer, in/ });
  const section = (name) => panel().getByRole('heading', { name });
  const button = (name) => panel().getByRole('button', { name });
  const expected = async () => (await panel().locator('.drill-numbers dd').last().textContent()) ?? '';
  const axeIn = async (theme) => {
    await workbench.theme(theme);
    await panel().locator(`body.${themes[theme].webview}`).waitFor();
    assert.deepEqual(await findViolations(workbench, extensionId), [], theme);
  };

  before(async () => {
    workbench = await openWorkbench({ folder: copyPracticeFolder(), ...(await extensionUnderTest()) });
    await workbench.command('Interview Coach: Open Drill…');
    await workbench.choose('Size of a KV cache');
    await field().waitFor();
  });
  after(() => workbench?.close());

  it('says which part of an answer it did not understand', async () => {
    await field().fill('12 parsecs');
    await field().press('Enter');
    await panel()
      .getByRole('alert')
      .getByText(/parsecs/)
      .waitFor();
    assert.equal(await field().getAttribute('aria-invalid'), 'true');
    await axeIn('dark');
  });

  it('shows the way to the right number, step by step, and the formula', async () => {
    await field().fill('1 B');
    await field().press('Enter');
    await section('Result').waitFor();
    await panel().getByText('Not right').first().waitFor();
    assert.match(await expected(), /^[\d.,]+ .*tolerance/);
    assert.ok((await panel().locator('.drill-working li').count()) >= 2);
    await panel().locator('.katex').first().waitFor();
  });

  for (const theme of themeKinds)
    it(`has no accessibility violation in the ${theme} theme`, () => axeIn(theme));

  it('keeps the draw and its result over a reload of the window', async () => {
    const before = await expected();
    await workbench.reload();
    await section('Result').waitFor();
    assert.equal(await expected(), before);
  });

  it('draws other numbers, and the field is ready for the next answer', async () => {
    await button('Once more with other numbers').press('Enter');
    await section('Result').waitFor({ state: 'detached' });
    assert.equal(await field().inputValue(), '');
    assert.equal(await field().evaluate((it) => it === document.activeElement), true);
  });

  it('shows the formula sheet, filters it, and leads to the drill of a formula', async () => {
    await workbench.command('Interview Coach: Open Formula Sheet');
    const filter = panel().getByRole('searchbox', { name: 'Filter' });
    await filter.fill('kv cache size');
    await panel()
      .getByRole('status')
      .getByText(/^\d of \d+ formulas$/)
      .waitFor();
    await axeIn('light');
    await panel().getByRole('button', { name: 'Practise: Size of a KV cache' }).press('Enter');
    await field().waitFor();
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
