import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../vscode-host/paths.mjs';
import { openWorkbench } from '../vscode-host/workbench.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest, quietEditor } from './extensionUnderTest.mjs';

const kataFolder = path.join(projectRoot, 'katas/attention-position-longcontext/rope');
const right = fs.readFileSync(path.join(kataFolder, 'solution.ts'), 'utf8');
const misconceived = fs.readFileSync(path.join(kataFolder, 'traps/rotates-q-only.ts'), 'utf8');
/** Wrong in a way that no misconception explains. */
const wrong = `export function applyRope(x: number[][]) {
  return x.map((row) => row.map((value) => value * 3 + 1));
}

export function ropeScores() {
  return [[7, 7, 7]];
}
`;
const endless = 'export function applyRope() {\n  for (;;);\n}\nexport function ropeScores() {}\n';

describe('katas in the Test Explorer and the editor', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  let folder;
  const row = (text) => workbench.page.locator('.test-explorer .monaco-list-row', { hasText: text }).first();
  const inState = (text, state) =>
    row(text).locator(`.codicon-testing-${state}-icon`).first().waitFor({ timeout: 30_000 });
  const put = (text) => workbench.paste('rope.ts', text);
  const grade = () => workbench.page.keyboard.press('Control+Alt+g');
  const expand = async (text) => {
    await row(text).click();
    if ((await row(text).getAttribute('aria-expanded')) === 'false')
      await workbench.page.keyboard.press('ArrowRight');
    await workbench.page
      .locator('.test-explorer .monaco-list-row[aria-expanded="true"]', { hasText: text })
      .waitFor();
  };
  const runRow = async (text) => {
    await row(text).hover();
    await row(text).locator('.action-label[aria-label^="Run Test"]').first().click();
  };
  const menu = async (text, entry) => {
    await row(text).click({ button: 'right' });
    // a menu ignores clicks for a moment after it has opened
    await workbench.page.locator('.context-view .action-label', { hasText: entry }).first().hover();
    await workbench.page.keyboard.press('Enter');
  };

  /** What stands behind the lines; it is drawn by the style sheet. */
  const untilNoted = async (accept) => {
    const notes = () =>
      workbench.page
        .locator('.view-line span')
        .evaluateAll((spans) =>
          spans
            .map((span) => getComputedStyle(span, '::after').content)
            .filter((content) => content.includes(' is ')),
        );
    while (!accept(await notes()));
  };

  before(async () => {
    folder = copyPracticeFolder();
    const settings = {
      ...quietEditor,
      'interviewCoach.gradeOn': 'command',
      'interviewCoach.timeLimit': 60_000,
      'testing.automaticallyOpenPeekView': 'never',
    };
    workbench = await openWorkbench({ folder, settings, ...(await extensionUnderTest()) });
    await workbench.command('Interview Coach: Open Kata…');
    await workbench.choose('Rotary position embedding on q and k');
    await workbench.page.locator('.tab.active', { hasText: 'rope.ts' }).waitFor();
    // keys for katas work once the extension has recognised the file
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Grade' }).first().waitFor();
  });
  after(() => workbench?.close());

  it('notes the first wrong value behind the line, until the text changes', async () => {
    await put(wrong);
    await grade();
    await untilNoted((notes) => notes.some((note) => note.includes('[0][0] is 4, expected -0.416147')));
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('// on');
    await untilNoted((notes) => notes.length === 0);
  });

  it('lists the drawn cases below their families', async () => {
    await workbench.view('Testing');
    await expand('Rotary position embedding');
    await inState('Random input', 'failed');
    await expand('Random input');
    await inState('rotations near the start', 'failed');
  });

  it('draws the same inputs again when drawn cases are run by name', async () => {
    const listed = await row('rotations near the start').textContent();
    assert.match(listed, /seed \d+/);
    await put(right);
    await runRow('rotations near the start');
    await inState('rotations near the start', 'passed');
    assert.equal(await row('rotations near the start').textContent(), listed);
    await put(wrong);
    await runRow('Rotary position embedding');
    await inState('rotations near the start', 'failed');
    await row('Random input').click();
    await workbench.page.keyboard.press('ArrowLeft');
  });

  it('reports a single case when a single case is asked for', async () => {
    await expand('Examples');
    await inState('two pairs turn at two speeds', 'failed');
    await put(right);
    await runRow('two pairs turn at two speeds');
    await inState('two pairs turn at two speeds', 'passed');
    assert.equal(
      await row('the same row in the half layout').locator('.codicon-testing-failed-icon').count(),
      1,
    );
  });

  it('reruns what failed', async () => {
    await workbench.command('Test: Rerun Failed Tests');
    await inState('the same row in the half layout', 'passed');
    await inState('Hidden cases', 'passed');
    await inState('Random input', 'passed');
  });

  it('says so when a run takes long, and stops it on a click', async () => {
    await put(endless);
    await runRow('Rotary position embedding');
    const progress = workbench.page.locator('.statusbar-item', { hasText: 'Grading rope' });
    await progress.click();
    await inState('two pairs turn at two speeds', 'skipped');
    await progress.waitFor({ state: 'detached' });
  });

  it('grades on every change while a continuous run is on', async () => {
    await put(wrong);
    await menu('Rotary position embedding', 'Turn on Continuous Run');
    await put(right);
    await inState('two pairs turn at two speeds', 'passed');
    await put(wrong);
    await inState('two pairs turn at two speeds', 'failed');
    await menu('Rotary position embedding', 'Turn off Continuous Run');
  });

  it('pins an input as an example, and unpins it', async () => {
    await row('Examples').click();
    await workbench.page.keyboard.press('ArrowLeft');
    await expand('Hidden cases');
    await menu('position 0', 'Pin Input as Example…');
    const file = path.join(folder, 'llm-katas/rope.pinned.json');
    await row('Hidden cases').click();
    await workbench.page.keyboard.press('ArrowLeft');
    await expand('Examples');
    await inState('position 0', 'failed');
    assert.equal(JSON.parse(fs.readFileSync(file, 'utf8')).cases[0].name, 'position 0');
    await menu('position 0', 'Unpin Input…');
    await row('position 0').waitFor({ state: 'detached' });
    assert.ok(!fs.existsSync(file));
  });

  it('leads from a misconception to its question', async () => {
    await put(misconceived);
    await grade();
    await workbench.command('View: Toggle Problems');
    await workbench.page.locator('.markers-panel a', { hasText: 'rotates-q-only' }).first().click();
    await workbench
      .webview(extensionId)
      .getByRole('heading', { name: 'Where rotary embeddings belong' })
      .waitFor();
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
