import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** Adds lines to a log, each with its line break, and returns when they are on disk. */
export async function appendLines(file: string, lines: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    // a torn last line (a crash, a full disk) must not swallow this one
    const { size } = await handle.stat();
    const last = size === 0 ? 10 : (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0];
    await handle.appendFile(`${last === 10 ? '' : '\n'}${lines}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
