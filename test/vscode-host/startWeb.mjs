import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { hasDisplay } from './hostChoice.mjs';
import { HostError } from './hostError.mjs';
import { installServer } from './install.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { untilAskedToEnd, watchParent } from './processes.mjs';
import { offlineSettings, userSettingsFile, writeUserSettings } from './profile.mjs';
import { announce } from './progress.mjs';
import { newToken, startServer } from './server.mjs';
import { remoteUri, workbenchUrl } from './workbenchAddress.mjs';

/**
 * Serves VS Code with the extension in development until Ctrl+C. Settings, extensions and state persist.
 * @param {object} options
 * @param {string} options.folder
 * @param {string} [options.greeting] a file to open
 * @param {number} [options.port]
 * @param {boolean} options.open whether to open the default browser
 * @returns {Promise<number>} exit code
 */
export async function startWeb({ folder, greeting, port, open }) {
  const asked = Promise.race([untilAskedToEnd(), untilNpmIsGone()]);
  await installServer();
  const profile = path.join(cacheFolder(), 'start-web');
  const userDataDir = path.join(profile, 'user-data');
  const extensionsDir = path.join(profile, 'extensions');
  if (!fs.existsSync(userSettingsFile(userDataDir))) writeUserSettings(userDataDir, firstSettings);
  const server = await startServer({
    userDataDir,
    extensionsDir,
    port: await choosePort(profile, port),
    token: remembered(profile, 'token', newToken),
  });
  try {
    const payload = greeting ? [['openFile', remoteUri(server, greeting)]] : [];
    const address = workbenchUrl(server, { folder, extensionDevelopmentPath: projectRoot, payload });
    if (open && hasDisplay()) openInBrowser(address);
    announce('VS Code is running. Press Ctrl+C to stop. Open this address in a browser on this machine:');
    console.log(address);
    const ended = await Promise.race([asked, server.exited]);
    if (typeof ended === 'string') return 0;
    announce(`VS Code's server ended by itself:\n${server.log.slice(-10).join('\n')}`);
    return 1;
  } finally {
    await server.stop();
  }
}

/** Starting values only; what the user changes afterwards stays. */
const firstSettings = { ...offlineSettings, 'workbench.startupEditor': 'none' };

/** npm, when it is killed, cannot pass it on; nor can the shell it has started us with. @returns {Promise<'gone'>} */
function untilNpmIsGone() {
  return new Promise((resolve) => {
    if (process.env.npm_lifecycle_event) watchParent(() => resolve('gone'), { throughShell: true });
  });
}

/** The browser keeps VS Code's state by address, so the port stays the same from start to start where it can. */
async function choosePort(profile, wanted) {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new HostError(`Port ${wanted} is in use. Choose another with --port, or leave the option out.`);
  }
  const file = path.join(profile, 'port');
  const previous = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : undefined;
  if (previous && (await isFree(previous))) return previous;
  const port = await anyFreePort();
  if (previous)
    announce(
      `Port ${previous} of the last start is in use: this start uses ${port}, with a layout of its own.`,
    );
  else fs.writeFileSync(file, String(port));
  return port;
}

/** @returns {Promise<net.AddressInfo | undefined>} undefined when the port is taken */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(address));
    });
  });
}

const isFree = async (port) => (await tryPort(port)) !== undefined;
const anyFreePort = async () => (await tryPort(0))?.port ?? 0;

function remembered(profile, name, make) {
  const file = path.join(profile, name);
  if (!fs.existsSync(file)) fs.writeFileSync(file, make(), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

function openInBrowser(address) {
  const [command, ...args] = {
    darwin: ['open', address],
    win32: ['rundll32', 'url.dll,FileProtocolHandler', address],
  }[process.platform] ?? ['xdg-open', address];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address is printed as well, so a missing opener is no fault.
  child.on('error', () => {});
  child.unref();
}
