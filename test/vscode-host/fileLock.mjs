import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './processes.mjs';
import { announce } from './progress.mjs';

/**
 * Runs `work` while no other process runs work under the same lock file. A lock whose owner has died is taken over.
 * The lock saves double work; callers stay correct (temporary folder, then one rename) should two ever get through.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let attempt = 0; !tryLock(file); attempt++) {
    const owner = lockOwner(file);
    if (owner !== undefined && !isAlive(owner)) fs.rmSync(file, { force: true });
    else if (attempt === 0) announce('Another process is preparing the same thing: waiting for it ...');
    await delay(250);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryLock(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** @returns {number | undefined} undefined while the owner is still writing its id, or has just gone */
function lockOwner(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
