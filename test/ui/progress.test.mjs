import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest, quietEditor } from './extensionUnderTest.mjs';
import { review, writePastEvents } from './pastReviews.mjs';

const dayMinutes = 24 * 60;
const early = 'We cache keys.';
const later = 'We cache keys and values of all earlier tokens.';

/** Eight weeks of practice: two answers to one question, a kata with a misconception, two mock interviews. */
function pastWork() {
  const events = [];
  for (let week = 8; week > 0; week--) {
    const minutesAgo = week * 7 * dayMinutes;
    for (const [i, item] of ['question/kv-cache', 'question/gqa', 'drill/kv-bytes'].entries())
      events.push({
        item,
        minutesAgo: minutesAgo - i * 6,
        ...review(minutesAgo, week % 3 === 1 ? 'again' : 'good'),
      });
  }
  const answer = (minutesAgo, score, text) => {
    const body = { type: 'answer', score, scoreRange: [score, score], found: [], traps: [], text };
    return { item: 'question/kv-cache', minutesAgo, ...body };
  };
  const kata = (minutesAgo, passed, traps) => {
    const body = { type: 'kata', status: passed === 12 ? 'passed' : 'failed', passed, total: 12, traps };
    return { item: 'kata/rope', minutesAgo, ...body, code: `export const passed = ${passed};\n` };
  };
  const interview = (minutesAgo, score) => {
    const startedAt = Date.now() - minutesAgo * 60_000;
    const item = {
      key: 'question/gqa',
      spentMs: 9e5,
      skipped: false,
      score,
      found: [],
      missed: [],
      traps: [],
    };
    const times = { startedAt, endedAt: startedAt + 18e5, plannedMs: 18e5, spentMs: 18e5 };
    const session = {
      id: `s${score}`,
      kind: 'interview',
      role: 'llm-systems',
      ...times,
      phases: [],
      items: [item],
    };
    return { item: 'question/gqa', minutesAgo, type: 'session', session };
  };
  return [
    ...events,
    answer(3 * dayMinutes, 25, early),
    answer(2 * dayMinutes, 60, later),
    kata(dayMinutes + 20, 5, ['rotates-values']),
    kata(dayMinutes + 10, 12, []),
    interview(20 * dayMinutes, 40),
    interview(6 * dayMinutes, 65),
  ];
}

