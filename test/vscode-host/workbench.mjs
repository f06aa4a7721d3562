// Drives a real VS Code window in UI tests.
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from './chromium.mjs';
import { installServer } from './install.mjs';
import { cacheFolder } from './paths.mjs';
import {
  linkExtensions,
  offlineEnvironment,
  quietSettings,
  updateWorkspaceSettings,
  writeUserSettings,
} from './profile.mjs';
import { makeScratchFolder, removeFolder } from './scratchFolder.mjs';
import { newToken, startServer } from './server.mjs';
import { quietPage, workbenchUrl } from './workbenchAddress.mjs';

/** The four looks every picture and every contrast check should cover. */
export const themes = /** @type {const} */ ({
  light: { name: 'Default Light Modern', workbench: 'vs', webview: 'vscode-light' },
  dark: { name: 'Default Dark Modern', workbench: 'vs-dark', webview: 'vscode-dark' },
  highContrast: { name: 'Default High Contrast', workbench: 'hc-black', webview: 'vscode-high-contrast' },
  highContrastLight: {
    name: 'Default High Contrast Light',
    workbench: 'hc-light',
    webview: 'vscode-high-contrast-light',
  },
});

/** Windows that are open now; the runner takes pictures of them when a test fails. @type {Set<Workbench>} */
export const openWorkbenches = new Set();

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} [folder] opened in the window; themes are switched through its settings, so give it a copy
 * @property {string} [workspaceFile]
 * @property {string | string[]} [extensionDevelopmentPath]
 * @property {string} [extensionsDir] with installed extensions (see installVsix.mjs); default: an empty one
 * @property {Record<string, unknown>} [settings] user settings, beside {@link quietSettings}
 * @property {NodeJS.ProcessEnv} [env] seen by the extension
 * @property {[string, string][]} [payload] options of VS Code's page
 * @property {{ width: number, height: number }} [size]
 * @property {(userDataDir: string) => void} [prepare] puts into the profile what the window is to find there
 */

/**
 * Opens a window with a fresh profile.
 * @param {WorkbenchOptions} [options]
 */
export async function openWorkbench(options = {}) {
  await installServer();
  const workbench = new Workbench(options);
  try {
    await workbench.start();
  } catch (error) {
    await workbench
      .screenshot(path.join(cacheFolder(), 'shots/window-that-did-not-open.png'))
      .catch(() => {});
    await workbench.close();
    throw error;
  }
  return workbench;
}

export class Workbench {
  /** @type {import('playwright-core').Page} replaced by {@link restart}: do not keep it, nor locators made from it, across one */
  page;
  /** Uncaught errors of the page so far; a good test ends by asserting that there are none. @type {string[]} */
  errors = [];

  /** @param {WorkbenchOptions} options */
  constructor(options) {
    this.options = options;
    this.scratch = makeScratchFolder();
    this.userDataDir = path.join(this.scratch, 'user-data');
    this.extensionsDir = options.extensionsDir ?? path.join(this.scratch, 'extensions');
    this.developmentPaths = [options.extensionDevelopmentPath ?? []].flat();
    // Kept over restarts: the browser stores VS Code's state by address.
    this.port = 0;
    this.token = newToken();
    writeUserSettings(this.userDataDir, { ...quietSettings, ...options.settings });
    linkExtensions(this.extensionsDir, this.developmentPaths.slice(1));
    options.prepare?.(this.userDataDir);
  }

  /** Starts server and browser on the profile and waits until the window is ready. */
  async start() {
    const { userDataDir, extensionsDir, port, token } = this;
    this.server = await startServer({
      userDataDir,
      extensionsDir,
      port,
      token,
      env: { ...offlineEnvironment, ...this.options.env },
    });
    this.port = this.server.port;
    this.browser = await openBrowser({
      profileDir: path.join(this.scratch, 'browser'),
      size: this.options.size,
    });
    this.page = this.browser.pages()[0] ?? (await this.browser.newPage());
    this.page.on('pageerror', (error) => this.errors.push(String(error)));
    const payload = [...quietPage, ...(this.options.payload ?? [])];
    await this.page.goto(
      workbenchUrl(this.server, {
        ...this.options,
        extensionDevelopmentPath: this.developmentPaths[0],
        payload,
      }),
    );
    await this.untilReady();
    openWorkbenches.add(this);
  }

  async untilReady() {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.statusbar-item').first().waitFor();
    await this.page.evaluate(() => /** @type {any} */ (window).driver.whenWorkbenchRestored());
  }

  /** Reloads the window as "Developer: Reload Window" does: editors, panels and unsaved text come back. */
  async reload() {
    await this.#saveState();
    await this.page.reload();
    await this.untilReady();
  }

  /** Ends VS Code completely and starts it again on the same profile, extensions and folder. */
  async restart() {
    await this.#saveState();
    await this.#stop();
    await this.start();
  }

  /** Ends the window and removes its profile. */
  async close() {
    await this.#stop();
    await removeFolder(this.scratch);
  }

