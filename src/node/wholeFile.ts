import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Puts a text in place in one piece: who reads the file, even after a crash, finds the old text or the new one.
 * A process writes a file once at a time; processes may write it side by side.
 *
 * Not `vscode.workspace.fs`: its `rename` deletes what it replaces before it moves the new file there, and a
 * window that closes in between leaves nothing.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  try {
    const handle = await open(fresh, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
