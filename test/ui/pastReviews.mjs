// Fills a profile with ratings of earlier days, as another device would have left them.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { extensionId } from './extensionUnderTest.mjs';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * @param {string} userDataDir
 * @param {{ item: string, minutesAgo: number, rating: 'again' | 'hard' | 'good' | 'easy' }[]} reviews
 */
export function writePastReviews(userDataDir, reviews) {
  writePastEvents(
    userDataDir,
    reviews.map(({ item, minutesAgo, rating }) => ({ item, minutesAgo, ...review(minutesAgo, rating) })),
  );
}

/** The body of a rating. */
export function review(minutesAgo, rating, source = 'answer') {
  const day = Math.floor((Date.now() - minutesAgo * minuteMs) / dayMs);
  return { type: 'review', rating, source, day, offset: 0, retention: 0.9 };
}

/**
 * @param {string} userDataDir
 * @param {({ item: string, minutesAgo: number, type: string } & Record<string, unknown>)[]} events
 */
export function writePastEvents(userDataDir, events) {
  const folder = path.join(userDataDir, 'User/globalStorage', extensionId, 'progress');
  const lines = events.map(({ item, minutesAgo, ...body }, i) => {
    const at = Date.now() - minutesAgo * minuteMs;
    const place = { formatVersion: 1, id: randomUUID(), at, device: 'other', sequence: i + 1 };
    return JSON.stringify({ ...place, item, ...body });
  });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'other.jsonl'), `${lines.join('\n')}\n`);
}