  async #stop() {
    openWorkbenches.delete(this);
    await this.browser?.close().catch(() => {});
    await this.server?.stop();
  }

  /** VS Code in a browser writes its state every five seconds and not on unload; a shutdown of its own writes it at once. */
  async #saveState() {
    await this.page.evaluate(() => /** @type {any} */ (window).driver.lifecycleService.shutdown());
  }

  /**
   * Runs a command by its label in the palette, e.g. "Interview Coach: Start Practice".
   * @param {string} label
   */
  async command(label) {
    await this.pick(`>${label}`, label);
  }

  /**
   * Opens a file of the workspace by name and waits for its text.
   * @param {string} name
   */
  async openFile(name) {
    await this.pick(name, path.basename(name));
    const group = this.page.locator('.editor-group-container.active');
    await group.locator('.tab.active', { hasText: path.basename(name) }).waitFor();
    await group.locator('.monaco-editor .view-line').first().waitFor();
  }

  /**
   * Replaces the text of an open file by pasting. Typing would take the editor through every character.
   * @param {string} name part of the tab's label
   * @param {string} text
   */
  async paste(name, text) {
    await this.page.locator('.tab', { hasText: name }).first().click();
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await this.page.keyboard.press('Control+a');
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, text);
    // pasting takes its time, and what is done before would be done to the old text
    const lines = text.split('\n');
    const end = `Ln ${lines.length}, Col ${(lines.at(-1)?.length ?? 0) + 1}`;
    await this.page.locator('[id="status.editor.selection"]').getByText(end, { exact: true }).waitFor();
    // the gutter is drawn for visible lines only
    await this.page.keyboard.press('Control+Home');
  }

  /**
   * Types into the palette and takes the row whose label contains `row`.
   * @param {string} text with a leading ">" for commands
   * @param {string} row
   */
  async pick(text, row) {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    const item = this.quickPickRow(row);
    // VS Code rebuilds the list while extensions load, so an early attempt may find nothing; a key that is pressed
    // while the focus moves is lost.
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('F1');
      try {
        await input.fill(text, { timeout: 5000 });
        await item.waitFor({ timeout: 3000 });
        break;
      } catch (error) {
        if (attempt === 6) throw error;
      }
    }
    await item.click();
  }

  /**
   * Takes a row of a quick pick that is open already, e.g. one that a command has shown. A label is typed, because
   * long lists draw the rows in sight only.
   * @param {string | RegExp} label
   */
  async choose(label) {
    // a pointer that happens to rest on the list calls up a hover, which lies above the rows
    await this.page.mouse.move(0, 0);
    if (typeof label === 'string')
      await this.page.locator('.quick-input-widget input[type="text"]:visible').first().fill(label);
    await this.quickPickRow(label).click();
  }

  /** @param {string | RegExp} label */
  quickPickRow(label) {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    return rows.filter({ has: this.page.locator('.label-name', { hasText: label }) }).first();
  }

  /**
   * Opens a view container of the activity bar and returns its side bar.
   * @param {string} title
   */
  async view(title) {
    const label = this.page.locator(`.action-label[aria-label^="${title}"]`);
    const tab = this.page.locator('.activitybar .action-item').filter({ has: label }).first();
    const isOpen = await tab.evaluate((element) => element.classList.contains('checked'));
    if (!isOpen) await tab.click();
    const sideBar = this.page.locator('.part.sidebar');
    await sideBar.locator('.composite.title h2', { hasText: new RegExp(escapeRegExp(title), 'i') }).waitFor();
    return sideBar;
  }

  /**
   * The document inside an extension's webview.
   * @param {string} extensionId
   * @param {number} [nth] among this extension's webviews
   */
  webview(extensionId, nth = 0) {
    return this.webviewElement(extensionId, nth).contentFrame().locator('#active-frame').contentFrame();
  }

  /** The outer frame of a webview, e.g. to ask how many there are or to take a picture. */
  webviewElement(extensionId, nth = 0) {
    return this.webviewElements(extensionId).nth(nth);
  }

  /** @param {string} extensionId */
  webviewElements(extensionId) {
    return this.page.locator(`iframe.webview.ready[src*="extensionId=${extensionId}"]`);
  }

  /**
   * Switches the theme of the running window.
   * @param {keyof typeof themes} theme
   */
  async theme(theme) {
    await this.updateSettings({ 'workbench.colorTheme': themes[theme].name });
    await this.page.locator(`.monaco-workbench.${themes[theme].workbench}`).waitFor();
  }

  /**
   * Changes settings of the running window, in the workspace: VS Code does not watch the user's own file.
   * @param {Record<string, unknown>} settings
   */
  async updateSettings(settings) {
    if (!this.options.folder) throw new Error('Settings of a running window need a folder to be written to.');
    updateWorkspaceSettings(this.options.folder, settings);
  }

  /**
   * Saves a picture under the given path, animations stopped.
   * @param {string} file
   */
  async screenshot(file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }
}

const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
