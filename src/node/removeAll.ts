import { rmSync } from 'node:fs';

/** Deletes files, and folders with all that is in them; those that are not there are no failure. Throws at the first that cannot be deleted. */
export function removeAll(places: readonly string[]): void {
  for (const place of places) rmSync(place, { recursive: true, force: true });
}
