import assert from 'node:assert/strict';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { answers } from './answers.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest, quietEditor } from './extensionUnderTest.mjs';

/** Without the sentence on values; the one on projections says it in words that the check does not know. */
const first = answers.rope
  .replace('The values are not rotated. ', '')
  .replace(/If you add a table.*?gone\. /, 'A table at the bottom gets lost in the wash downstream. ');

describe('answer flow', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const panel = () => workbench.webview(extensionId);
  const press = (key) => workbench.page.keyboard.press(key);
  const button = (name) => panel().getByRole('button', { name });
  const title = (text) => panel().getByRole('heading', { name: text });
  /** The first point that the self-check asks about. */
  const asked = () => panel().locator('.check-item').first();
  const score = async () => (await panel().locator('.score-words').textContent()) ?? '';
  const submit = async (text) => {
    await panel().getByRole('textbox').fill(text);
    await panel().getByRole('textbox').press('Control+Enter');
    await title(/Evidence for/).waitFor();
  };
  const checkTheme = async (theme) => {
    await workbench.theme(theme);
    await panel().locator(`body.${themes[theme].webview}`).waitFor();
    assert.deepEqual(await findViolations(workbench, extensionId), [], theme);
  };

  before(async () => {
    const folder = copyPracticeFolder();
    workbench = await openWorkbench({ folder, settings: quietEditor, ...(await extensionUnderTest()) });
    await workbench.command('Interview Coach: Open Question…');
    await workbench.choose('Where rotary embeddings belong');
    await panel().getByRole('textbox').waitFor();
  });
  after(() => workbench?.close());

  it('asks about the points that were not found, and hides the model answer until then', async () => {
    await submit(first);
    await title('Did you say this?').waitFor();
    assert.match(await asked().locator('legend').textContent(), /Placed below the projections/);
    assert.ok(await asked().getByRole('radio', { name: 'No' }).isChecked());
    assert.equal(await button(/model answer/).count(), 0);
  });

  it('takes a yes with its sentence by keyboard alone', async () => {
    const before = await score();
    await asked().getByRole('radio', { name: 'No' }).focus();
    await press('ArrowDown'); // round to the first
    const sentences = asked().locator('.sentences').getByRole('radio');
    await sentences.first().waitFor();
    await press('Tab');
    await press('ArrowDown');
    await panel().locator('.sentences input:checked').waitFor();
    assert.equal(await sentences.evaluateAll((inputs) => inputs.findIndex((input) => input.checked)), 1);
    await panel().getByText('Evidence for 6 of 8 points').first().waitFor();
    assert.notEqual(await score(), before);
  });

  it('takes the sentence that the mouse selects in the answer', async () => {
    const place = await panel()
      .locator('.your-answer .answer-text')
      .evaluate((box) => {
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (node !== null && !node.data.includes('A table at the bottom')) node = walker.nextNode();
        const range = document.createRange();
        const start = node.data.indexOf('A table');
        range.setStart(node, start);
        range.setEnd(node, start + 'A table at the bottom gets'.length);
        const { left, right, top, bottom } = range.getClientRects()[0];
        const outer = box.getBoundingClientRect();
        return { left: left - outer.left, right: right - outer.left, y: (top + bottom) / 2 - outer.top };
      });
    const text = panel().locator('.your-answer .answer-text');
    await text.hover({ position: { x: 2, y: place.y } });
    const frame = await text.boundingBox();
    const { mouse } = workbench.page;
    await mouse.move(frame.x + place.left + 1, frame.y + place.y);
    await mouse.down();
    await mouse.move(frame.x + place.right - 4, frame.y + place.y, { steps: 4 });
    await mouse.up();
    await asked()
      .getByText(/^Marked: A/)
      .waitFor();
  });

  it('has no accessibility violation during the self-check', () => checkTheme('dark'));

  it('goes on with the self-check after a reload of the window', async () => {
    await workbench.reload();
    await asked()
      .getByText(/^Marked: A/)
      .waitFor();
  });

  it('asks whether a trap was meant, and takes points off for one that was', async () => {
    await panel().locator('.trap-check').getByRole('radio', { name: 'Yes' }).check();
    await panel().locator('.score-words', { hasText: '1 trap that you meant' }).waitFor();
  });

  it('rates the answer when the self-check is finished, and says who judged each point', async () => {
    await press('Control+Enter');
    await title(/^Rated hard: again (tomorrow|in \d+ days)$/).waitFor();
    const facts = await panel().locator('.points .point-facts').allTextContents();
    assert.match(facts[0], /Found.*Offline check/);
    assert.match(facts[4], /Said.*You/);
  });

  it('changes the rating, and takes it back', async () => {
    assert.match(await button(/^Good comes back in/).textContent(), /days?$/);
    await button(/^Good comes back in/).click();
    await title(/^You rated it good: again/).waitFor();
    await button('Undo rating').click();
    await title('Not rated').waitFor();
  });

  it('scores the answer to a follow-up', async () => {
    const followUp = panel().locator('.follow-ups > li').first();
    await followUp.getByRole('textbox').fill('The slow pairs meet angles that were never seen in training.');
    await followUp.getByRole('textbox').press('Control+Enter');
    await followUp.getByText('Evidence for 1 of 2 (50%)').waitFor();
  });

  it('marks the same points in the answer and in the model answer', async () => {
    await button('Show model answer').click();
    await panel().locator('.comparison').waitFor();
    const numbers = (side) => panel().locator(`.comparison [data-compared^="${side}-point"]`);
    await panel().locator('.comparison .prose mark').first().waitFor();
    assert.ok((await numbers('mine').count()) >= 5);
    await numbers('mine').first().focus();
    await press('Enter');
    const focused = await panel().locator('.comparison button:focus').getAttribute('data-compared');
    assert.match(focused, /^model-point-\d$/);
    assert.match(
      await panel().locator('.comparison-sum').textContent(),
      /Only in the model answer.*: 7, 8\./,
    );
  });

  for (const theme of themeKinds)
    it(`has no accessibility violation in the feedback in the ${theme} theme`, () => checkTheme(theme));

  it('shows what a second answer has won, and the words that changed', async () => {
    await button('Answer again').last().click();
    await button('Submit answer').waitFor();
    await submit(answers.rope);
    await press('Escape');
    await title('Compared with your last answer').waitFor();
    await panel().getByText('Won (1)').waitFor();
    await panel().getByText('What changed in the text').click();
    const inserted = await panel().locator('.diff-text ins').allTextContents();
    assert.match(inserted.join(' '), /values are not/);
  });

  it('shows the model answer to whoever does not know, and rates the question as forgotten', async () => {
    await workbench.command('Interview Coach: Open Question…');
    await workbench.choose('What LoRA saves, and why low rank is enough');
    await button('I don’t know, show me').click();
    await title('Rated again: back in 10 minutes').waitFor();
    await title('Model answer').last().waitFor();
    await checkTheme('light');
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
