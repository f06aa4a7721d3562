// How long a progress log of a million events takes to load: node test/bench/progressLog.mjs [events]
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import path from 'node:path';
import type { ItemKey } from '../../src/core/content/items';
import type { ProgressBody } from '../../src/core/progress/events';
import { ProgressStore } from '../../src/core/progress/progressStore';
import { ScheduleStore } from '../../src/core/scheduling/scheduleStore';
import { usableSettings } from '../../src/core/scheduling/settings';
import { FileEventLog } from '../../src/node/fileEventLog';

const answer = 'The cache holds keys and values of all earlier tokens, so a step reads them. '.repeat(6);

/** Somebody who does something every half minute for a year: reviews, graded saves, drills, answers. */
async function write(file: string, events: number): Promise<void> {
  const out = createWriteStream(file);
  for (let i = 0; i < events; i++) {
    const at = 1.7e12 + i * 30_000;
    const [item, body] = doing(i, at);
    const event = { formatVersion: 1, id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, at };
    const line = JSON.stringify({ ...event, device: 'a', sequence: i, item, ...body });
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function doing(i: number, at: number): [ItemKey, ProgressBody] {
  const which = (i * 7919) % 300;
  if (i % 20 < 9) {
    const rating = (['again', 'hard', 'good', 'easy'] as const)[i % 4] ?? 'good';
    const day = Math.floor(at / 86_400_000);
    return [
      `flashcard/card-${which}`,
      { type: 'review', rating, source: 'self', day, offset: 0, retention: 0.9 },
    ];
  }
  if (i % 20 < 15)
    return [`kata/kata-${which}`, { type: 'kata', status: 'failed', passed: 3, total: 12, traps: ['t'] }];
  if (i % 20 < 18)
    return [`drill/drill-${which}`, { type: 'drill', seed: i, given: '1.34 GB', correct: true }];
  const result = { score: 60, scoreRange: [55, 70] as [number, number], found: ['a'], traps: [] };
  return [`question/question-${which}`, { type: 'answer', ...result, text: answer }];
}

/** Loads progress and schedule as the extension does when it starts. */
async function load(folder: string): Promise<void> {
  const log = new FileEventLog({
    folder: path.join(folder, 'progress'),
    deviceFile: path.join(folder, 'device'),
    snapshotFile: path.join(folder, 'snapshot.json'),
  });
  const store = new ProgressStore(log, ({ kind }) => console.error(kind), Date.now);
  const schedule = new ScheduleStore(store, usableSettings({ zone: 'UTC' }), Date.now);
  await store.load();
  if (schedule.schedule.days().size === 0) throw new Error('nothing was loaded');
}

/** The floor: every line parsed, nothing kept. */
async function parse(file: string): Promise<void> {
  for (const line of (await readFile(file, 'utf8')).split('\n')) if (line !== '') JSON.parse(line);
}

async function main(task: string, place: string, events: string): Promise<void> {
  const started = performance.now();
  if (task === 'write') await write(place, Number(events));
  else if (task === 'load') await load(place);
  else await parse(place);
  const ms = Math.round(performance.now() - started);
  console.log(JSON.stringify({ ms, mb: Math.round(process.resourceUsage().maxRSS / 1000) }));
}

const [task = '', place = '', events = ''] = process.argv.slice(2);
void main(task, place, events);
