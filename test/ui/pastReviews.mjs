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
  const folder = path.join(userDataDir, 'User/globalStorage', extensionId, 'progress');
  const lines = reviews.map(({ item, minutesAgo, rating }, i) => {
    const at = Date.now() - minutesAgo * minuteMs;
    const body = {
      type: 'review',
      rating,
      source: 'answer',
      day: Math.floor(at / dayMs),
      offset: 0,
      retention: 0.9,
    };
    return JSON.stringify({
      formatVersion: 1,
      id: randomUUID(),
      at,
      device: 'other',
      sequence: i + 1,
      item,
      ...body,
    });
  });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'other.jsonl'), `${lines.join('\n')}\n`);
}
