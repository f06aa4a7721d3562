import { readFileSync, watch } from 'node:fs';
import path from 'node:path';

/** What a watcher reports of one save. */
export interface WatchVerdict {
  passed: number;
  failed: number;
}

/**
 * Grades a file whenever it is saved, from now on and once at the start, and prints
 * `verdict <passed> passed <failed> failed <ms> ms`; the milliseconds are those of `grade` alone.
 */
export function onSave(file: string, grade: (source: string) => WatchVerdict | Promise<WatchVerdict>): void {
  let isBusy = false;
  let graded: string | undefined;
  const run = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    for (let source = readFileSync(file, 'utf8'); source !== graded; source = readFileSync(file, 'utf8')) {
      graded = source;
      const started = performance.now();
      const { passed, failed } = await grade(source);
      const ms = performance.now() - started;
      process.stdout.write(`verdict ${passed} passed ${failed} failed ${ms} ms\n`);
    }
    isBusy = false;
  };
  watch(path.dirname(file), (_event, name) => {
    if (name === path.basename(file)) void run();
  });
  void run();
}
