import { spawn } from 'node:child_process';
import { signalTree } from './processes.mjs';

const politeLimitMs = 10_000;

/**
 * Runs a Node script as the head of its own process group, within a time limit, its output on ours.
 * Nothing of the group is left when this returns.
 * @param {string} script
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, limitMs: number }} options
 * @returns {Promise<{ code: number, fault?: string, interrupted: boolean }>}
 *   `fault`: how it ended when it did not end by itself with code 0 or 1
 */
export async function superviseRun(script, args, { env, limitMs }) {
  // The child notices by the channel when we are killed.
  const child = spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  let fault;
  let interrupted = false;
  let killTimer;
  const end = (reason) => {
    fault ??= reason;
    signalTree(child.pid, 'SIGTERM');
    killTimer ??= setTimeout(() => signalTree(child.pid, 'SIGKILL'), politeLimitMs);
  };
  const interrupt = () => {
    interrupted = true;
    end('interrupted');
  };
  const limitTimer = setTimeout(() => end(`no result after ${limitMs / 1000} s`), limitMs);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
  const { code, signal } = await new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, interrupt);
  clearTimeout(limitTimer);
  clearTimeout(killTimer);
  signalTree(child.pid, 'SIGKILL');
  if (code !== 0 && code !== 1) fault ??= `ended with ${signal ?? `code ${code}`}`;
  return { code: code ?? 1, fault, interrupted };
}

/**
 * For the supervised script: its group ends when the supervisor is gone, and the script itself waits for its children to
 * clean up after a signal, which the whole group receives.
 */
export function endWithSupervisor() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => (process.exitCode = 1));
  // Windows has no groups: there the children notice a broken pipe.
  process.on('disconnect', () =>
    process.platform === 'win32' ? process.exit(1) : process.kill(-process.pid, 'SIGTERM'),
  );
  // Listening keeps the process alive; it should end when its work does.
  process.channel?.unref();
}
