import assert from 'node:assert/strict';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { answers } from './answers.mjs';
import {
  copyPracticeFolder,
  extensionId,
  extensionUnderTest,
  quietEditor,
  tallWindow,
} from './extensionUnderTest.mjs';
import { writePastReviews } from './pastReviews.mjs';

const dayMinutes = 24 * 60;
/** Items with the most overdue first; nothing else is due. */
const due = { question: 'Where rotary embeddings belong', kata: 'Rotary position embedding on q and k' };
const notDue = 'What the KV cache costs, and what paging changes';

describe('practice and schedule', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const panel = () => workbench.webview(extensionId);
  const bar = () => panel().getByRole('region', { name: 'Practice session' });
  const statusBar = () => workbench.page.locator('.statusbar-item', { hasText: /\d+ due/ });
  /** In the list of notifications, where a message stays when its toast is gone. */
  const notification = async (text) => {
    await workbench.command('Notifications: Show Notifications');
    return workbench.page.locator('.notifications-center .notification-list-item', { hasText: text }).first();
  };
  const row = async (name) =>
    (await workbench.view('Interview Coach')).getByRole('treeitem', { name }).first();
  const dueRows = async () => {
    const rows = (await workbench.view('Interview Coach')).getByRole('treeitem', { name: /, (due.*|new)$/ });
    return rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')));
  };

  before(async () => {
    workbench = await openWorkbench({
      size: tallWindow,
      folder: copyPracticeFolder(),
      settings: { ...quietEditor, 'interviewCoach.newItemsPerDay': 1 },
      prepare: (userDataDir) =>
        writePastReviews(userDataDir, [
          { item: 'question/kv-paging', minutesAgo: 4 * dayMinutes, rating: 'easy' },
          { item: 'kata/rope', minutesAgo: 2 * dayMinutes, rating: 'hard' },
          { item: 'question/rope-placement', minutesAgo: 5 * dayMinutes, rating: 'hard' },
        ]),
      ...(await extensionUnderTest()),
    });
  });
  after(() => workbench?.close());

  describe('sidebar', () => {
    it('lists what is due, the most overdue first, then the new items of the day', async () => {
      await (await row(/, new$/)).waitFor();
      const rows = await dueRows();
      assert.equal(rows.length, 3);
      assert.match(rows[0], new RegExp(`^${due.question}, question, due, \\d days late`));
      assert.match(rows[1], new RegExp(`^${due.kata}, kata, due, \\d days? late`));
    });

    it('counts the due items on its icon and in the status bar', async () => {
      await statusBar().filter({ hasText: '2 due' }).waitFor();
      assert.equal(
        await workbench.page.locator('.activitybar .badge-content', { hasText: /^2$/ }).count(),
        1,
      );
    });

    it('finds items by title and tag, and says so when there are none', async () => {
      await workbench.command('Interview Coach: Search Topics…');
      const input = workbench.page.locator('.quick-input-widget input');
      await input.fill('rotary');
      await (await row(/^Attention, position and long context: 0 of 2 solved, 2 due/)).waitFor();
      await input.fill('rotary zzz');
      await input.press('Enter');
      const clear = workbench.page.locator('.welcome-view').getByRole('button', { name: 'Clear Filter' });
      await clear.click();
      await (await row(/^Tokenization and data/)).waitFor();
    });

    it('filters by status with check boxes', async () => {
      await workbench.command('Interview Coach: Filter Topics…');
      await workbench.choose(/^Due$/);
      await workbench.page.keyboard.press('Enter');
      await (await row(/^Attention, position and long context: 0 of 2 solved, 2 due/)).waitFor();
      await (await row(new RegExp(`^${due.kata}, kata, not tried, due`))).waitFor();
      assert.equal(await (await row(/^Tokenization and data/)).count(), 0);
      await workbench.command('Interview Coach: Clear Topic Filter');
      await (await row(/^Tokenization and data/)).waitFor();
    });
  });

  describe('session', () => {
    it('starts from the status bar with what is due, and says why', async () => {
      await statusBar().click();
      await panel().getByRole('heading', { name: due.question }).waitFor();
      await bar()
        .getByText(/^due, \d days late$/)
        .waitFor();
      await bar().getByText('2 left').waitFor();
    });

    it('notices an answer and offers the next item', async () => {
      await panel().getByRole('textbox').fill(answers.rope);
      await panel().getByRole('textbox').press('Control+Enter');
      await bar().getByText('1 done').waitFor();
      await bar().getByRole('button', { name: 'Next' }).waitFor();
    });

    it('goes on to a kata by key', async () => {
      await workbench.page.keyboard.press('Control+Alt+n');
      await panel().getByRole('heading', { name: due.kata }).waitFor();
      await workbench.page.locator('.tab', { hasText: 'rope.ts' }).waitFor();
      await bar().getByText('1 left').waitFor();
    });

    it('is at the same place after a reload of the window', async () => {
      await workbench.reload();
      await panel().getByRole('heading', { name: due.kata }).waitFor();
      await bar().getByText('1 done').waitFor();
    });

    it('leads back from another item', async () => {
      await workbench.command('Interview Coach: Open Question…');
      await workbench.choose(notDue);
      await panel().getByRole('heading', { name: notDue }).waitFor();
      await bar()
        .getByRole('button', { name: `Back to “${due.kata}”` })
        .click();
      await panel().getByRole('heading', { name: due.kata }).waitFor();
    });

    it('skips by button and ends with a summary of every item', async () => {
      await bar().getByRole('button', { name: 'Skip' }).click();
      await bar().getByText('new', { exact: true }).waitFor();
      await workbench.command('Interview Coach: End Practice Session');
      // the item before it may have tables of its own
      const rows = panel().locator('.summary-table').getByRole('row');
      await rows.nth(2).waitFor();
      assert.match(
        (await rows.allInnerTexts()).join('\n'),
        /rotary embeddings belong[^]*%[^]*q and k[^]*skipped/,
      );
      await panel().getByText('1 item practised').first().waitFor();
    });

    for (const theme of themeKinds) {
      it(`has no accessibility violation in the summary in the ${theme} theme`, async () => {
        await workbench.theme(theme);
        await panel().locator(`body.${themes[theme].webview}`).waitFor();
        assert.deepEqual(await findViolations(workbench, extensionId), []);
      });
    }
  });

  describe('schedule', () => {
    it('suspends an item from the list of due items', async () => {
      const item = await row(new RegExp(`^${due.kata}, kata, due`));
      await item.hover();
      await item.getByRole('button', { name: 'Suspend Item' }).click();
      await statusBar().filter({ hasText: '0 due' }).waitFor();
      await (await notification(`Suspended “${due.kata}”`)).waitFor();
    });

    it('lists suspended items and resumes one', async () => {
      await workbench.command('Interview Coach: Show Leeches and Suspended…');
      await workbench.choose(due.kata);
      await workbench.choose('Resume');
      await statusBar().filter({ hasText: '1 due' }).waitFor();
    });

    it('takes the last rating back, and the taking back too', async () => {
      await workbench.command('Interview Coach: Undo Last Rating');
      await statusBar().filter({ hasText: '2 due' }).waitFor();
      const undone = await notification(`Took back the rating “easy” of “${due.question}”: due now.`);
      await undone.getByRole('button', { name: 'Redo' }).click();
      await statusBar().filter({ hasText: '1 due' }).waitFor();
      await (await notification(`“${due.question}” is rated “easy” again`)).waitFor();
    });

    it('hides the count in the status bar by a setting, at once', async () => {
      await workbench.updateSettings({ 'interviewCoach.showDueInStatusBar': false });
      await statusBar().waitFor({ state: 'detached' });
      await workbench.updateSettings({ 'interviewCoach.showDueInStatusBar': true });
      await statusBar().waitFor();
    });

    it('says when nothing is left, and offers a topic', async () => {
      await workbench.updateSettings({ 'interviewCoach.newItemsPerDay': 0 });
      const item = await row(new RegExp(`^${due.kata}, kata, due`));
      await item.hover();
      await item.getByRole('button', { name: 'Suspend Item' }).click();
      await statusBar().filter({ hasText: '0 due' }).waitFor();
      await workbench.command('Interview Coach: Start Practice');
      await panel().getByRole('heading', { name: 'Done for today' }).waitFor();
      await panel().getByRole('button', { name: '5 more new items today' }).waitFor();
      await panel().getByRole('button', { name: 'Practise a topic…' }).waitFor();
    });

    it('has no uncaught error in the page', () => {
      assert.deepEqual(workbench.errors, []);
    });
  });
});
