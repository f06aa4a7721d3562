// Starts and stops VS Code's server build.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { HostError } from './hostError.mjs';
import { serverMain, serverNode } from './install.mjs';
import { hostFolder } from './paths.mjs';
import { signalTree } from './processes.mjs';
import { makeScratchFolder, removeFolder } from './scratchFolder.mjs';

const startLimitMs = 60_000;
const politeLimitMs = 3_000;

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} authority host and port, as VS Code's remote addresses name it
 * @property {string} token needed in the first address a browser opens: other users of the machine must not get in
 * @property {string[]} log the server's output so far
 * @property {Promise<number>} exited resolves with the exit code
 * @property {() => Promise<void>} stop ends the server and all it started, and removes its temporary folder
 */

/**
 * @param {object} options
 * @param {string} options.userDataDir
 * @param {string} options.extensionsDir
 * @param {number} [options.port] 0 takes any free port
 * @param {string} [options.token]
 * @param {NodeJS.ProcessEnv} [options.env] added to ours; extensions see it
 * @param {string[]} [options.args]
 * @param {(line: string) => void} [options.onLine]
 * @returns {Promise<Server>}
 */
export async function startServer({
  userDataDir,
  extensionsDir,
  port = 0,
  token = newToken(),
  env = {},
  args = [],
  onLine,
}) {
  // The server leaves its sockets in TMPDIR, so it gets one of its own.
  const temporary = makeScratchFolder();
  const tokenFile = path.join(temporary, 'token');
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });
  const child = spawn(
    serverNode(),
    [...serverArguments({ userDataDir, extensionsDir, port, tokenFile }), ...args],
    {
      env: { ...process.env, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    },
  );
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(127));
  });
  const log = [];
  const stop = () => stopServer(child, exited, temporary);
  try {
    const listening = await untilListening(child, exited, log, onLine);
    return { port: listening, authority: `127.0.0.1:${listening}`, token, log, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A new secret for {@link startServer}. */
export const newToken = () => randomBytes(16).toString('hex');

function serverArguments({ userDataDir, extensionsDir, port, tokenFile }) {
  return [
    ...['--require', path.join(hostFolder, 'dieWithParent.cjs'), serverMain()],
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token-file', tokenFile],
    ...['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'],
    // Without the test driver the page ignores extensions under development.
    '--enable-smoke-test-driver',
    ...['--server-data-dir', userDataDir, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
  ];
}

function untilListening(child, exited, log, onLine = (_line) => {}) {
  return new Promise((resolve, reject) => {
    const fail = (what) => reject(new HostError(`VS Code's server ${what}:\n${log.join('\n')}`));
    const timer = setTimeout(() => fail(`did not start within ${startLimitMs / 1000} s`), startLimitMs);
    const read = (line) => {
      log.push(line);
      onLine(line);
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    createInterface(child.stdout).on('line', read);
    createInterface(child.stderr).on('line', read);
    void exited.then((code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

async function stopServer(child, exited, temporary) {
  if (child.pid) {
    const timer = setTimeout(() => signalTree(child.pid, 'SIGKILL'), politeLimitMs);
    signalTree(child.pid, 'SIGTERM');
    await exited;
    clearTimeout(timer);
    // The server is gone; an extension host that ignored the request may not be.
    signalTree(child.pid, 'SIGKILL');
  }
  await removeFolder(temporary);
}
