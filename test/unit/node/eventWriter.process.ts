// Appends events without end and prints the id of each that is on disk: node eventWriter.process.js <folder>
import path from 'node:path';
import { writeSync } from 'node:fs';
import type { ProgressBody } from '../../../src/core/progress/events';
import { FileEventLog } from '../../../src/node/fileEventLog';

async function main(folder: string): Promise<void> {
  const log = new FileEventLog({
    folder: path.join(folder, 'progress'),
    deviceFile: path.join(folder, 'device'),
    snapshotFile: path.join(folder, 'snapshot.json'),
  });
  const text = 'an answer of some length '.repeat(40);
  for (let i = 0; ; i++) {
    const body: ProgressBody = { type: 'answer', score: i, scoreRange: [0, 100], found: [], traps: [], text };
    const { event, unsaved } = await log.append('question/rope', body, i);
    if (unsaved !== undefined) throw new Error(unsaved);
    writeSync(1, `${event.id}\n`);
  }
}

void main(process.argv[2]!);
