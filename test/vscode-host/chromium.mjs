// Finds (or installs) Chromium and starts it with playwright-core.
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './fileLock.mjs';
import { HostError } from './hostError.mjs';
import { cacheFolder } from './paths.mjs';
import { run } from './processes.mjs';
import { withProgress } from './progress.mjs';

const programNames = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium-browser',
  'microsoft-edge-stable',
];
const usualPaths = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const installCommand = 'apt-get update && apt-get install -y chromium';
const isRoot = process.getuid?.() === 0;

/**
 * The Chromium to use: `CHROMIUM_PATH`, else one on the PATH or in a usual place.
 * @returns {string | undefined}
 */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (fs.existsSync(given)) return given;
    throw new HostError(`CHROMIUM_PATH names ${given}, which does not exist.`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = programNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...usualPaths].find((file) => fs.existsSync(file));
}

/**
 * Finds Chromium; as root on Debian or Ubuntu, installs it when it is missing.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (isRoot && hasApt()) {
    await withLock(path.join(cacheFolder(), 'chromium.lock'), async () => {
      if (!findChromium()) await withProgress('Installing Chromium (apt-get)', installWithApt);
    });
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new HostError(
    `Chromium is missing. ${advice()}\nA Chromium or Chrome in another place: set CHROMIUM_PATH to the program.`,
  );
}

function hasApt() {
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : '';
  return fs.existsSync('/usr/bin/apt-get') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release);
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('/bin/sh', ['-c', installCommand], { env, inherit: true });
}

function advice() {
  if (!hasApt()) return 'Install Chromium or Google Chrome, then run the same command again.';
  const command = isRoot ? installCommand : `sudo sh -c '${installCommand}'`;
  return `Install it with\n\n    ${command}\n\nthen run the same command again.`;
}

/**
 * Opens a browser whose profile (and so VS Code's own storage) lives in `profileDir`.
 * @param {object} options
 * @param {string} options.profileDir
 * @param {{ width: number, height: number }} [options.size]
 * @param {boolean} [options.headless]
 * @returns {Promise<import('playwright-core').BrowserContext>} closing it ends the browser
 */
export async function openBrowser({ profileDir, size = { width: 1400, height: 900 }, headless = true }) {
  const { chromium } = await import('playwright-core');
  const executablePath = await ensureChromium();
  try {
    return await chromium.launchPersistentContext(profileDir, {
      executablePath,
      headless,
      // Chromium's sandbox refuses root; everyone else keeps it unless told otherwise.
      chromiumSandbox: !isRoot && !process.env.CHROMIUM_NO_SANDBOX,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      viewport: size,
      reducedMotion: 'reduce',
      // The caller ends the browser itself, in the right order.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    });
  } catch (error) {
    throw explainLaunchFailure(error, executablePath);
  }
}

function explainLaunchFailure(error, executablePath) {
  const text = String(error?.message ?? error);
  if (!/sandbox/i.test(text)) return new HostError(`${executablePath} could not be started:\n${text}`);
  return new HostError(
    `${executablePath} could not be started because this system does not let ordinary users create sandboxes:\n${text}\n` +
      'Run with CHROMIUM_NO_SANDBOX=1 to do without (only our own pages are opened), or set CHROMIUM_PATH to another Chromium.',
  );
}