describe('progress', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  let storage;
  const folder = copyPracticeFolder();
  const panel = () => workbench.webview(extensionId);
  const part = (name) => panel().getByRole('region', { name, exact: true });
  const box = () => workbench.page.locator('.quick-input-widget');
  /** In the list of notifications, where a message stays when its toast is gone. */
  const told = async (text) => {
    await workbench.command('Notifications: Show Notifications');
    const center = workbench.page.locator('.notifications-center');
    await center.locator('.notification-list-item', { hasText: text }).first().waitFor();
  };
  /** Types a path over the one that a file dialog fills in a moment after it has opened. */
  const typePath = async (suggested, file) => {
    const input = box().locator('.quick-input-box input');
    await input.waitFor();
    while (!suggested.test(await input.inputValue()));
    await input.fill(file);
  };
  const logs = () => fs.readdirSync(path.join(storage, 'progress')).sort();
  const logged = (type) =>
    logs()
      .flatMap((name) =>
        fs
          .readFileSync(path.join(storage, 'progress', name), 'utf8')
          .trim()
          .split('\n'),
      )
      .map((line) => JSON.parse(line))
      .filter((event) => event.type === type);

  before(async () => {
    workbench = await openWorkbench({
      folder,
      settings: { ...quietEditor },
      prepare: (userDataDir) => {
        storage = path.join(userDataDir, 'User/globalStorage', extensionId);
        writePastEvents(userDataDir, pastWork());
      },
      ...(await extensionUnderTest()),
    });
  });
  after(() => workbench?.close());

  it('shows how things stand, in words, drawn and as tables', async () => {
    await workbench.command('Interview Coach: Open Progress Dashboard');
    await panel().getByRole('heading', { name: 'Progress', exact: true }).waitFor();
    for (const name of [
      'Readiness for a role',
      'Mastery of topics',
      'Recall of what was learned',
      'Reviews to come',
      'Activity and time spent',
      'Katas',
      'Mock interviews',
    ])
      await part(name).locator('svg').waitFor();
    await part('Mock interviews')
      .getByText('2 interviews; the latest came to 65%. The first came to 40%.')
      .waitFor();
    await part('Katas').getByText('“rotates-values” was found 1 time in').waitFor();
  });

  it('opens the table and the formula of a section by keyboard alone', async () => {
    const summary = part('Readiness for a role').locator('summary').first();
    await summary.focus();
    await workbench.page.keyboard.press('Enter');
    await part('Readiness for a role').getByRole('row').nth(1).waitFor();
    assert.equal(await part('Readiness for a role').getByRole('row').count(), 5);
    await workbench.page.keyboard.press('Tab');
    await workbench.page.keyboard.press('Enter');
    await part('Readiness for a role').locator('.katex').first().waitFor();
  });

  for (const theme of themeKinds)
    it(`has no accessibility violation in the ${theme} theme`, async () => {
      await workbench.theme(theme);
      await panel().locator(`body.${themes[theme].webview}`).waitFor();
      assert.deepEqual(await findViolations(workbench, extensionId), [], theme);
    });

  it('compares an earlier answer with the one before it', async () => {
    await workbench.command('Interview Coach: Show Past Work…');
    await workbench.choose('What the KV cache');
    await box().getByText('Past Work:').waitFor();
    assert.equal(await box().locator('.monaco-list-row').count(), 2);
    await workbench.page.keyboard.press('Enter');
    const diff = workbench.page.locator('.monaco-diff-editor');
    await diff.getByText('all earlier tokens').first().waitFor();
    await diff.locator('.char-insert, .line-insert').first().waitFor();
  });

  it('keeps a note that is written in an editor', async () => {
    await workbench.command('Interview Coach: Edit Note…');
    await workbench.choose('What the KV cache');
    await workbench.page.locator('.tab.active', { hasText: 'Note on kv-cache' }).waitFor();
    await workbench.page.keyboard.type('Ask about eviction.');
    await workbench.page.keyboard.press('Control+s');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.equal(logged('note').at(-1)?.text, 'Ask about eviction.');
  });

  it('bookmarks an item, and filters the topics by it', async () => {
    await workbench.command('Interview Coach: Add or Remove Bookmark');
    await workbench.choose('What the KV cache');
    await told('Bookmarked');
    assert.equal(logged('bookmark').at(-1)?.on, true);
  });

  it('exports everything, and finds nothing new in its own export', async () => {
    const file = path.join(folder, 'export.jsonl');
    fs.rmSync(file, { force: true }); // from an attempt before: the dialog would ask
    await workbench.command('Interview Coach: Export Progress…');
    await typePath(/interview-coach-progress-\d{4}-\d\d-\d\d\.jsonl$/, file);
    await workbench.page.keyboard.press('Enter');
    await told('Exported');
    const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
    await workbench.command('Interview Coach: Import Progress…');
    await typePath(/\/$/, `${folder}/`);
    await workbench.quickPickRow('export.jsonl').click();
    await told(`0 new records; ${lines.length} records had been there before`);
  });

  it('deletes everything, and starts anew', async () => {
    await workbench.command('Interview Coach: Delete All My Data…');
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText('Delete everything that Interview Coach has stored?').waitFor();
    const reloaded = workbench.page.waitForEvent('load');
    await dialog.getByRole('button', { name: 'Delete Everything' }).click();
    await reloaded;
    await workbench.untilReady();
    await told('Everything that Interview Coach had stored is deleted.');
    assert.equal(fs.existsSync(path.join(storage, 'progress', 'other.jsonl')), false);
    await workbench.command('Interview Coach: Open Progress Dashboard');
    await panel().getByText('Nothing tried yet').waitFor();
  });
});
