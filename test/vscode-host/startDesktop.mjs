import { spawn } from 'node:child_process';
import path from 'node:path';
import { cacheFolder, projectRoot } from './paths.mjs';
import { signalTree, untilAskedToEnd } from './processes.mjs';
import { announce } from './progress.mjs';

const goneAtOnceMs = 10_000;

/**
 * Opens desktop VS Code with the extension in development and waits until its last window is closed.
 * @param {string} executable
 * @param {{ folder: string, greeting?: string }} what `greeting`: a file to open
 * @returns {Promise<{ code: number, failedAtOnce: boolean }>} `failedAtOnce`: it could not show a window at all
 */
export async function startDesktop(executable, { folder, greeting }) {
  const profile = path.join(cacheFolder(), 'start-desktop');
  const args = [
    folder,
    ...(greeting ? [greeting] : []),
    `--extensionDevelopmentPath=${projectRoot}`,
    `--user-data-dir=${path.join(profile, 'user-data')}`,
    `--extensions-dir=${path.join(profile, 'extensions')}`,
    ...['--new-window', '--disable-workspace-trust', '--disable-updates', '--skip-release-notes'],
    // Chromium's sandbox refuses root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const env = { ...process.env };
  // Set in terminals of some VS Code versions; it would turn the new VS Code into a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  announce('Opening VS Code. Close its window or press Ctrl+C here to stop.');
  const started = Date.now();
  const child = spawn(executable, args, {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: process.platform !== 'win32',
  });
  void untilAskedToEnd().then(() => child.pid && signalTree(child.pid, 'SIGTERM'));
  const code = await new Promise((resolve) => {
    child.once('exit', (status) => resolve(status ?? 130));
    child.once('error', () => resolve(127));
  });
  const failedAtOnce = code !== 0 && code !== 130 && Date.now() - started < goneAtOnceMs;
  return { code, failedAtOnce };
}
