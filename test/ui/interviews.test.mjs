import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest, quietEditor } from './extensionUnderTest.mjs';

const spoken = 'Memory bandwidth bounds it, because every weight is read once for each token.';

describe('a mock interview', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  let folder;
  const panel = () => workbench.webview(extensionId);
  const button = (name) => panel().getByRole('button', { name, exact: true });
  const field = () => panel().getByRole('textbox');
  const heading = (name) => panel().getByRole('heading', { level: 1, name });
  const clock = () => panel().getByRole('timer', { name: 'Left in this phase' });
  const statusBar = (text) => workbench.page.locator('.statusbar-item', { hasText: text });
  const headingText = () => panel().locator('h1').textContent();
  const isAccessible = async () => assert.deepEqual(await findViolations(workbench, extensionId), []);
  const isAccessibleInEveryTheme = async () => {
    for (const theme of themeKinds) {
      await workbench.theme(theme);
      await panel().locator(`body.${themes[theme].webview}`).waitFor();
      await isAccessible();
    }
  };
  /** Presses a button and waits until something else is asked. */
  const leaveBy = async (name) => {
    const before = await panel().locator('h1').elementHandle();
    await button(name).click();
    await before?.waitForElementState('hidden');
    await panel().locator('h1').waitFor();
  };

  before(async () => {
    folder = copyPracticeFolder();
    workbench = await openWorkbench({ folder, settings: quietEditor, ...(await extensionUnderTest()) });
    await workbench.command('Interview Coach: Start Mock Interview…');
    await workbench.choose('Research engineer');
    await workbench.choose('30 minutes');
  });
  after(() => workbench?.close());

  it('shows what it will hold before the clock starts', async () => {
    await panel().getByRole('row', { name: 'Hands-on 12 min 1 kata' }).waitFor();
    await isAccessible();
    await button('Begin').click();
    await heading('Warm-up: question').waitFor();
  });

  it('runs its clock in panel and status bar', async () => {
    const shown = await clock().textContent();
    await statusBar(/Warm-up \d:\d\d · \d\d:\d\d/).waitFor();
    while ((await clock().textContent()) === shown);
    assert.match(await clock().textContent(), /^3:[0-5]\d$/);
  });

  it('stands still while it is paused, by key and by the status bar', async () => {
    await field().fill(spoken);
    await field().press('Control+Alt+p');
    await button('Continue').waitFor();
    assert.equal(await field().isEditable(), false);
    await isAccessibleInEveryTheme();
    await statusBar('Paused: Warm-up').click();
    await button('Pause').waitFor();
    assert.equal(await field().isEditable(), true);
  });

  it('comes back paused, with text and place, when the window reloads', async () => {
    await workbench.reload();
    await button('Continue').waitFor();
    await heading('Warm-up: question').waitFor();
    assert.equal(await field().inputValue(), spoken);
    // why it says so depends on whether going on had reached the disk
    await panel().getByRole('region', { name: 'Paused' }).waitFor();
    await button('Continue').click();
    await button('Pause').waitFor();
  });

  it('refuses a second one while it is under way', async () => {
    await workbench.command('Interview Coach: Start Mock Interview…');
    const dialog = workbench.page.getByRole('dialog').filter({ hasText: 'A mock interview is under way' });
    await dialog.getByRole('button', { name: 'Resume' }).click();
    await dialog.waitFor({ state: 'detached' });
    await heading('Warm-up: question').waitFor();
  });

  it('follows up on an answer without a word of feedback, then moves on', async () => {
    await leaveBy('Answer');
    await heading('Warm-up: follow-up').waitFor();
    const headings = await panel().getByRole('heading', { level: 2 }).allTextContents();
    assert.deepEqual(headings, ['The interviewer asks', 'Your answer']);
    await isAccessible();
    await field().fill('I would have to look that up.');
    await field().press('Control+Enter');
    await heading('Deep dive: question').waitFor();
    while ((await headingText())?.startsWith('Deep dive')) await leaveBy('Skip');
  });

  it('counts the latest verdict on its kata', async () => {
    await heading(/^Hands-on/).waitFor();
    await button('Open in editor').click();
    // the panel moves beside the file
    await workbench.page.locator('.editor-group-container').nth(1).waitFor();
    await button('Run tests').click();
    await panel()
      .locator('.interview-verdict', { hasText: /\d+ of \d+ cases pass/ })
      .waitFor();
    await isAccessible();
    await leaveBy('Next');
  });

  it('ends with a debrief of what was found, missed and skipped', async () => {
    await heading('Your questions').waitFor();
    await field().fill('How is it decided which ideas get a large run?');
    await leaveBy('End the interview');
    await heading('Debrief: Research engineer').waitFor();
    await panel()
      .getByRole('heading', { name: /^Score: \d+%$/ })
      .waitFor();
    await panel().getByText('This is the first one to compare later ones with.').waitFor();
    for (const phase of ['Warm-up', 'Deep dive', 'Hands-on', 'Your questions'])
      await panel().getByRole('rowheader', { name: phase }).waitFor();
    assert.equal(await panel().getByRole('article').count(), 3);
    await statusBar(/Your questions|Hands-on/).waitFor({ state: 'detached' });
    await isAccessibleInEveryTheme();
  });

  it('is saved as Markdown where the user wants it, and opened', async () => {
    await button('Save as Markdown…').click();
    const input = workbench.page.locator('.quick-input-widget .quick-input-box input');
    await input.waitFor();
    const file = path.join(folder, 'debrief.md');
    // the dialog fills its name in a moment after it has opened
    while (!/mock-interview-\d{4}-\d\d-\d\d-research\.md$/.test(await input.inputValue()));
    await input.fill(file);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: 'debrief.md' }).waitFor();
    const text = fs.readFileSync(file, 'utf8');
    assert.match(text, /^# Mock interview: Research engineer\n/);
    assert.ok(text.includes(`> ${spoken}`) && text.includes('> How is it decided which ideas'));
  });

  it('leads from the debrief to the answer with its feedback', async () => {
    await workbench.command('Interview Coach: Show Latest Debrief');
    await panel()
      .getByRole('button', { name: /^Feedback and model answer/ })
      .first()
      .click();
    await panel().getByText(spoken).first().waitFor();
    await button('Show model answer').waitFor();
  });

  it('asks a drill, says what of a number it cannot read, and debriefs the way to the right one', async () => {
    storeInterviewWithDrill(workbench.userDataDir);
    await workbench.command('Interview Coach: Resume Mock Interview');
    await heading('Hands-on: drill').waitFor();
    await field().fill('12 parsecs');
    await field().press('Control+Enter');
    await panel()
      .getByRole('alert')
      .getByText(/parsecs/)
      .waitFor();
    await isAccessibleInEveryTheme();
    await field().fill('1 B');
    await leaveBy('Answer');
    await heading('Your questions').waitFor();
    await leaveBy('End the interview');
    await heading('Debrief: Research engineer').waitFor();
    const [drill] = await panel().getByRole('article').allTextContents();
    assert.match(drill ?? '', /KV cache/);
    assert.match(drill ?? '', /Expected|expected/);
    await isAccessible();
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});

/** Puts a paused interview in place that is at its drill, as another window would have left it. */
function storeInterviewWithDrill(userDataDir) {
  const key = 'drill/kv-bytes';
  const phase = (id, title, items) => ({ id, title, minutes: 10, items, prompts: [] });
  const now = Date.now();
  const state = {
    formatVersion: 1,
    id: 'one-drill',
    plan: {
      role: 'research',
      roleTitle: 'Research engineer',
      minutes: 30,
      seed: 'one-drill',
      phases: [
        phase('hands-on', 'Hands-on', [{ key, title: 'Size of a KV cache', minutes: 10 }]),
        { ...phase('closing', 'Your questions', []), prompts: ['What would you ask me?'] },
      ],
      notes: [],
    },
    status: 'paused',
    startedAt: now,
    lastAt: now,
    phase: 0,
    item: 0,
    spent: [0, 0],
    draft: '',
    steps: [{ phase: 0, key, spentMs: 0, text: '', status: 'open', followUps: [] }],
    warned: { phase: false, total: false },
    gaps: [],
  };
  const folder = path.join(userDataDir, 'User/globalStorage', extensionId, 'interviews');
  fs.writeFileSync(path.join(folder, 'interview.json'), JSON.stringify(state));
}
