import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { HostError } from './hostError.mjs';
import { unsupportedReason } from './install.mjs';
import { cacheFolder } from './paths.mjs';
import { announce, withProgress } from './progress.mjs';

/** @typedef {'desktop' | 'web' | 'auto'} HostWish */
/** @typedef {{ kind: 'web' } | { kind: 'desktop', executable: string }} Host */

const desktopVersion = process.env.VSCODE_TEST_VERSION ?? 'stable';
const wishes = ['desktop', 'web', 'auto'];

/**
 * Which VS Code to use: the desktop one where it can be downloaded and shown, the npm-based one elsewhere.
 * @param {string} wish
 * @returns {Promise<Host>}
 */
export async function chooseHost(wish) {
  if (!wishes.includes(wish))
    throw new HostError(`Unknown host "${wish}": choose one of ${wishes.join(', ')}.`);
  if (wish === 'web') return { kind: 'web' };
  if (wish === 'desktop') return { kind: 'desktop', executable: await downloadDesktop() };
  if (!hasDisplay()) return { kind: 'web' };
  try {
    return { kind: 'desktop', executable: await downloadDesktop() };
  } catch (error) {
    if (unsupportedReason()) throw error;
    announce('Desktop VS Code cannot be downloaded here: using the npm-based one.');
    return { kind: 'web' };
  }
}

/**
 * The host for automated tests. In CI it is fixed for each platform: a passing network fault must not switch it silently.
 * @returns {HostWish}
 */
export function testHostWish() {
  const given = process.env.VSCODE_TEST_HOST;
  if (given) return /** @type {HostWish} */ (given);
  if (!process.env.CI) return 'auto';
  return unsupportedReason() ? 'desktop' : 'web';
}

/** Whether a window (of VS Code or of a browser) can be shown to somebody. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function downloadDesktop() {
  try {
    const download = () => downloadAndUnzipVSCode({ version: desktopVersion, cachePath: cacheFolder() });
    return await withProgress(`Preparing desktop VS Code (${desktopVersion})`, download);
  } catch (error) {
    throw new HostError(
      `Desktop VS Code could not be downloaded: ${error?.message ?? error}\n` +
        'Check the network connection, or use the npm-based one on Linux: --host web, or VSCODE_TEST_HOST=web for the tests.',
    );
  }
}
