import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../vscode-host/paths.mjs';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest, quietEditor } from './extensionUnderTest.mjs';
import { writePastReviews } from './pastReviews.mjs';

const { items } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'dist/content/index.json'), 'utf8'));
const card = (id) => items.find((item) => item.kind === 'flashcard' && item.id === id);
/** Both are due, this one first. */
const first = card('card-kv-cache');
const second = card('card-chain-rule');
const dayMinutes = 24 * 60;

describe('flashcards', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  let userDataDir;
  const panel = () => workbench.webview(extensionId);
  const heading = ({ title }) => panel().getByRole('heading', { level: 1, name: title });
  const bar = () => panel().getByRole('region', { name: 'Practice session' });
  const link = (name) => panel().getByRole('button', { name, exact: true });
  const rating = (name) => panel().getByRole('button', { name: new RegExp(`^${name} comes back in \\d`) });
  const press = (key) => workbench.page.keyboard.press(key);
  const focusedTitle = ({ title }) => panel().locator('h1:focus', { hasText: title });
  const focusedAnswer = () => panel().locator('#back-heading:focus');
  const said = (text) => panel().getByRole('status').getByText(text);
  const axeIn = async (theme) => {
    await workbench.theme(theme);
    await panel().locator(`body.${themes[theme].webview}`).waitFor();
    assert.deepEqual(await findViolations(workbench, extensionId), [], theme);
  };
  /** What this window has written about a card, oldest first. */
  const logged = ({ id }) => {
    const folder = path.join(userDataDir, 'User/globalStorage', extensionId, 'progress');
    const files = fs.readdirSync(folder).filter((name) => name.endsWith('.jsonl') && name !== 'other.jsonl');
    return files
      .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line))
      .filter(({ item, type }) => item === `flashcard/${id}` && type !== 'session');
  };
  const written = (which) => logged(which).map(({ type, rating, source }) => [type, rating, source]);

  before(async () => {
    workbench = await openWorkbench({
      folder: copyPracticeFolder(),
      settings: { ...quietEditor, 'interviewCoach.newItemsPerDay': 0 },
      prepare: (folder) => {
        userDataDir = folder;
        writePastReviews(folder, [
          { item: `flashcard/${first.id}`, minutesAgo: 20 * dayMinutes, rating: 'hard' },
          { item: `flashcard/${second.id}`, minutesAgo: 6 * dayMinutes, rating: 'good' },
        ]);
      },
      ...(await extensionUnderTest()),
    });
  });
  after(() => workbench?.close());

  it('asks for the most overdue card, without its answer', async () => {
    await workbench.command('Interview Coach: Review Flashcards');
    await focusedTitle(first).waitFor();
    await bar().getByText('1 left').waitFor();
    assert.equal(await panel().getByRole('heading', { name: 'Answer' }).count(), 0);
    assert.equal(await panel().locator('.rating').count(), 0);
  });

  it('has no accessibility violation on the front', () => axeIn('light'));

  it('shows the answer by Space, with the interval that each rating leads to', async () => {
    await press('Space');
    await focusedAnswer().waitFor();
    assert.equal(await link('Show answer').count(), 0);
    for (const name of ['Again', 'Hard', 'Good', 'Easy']) await rating(name).waitFor();
    await panel().locator('#back .katex').first().waitFor();
  });

  for (const theme of themeKinds)
    it(`has no accessibility violation on the back in the ${theme} theme`, () => axeIn(theme));

  it('rates by a number, writes one review and goes on to the next card', async () => {
    await press('3');
    await focusedTitle(second).waitFor();
    await said(`You rated “${first.title}” good`).waitFor();
    await bar().getByText('1 done').waitFor();
    await bar().getByText('0 left').waitFor();
    assert.deepEqual(written(first), [['review', 'good', 'self']]);
  });

  it('takes the rating back by key, and is at the card again', async () => {
    await press('Control+Alt+z');
    await focusedTitle(first).waitFor();
    await bar().getByText('0 done').waitFor();
    assert.deepEqual(written(first).at(-1)?.[0], 'undo');
    await press('Enter');
    await focusedAnswer().waitFor();
    await press('2');
    await focusedTitle(second).waitFor();
    assert.deepEqual(written(first).slice(1), [
      ['undo', undefined, undefined],
      ['review', 'hard', 'self'],
    ]);
  });

  it('shows the answer again after a reload of the window', async () => {
    await press('Space');
    await focusedAnswer().waitFor();
    await workbench.reload();
    await heading(second).waitFor();
    await rating('Good').waitFor();
    await bar().getByText('1 done').waitFor();
  });

  it('ends with a summary of the ratings', async () => {
    await workbench.command('Interview Coach: Review Flashcards');
    await focusedTitle(second).waitFor();
    await press('Space');
    await focusedAnswer().waitFor();
    await press('1');
    await focusedTitle({ title: 'Flashcards done' }).waitFor();
    await panel()
      .getByText('2 cards reviewed in')
      .and(panel().getByText('1 again, 1 hard'))
      .first()
      .waitFor();
    assert.deepEqual(written(second), [['review', 'again', 'self']]);
    await axeIn('light');
  });

  it('stays at a card outside of a session, ready to go on, to rate anew or to undo', async () => {
    await workbench.command('Interview Coach: Open Flashcard…');
    await workbench.choose(first.title);
    await focusedTitle(first).waitFor();
    await press('Space');
    await focusedAnswer().waitFor();
    await press('4');
    await panel()
      .getByRole('heading', { name: /^You rated it easy: again in/ })
      .waitFor();
    await panel().locator('[data-focus="next"]:focus').waitFor();
    await press('1');
    await panel()
      .getByRole('heading', { name: /^You rated it again: back in 10 minutes/ })
      .waitFor();
    await link('Undo rating').press('Enter');
    await panel()
      .getByText(/^The rating was taken back/)
      .waitFor();
    const types = written(first).map(([type]) => type);
    assert.deepEqual(types.slice(-4), ['review', 'undo', 'review', 'undo']);
  });

  it('says that a topic has no card to review', async () => {
    await workbench.command('Interview Coach: Review Flashcards of a Topic…');
    await workbench.choose('Inference and serving');
    await focusedTitle({ title: 'Done for today' }).waitFor();
    await panel()
      .locator('.lead', { hasText: /^No card is due, and / })
      .waitFor();
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
