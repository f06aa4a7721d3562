import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../vscode-host/paths.mjs';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations } from './axe.mjs';
import { answers } from './answers.mjs';
import {
  copyPracticeFolder,
  extensionId,
  extensionUnderTest,
  quietEditor,
  tallWindow,
} from './extensionUnderTest.mjs';

const kataFolder = path.join(projectRoot, 'katas/attention-position-longcontext/rope');
const programs = {
  wrong: fs.readFileSync(path.join(kataFolder, 'traps/rotates-q-only.ts'), 'utf8'),
  right: fs.readFileSync(path.join(kataFolder, 'alternate.ts'), 'utf8'),
};

describe('main job, from an empty profile', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  let folder;
  const panel = () => workbench.webview(extensionId);
  const treeItem = async (name) => (await workbench.view('Interview Coach')).getByRole('treeitem', { name });

  before(async () => {
    folder = copyPracticeFolder();
    workbench = await openWorkbench({
      size: tallWindow,
      folder,
      settings: quietEditor,
      ...(await extensionUnderTest()),
    });
  });
  after(() => workbench?.close());

  describe('question path', () => {
    it('asks a question from the palette', async () => {
      await workbench.command('Interview Coach: Open Question…');
      await workbench.choose('Where rotary embeddings belong');
      await panel().getByRole('heading', { name: 'Where rotary embeddings belong' }).waitFor();
    });

    it('takes an answer by keyboard alone', async () => {
      const field = panel().getByRole('textbox');
      await field.focus();
      await workbench.page.keyboard.type(answers.rope.slice(0, 80));
      await field.fill(answers.rope);
      await field.press('Control+Enter');
      await panel()
        .getByText(/Evidence for \d of \d points/)
        .first()
        .waitFor();
    });

    it('highlights the evidence in the candidate’s own words', async () => {
      const marks = panel().locator('mark');
      assert.ok((await marks.count()) >= 3);
      assert.match((await marks.allTextContents()).join(' '), /rotat/);
    });

    it('explains the trap that the answer fell into', async () => {
      await panel()
        .getByText(/extrapolat/i)
        .first()
        .waitFor();
    });

    it('shows the model answer with rendered formulas and the paper', async () => {
      await panel().getByRole('button', { name: /skip/i }).click();
      await panel()
        .getByRole('button', { name: /model answer/i })
        .click();
      await panel().locator('.katex').filter({ visible: true }).first().waitFor();
      await panel()
        .getByText(/RoFormer/)
        .first()
        .waitFor();
      assert.equal(await panel().locator('.katex-error').count(), 0);
    });

    it('shows the attempt in the topic browser', async () => {
      await (await treeItem(/Attention, position/)).click();
      await (await treeItem(/Where rotary embeddings belong, question, (tried|solved)/)).waitFor();
    });
  });

  describe('kata path', () => {
    it('writes the stub and shows the statement beside it', async () => {
      await workbench.command('Interview Coach: Open Kata…');
      await workbench.choose('Rotary position embedding on q and k');
      await workbench.page.locator('.tab.active', { hasText: 'rope.ts' }).waitFor();
      await panel().getByRole('heading', { name: 'Worked example' }).waitFor();
      assert.match(
        fs.readFileSync(path.join(folder, 'llm-katas/rope.ts'), 'utf8'),
        /throw new Error\('TODO'\)/,
      );
    });

    it('shows the actions above the first function', async () => {
      const lenses = workbench.page.locator('.codelens-decoration a');
      await lenses.filter({ hasText: 'Grade' }).waitFor();
      assert.deepEqual(
        (await lenses.allTextContents()).map((text) => text.trim()),
        ['Grade', 'Statement', 'Hint', 'Compare with solution', 'Reset'],
      );
    });

    it('shows the failure of a wrong solution inline and names the misconception', async () => {
      await workbench.paste('rope.ts', programs.wrong);
      await workbench.page.keyboard.press('Control+s');
      await workbench.page.locator('.testing-run-glyph.codicon-testing-failed-icon').waitFor();
      await workbench.page
        .locator('.test-error-content-widget', { hasText: /rotates-q-only|expected/ })
        .first()
        .waitFor();
      await panel().getByText('rotates-q-only').first().waitFor();
      await (await treeItem(/Rotary position embedding on q and k, kata, tried/)).waitFor();
    });

    it('reveals hints one at a time', async () => {
      await panel().getByRole('button', { name: /hint/i }).first().click();
      await panel()
        .getByText(/2 of \d/)
        .first()
        .waitFor();
    });

    it('shows a right solution as passed', async () => {
      await workbench.paste('rope.ts', programs.right);
      await workbench.page.keyboard.press('Control+Alt+g');
      await workbench.page.locator('.testing-run-glyph.codicon-testing-passed-icon').waitFor();
      await panel()
        .getByText(/All \d+ cases passed/)
        .first()
        .waitFor();
      await (await treeItem(/Rotary position embedding on q and k, kata, solved/)).waitFor();
    });

    it('lists the cases in the Test Explorer', async () => {
      await workbench.view('Testing');
      await workbench.page
        .locator('.test-explorer .monaco-list-row', { hasText: 'Rotary position embedding' })
        .waitFor();
    });

    it('compares with the solution in a diff', async () => {
      await workbench.command('View: Focus First Editor Group');
      await workbench.command('Interview Coach: Compare Kata with Solution');
      await workbench.page.locator('.tab.active', { hasText: 'yours ↔ solution' }).waitFor();
      await workbench.page.locator('.monaco-diff-editor .view-line').first().waitFor();
    });
  });

  describe('reset', () => {
    it('puts the stub back after asking', async () => {
      await workbench.command('Interview Coach: Reset Kata');
      await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Reset' }).click();
      await workbench.page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
      await workbench.page.locator('.view-line', { hasText: 'TODO' }).first().waitFor();
    });
  });

  // after the nested suites above: mocha runs a suite's own tests before its inner suites
  describe('afterwards', () => {
    for (const theme of /** @type {(keyof typeof themes)[]} */ (Object.keys(themes))) {
      it(`has no accessibility violation in the panel in the ${theme} theme`, async () => {
        await workbench.theme(theme);
        await panel().locator(`body.${themes[theme].webview}`).waitFor();
        assert.deepEqual(await findViolations(workbench, extensionId), []);
      });
    }

    it('keeps the progress over a restart of VS Code', async () => {
      await workbench.restart();
      const topic = await treeItem(/Attention, position/);
      if ((await topic.getAttribute('aria-expanded')) !== 'true') await topic.click();
      await (await treeItem(/Rotary position embedding on q and k, kata, solved/)).waitFor();
      await (await treeItem(/Where rotary embeddings belong, question, (tried|solved)/)).waitFor();
    });

    it('has no uncaught error in the page', () => {
      assert.deepEqual(workbench.errors, []);
    });
  });
});
