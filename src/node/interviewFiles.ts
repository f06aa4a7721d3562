import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { InterviewSlot, InterviewStorage } from '../core/sessions/interviewStore';
import { writeWhole } from './wholeFile';

/** Interviews as files, each put in place in one piece: a crash leaves the one before it. */
export class InterviewFiles implements InterviewStorage {
  constructor(private readonly folder: string) {}

  async read(slot: InterviewSlot): Promise<string | undefined> {
    try {
      return await readFile(this.fileOf(slot), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async write(slot: InterviewSlot, text: string | undefined): Promise<void> {
    const file = this.fileOf(slot);
    await (text === undefined ? rm(file, { force: true }) : writeWhole(file, text));
  }

  private fileOf(slot: InterviewSlot): string {
    return path.join(this.folder, `${slot}.json`);
  }
}
