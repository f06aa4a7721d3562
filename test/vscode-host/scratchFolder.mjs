import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const removeLimitMs = 15_000;

/**
 * A temporary folder. The name is short because sockets live in it, and a socket's path may have 107 characters only.
 * @param {string} [name]
 */
export function makeScratchFolder(name = 'vsc') {
  return fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));
}

/**
 * Removes a folder, also one that a process is still writing to while it ends (Node's own retries do not cover that).
 * @param {string} folder
 */
export async function removeFolder(folder) {
  const deadline = Date.now() + removeLimitMs;
  for (;;) {
    try {
      fs.rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(100);
    }
  }
}
