import { readFileSync } from 'node:fs';

const pageBytes = 4096;

/** Resident memory of a process in bytes, 0 where the system does not tell (anything but Linux). */
export function residentBytes(pid: number): number {
  if (process.platform !== 'linux') return 0;
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
  } catch {
    return 0; // the process has just ended
  }
}
