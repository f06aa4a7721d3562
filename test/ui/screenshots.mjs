// Takes the README's pictures from a real VS Code window; the same in the other themes, to look at, in .vscode-test/shots.
// usage: node test/ui/screenshots.mjs [folder]     default: media/screenshots
import path from 'node:path';
import fs from 'node:fs';
import { ensureChromium } from '../vscode-host/chromium.mjs';
import { cacheFolder, projectRoot } from '../vscode-host/paths.mjs';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { answers } from './answers.mjs';
import { copyPracticeFolder, extensionId, quietEditor } from './extensionUnderTest.mjs';

const out = path.resolve(process.argv[2] ?? path.join(projectRoot, 'media/screenshots'));
const trap = path.join(projectRoot, 'katas/attention-position-longcontext/rope/traps/rotates-q-only.ts');

await ensureChromium();
const folder = copyPracticeFolder();
const settings = { ...quietEditor, 'explorer.autoReveal': false };
const workbench = await openWorkbench({
  folder,
  extensionDevelopmentPath: projectRoot,
  settings,
  size: { width: 1440, height: 900 },
});
const panel = () => workbench.webview(extensionId);
const { page } = workbench;

/** One picture per theme; the README has the light one. */
async function shoot(name) {
  for (const theme of /** @type {(keyof typeof themes)[]} */ ([
    'light',
    'dark',
    'highContrast',
    'highContrastLight',
  ])) {
    await workbench.theme(theme);
    await panel().locator(`body.${themes[theme].webview}`).waitFor();
    const folder = theme === 'light' ? out : path.join(cacheFolder(), 'shots/themes');
    await workbench.screenshot(path.join(folder, `${name}-${theme}.png`));
  }
  await workbench.theme('light');
}

try {
  const side = await workbench.view('Interview Coach');
  await side.getByRole('treeitem', { name: /Attention, position/ }).click();
  await workbench.command('Interview Coach: Open Question…');
  await workbench.choose('Where rotary embeddings belong');
  await panel().getByRole('textbox').fill(answers.rope);
  await shoot('question');
  await panel().getByRole('textbox').press('Control+Enter');
  await panel()
    .getByText(/Evidence for/)
    .first()
    .waitFor();
  await shoot('feedback');
  await panel().getByRole('button', { name: /skip/i }).click();
  await panel()
    .getByRole('button', { name: /model answer/i })
    .click();
  await panel().locator('.katex').filter({ visible: true }).first().waitFor();
  await shoot('model-answer');
  await workbench.command('Interview Coach: Open Kata…');
  await workbench.choose('Rotary position embedding on q and k');
  await panel().getByRole('heading', { name: 'Worked example' }).waitFor();
  await workbench.paste('rope.ts', fs.readFileSync(trap, 'utf8'));
  await page.keyboard.press('Control+s');
  await page.locator('.test-error-content-widget').first().waitFor();
  await panel().getByText('rotates-q-only').first().waitFor();
  await shoot('kata');
  await workbench.view('Testing');
  await page.locator('.test-explorer .monaco-list-row', { hasText: 'Rotary position embedding' }).click();
  await page.keyboard.press('ArrowRight');
  await shoot('testing');
  console.log(fs.readdirSync(out).join('\n'));
} finally {
  await workbench.close();
}
