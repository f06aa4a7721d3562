// Child processes that never outlive us.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { basename } from 'node:path';

const endingSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a command to its end. A signal sent to us while it runs is passed on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, inherit?: boolean, shell?: boolean }} [options]
 *   `inherit`: its output goes to our stderr instead of being collected
 * @returns {Promise<{ code: number, output: string, signal?: NodeJS.Signals }>} never rejects: code 127 when it cannot start
 */
export function run(command, args, { cwd, env, inherit = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', inherit ? 2 : 'pipe', inherit ? 2 : 'pipe'],
    });
    let output = '';
    let received;
    const passOn = (signal) => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of endingSignals) process.on(signal, passOn);
    const finish = (code) => {
      for (const signal of endingSignals) process.off(signal, passOn);
      resolve({ code, output, signal: received });
    };
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs npm, also on Windows, where npm is a batch file that only a shell can start.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options = {}) {
  const script = process.env.npm_execpath;
  if (script && basename(script) === 'npm-cli.js') return run(process.execPath, [script, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Signals a process and everything it started. The process must lead a group (spawned `detached`).
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalTree(pid, signal) {
  if (process.platform === 'win32') {
    // Windows knows no groups, and no polite signal either.
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Calls back once when the process that started us is gone: a killed parent cannot tell its children.
 * @param {() => void} onGone
 * @param {{ throughShell?: boolean }} [options] `throughShell`: the parent is a shell, and what counts is who started it
 * @returns {() => void} stops watching
 */
export function watchParent(onGone, { throughShell = false } = {}) {
  const parents = () => `${process.ppid} ${throughShell ? parentOf(process.ppid) : ''}`;
  const original = parents();
  const timer = setInterval(() => {
    if (parents() === original) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

/** Known on Linux only. @param {number} pid */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Resolves with the name of the first signal that asks us to end.
 * @returns {Promise<NodeJS.Signals>}
 */
export function untilAskedToEnd() {
  return new Promise((resolve) => {
    for (const signal of endingSignals) process.on(signal, () => resolve(signal));
  });
}
