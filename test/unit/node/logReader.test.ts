import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { ItemKey } from '../../../src/core/content/items';
import { LastJudgements } from '../../../src/core/judge/lastJudgements';
import { LastAnswers } from '../../../src/core/practice/lastAnswers';
import type { ProgressBody, ProgressEvent } from '../../../src/core/progress/events';
import { ProgressStore } from '../../../src/core/progress/progressStore';
import { ScheduleStore } from '../../../src/core/scheduling/scheduleStore';
import { SessionLog } from '../../../src/core/sessions/sessionLog';
import { FileEventLog } from '../../../src/node/fileEventLog';
import { plain, start } from '../core/scheduling/builders';

const items: ItemKey[] = ['question/a', 'kata/b', 'drill/c'];
const bodies: ProgressBody[] = [
  { type: 'review', rating: 'good', source: 'self', day: 20_458, offset: 0, retention: 0.9 },
  { type: 'review', rating: 'again', source: 'self', day: 20_459, offset: 60, retention: 0.9 },
  { type: 'kata', status: 'passed', passed: 2, total: 2, traps: ['t'] },
  { type: 'answer', score: 70, scoreRange: [60, 80], found: ['p'], traps: [], text: 'words' },
  { type: 'selfCheck', score: 80, found: ['p'], partly: [], traps: [] },
  { type: 'judgement', model: 'm', promptVersion: 1, rubricVersion: 'r', answer: 'h', verdicts: {} },
  { type: 'dispute', criterion: 'point/p', counts: true },
  { type: 'drill', seed: 1, given: '3', correct: false, misconception: 'bits' },
  { type: 'note', text: 'a note' },
  { type: 'bookmark', on: true },
  { type: 'suspend' },
  { type: 'reset' },
];

/** What somebody did: in which file, at which item, what, and how much later; or the taking back of an event. */
const step = fc.record({
  device: fc.nat(1),
  item: fc.nat(items.length - 1),
  body: fc.oneof(fc.nat(bodies.length - 1), fc.constant('undo' as const)),
  back: fc.nat(30),
  later: fc.nat({ max: 3_600_000 }),
  /** How far this device's clock is wrong: seldom, and then by a lot. */
  skew: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(90_000_000) }),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function recordAll(steps: readonly Step[]): ProgressEvent[] {
  const events: ProgressEvent[] = [];
  let at = start;
  for (const { device, item, body, back, later, skew } of steps) {
    at += later;
    const target = events.at(-1 - back);
    if (body === 'undo' && target === undefined) continue;
    const base = {
      formatVersion: 1,
      id: `e${events.length}`,
      at: at - skew,
      device: 'ab'[device]!,
      sequence: events.length,
    };
    if (body === 'undo') events.push({ ...base, item: target!.item, type: 'undo', undoes: target!.id });
    else events.push({ ...base, item: items[item]!, ...bodies[body]! });
  }
  return events;
}

describe('LogReader', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'log-reader-'));
    mkdirSync(path.join(folder, 'progress'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const snapshotFile = (): string => path.join(folder, 'snapshot.json');

  /** A running program on these logs; what it knows, in plain data. */
  class Program {
    readonly log: FileEventLog;
    readonly store: ProgressStore;
    private readonly schedule: ScheduleStore;
    private readonly answers: LastAnswers;
    private readonly judgements: LastJudgements;
    private readonly sessions: SessionLog;

    constructor(recent: number, snapshot = snapshotFile()) {
      const places = {
        folder: path.join(folder, 'progress'),
        deviceFile: path.join(folder, 'device'),
        snapshotFile: snapshot,
      };
      this.log = new FileEventLog(places, recent);
      this.store = new ProgressStore(
        this.log,
        () => undefined,
        () => start,
      );
      this.schedule = new ScheduleStore(this.store, plain, () => start);
      this.answers = new LastAnswers(this.store);
      this.judgements = new LastJudgements(this.store);
      this.sessions = new SessionLog(this.store);
    }

    async state(): Promise<unknown> {
      await this.store.load();
      const { schedule } = this.schedule;
      const known = items.map((item) => [
        this.store.of(item),
        schedule.of(item),
        [...schedule.days()].sort(([a], [b]) => a - b),
        schedule.withSettings({ ...plain, maximumInterval: 9 }).of(item).due,
        this.answers.of(item),
        this.judgements.of(item),
        this.sessions.finished(),
      ]);
      return JSON.parse(JSON.stringify(known)) as unknown; // a field without a value may be missing
    }
  }
  const write = (events: readonly ProgressEvent[]): void => {
    for (const event of events)
      appendFileSync(path.join(folder, 'progress', `${event.device}.jsonl`), `${JSON.stringify(event)}\n`);
  };

  it('comes to the same with folding, without, from a snapshot and step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), fc.nat(60), async (steps, half) => {
        rmSync(path.join(folder, 'progress'), { recursive: true });
        rmSync(snapshotFile(), { force: true });
        mkdirSync(path.join(folder, 'progress'));
        const events = recordAll(steps);
        write(events.slice(0, half));
        const growing = new Program(5);
        await growing.state();
        write(events.slice(half));
        const expected = await new Program(1_000_000, path.join(folder, 'none')).state();
        assert.deepEqual(await growing.state(), expected, 'read in two parts');
        assert.deepEqual(await new Program(5).state(), expected, 'from what was kept');
        rmSync(snapshotFile(), { force: true });
        assert.deepEqual(await new Program(5).state(), expected, 'read whole');
        assert.deepEqual(await new Program(5).state(), expected, 'from what was kept of the whole');
      }),
      { numRuns: 150 },
    );
  }).timeout(600_000);

  const many = (count: number): ProgressEvent[] =>
    Array.from({ length: count }, (_, i) => {
      const body = bodies[i % 3]!;
      return {
        formatVersion: 1,
        id: `e${i}`,
        at: start + i,
        device: 'a',
        sequence: i,
        item: 'kata/b',
        ...body,
      };
    });

  it('hands out what was done lately, and the rest as what it adds up to', async () => {
    write(many(100));
    const { base, events } = await new Program(10).log.load();
    assert.ok(events.length >= 10 && events.length < 20, String(events.length));
    assert.equal(base?.upTo.id, `e${99 - events.length}`);
    assert.ok(existsSync(snapshotFile()));
  });

  it('keeps an undo that a wrong clock puts before what it takes back', async () => {
    const target = many(9).at(-1)!;
    const undo: ProgressBody = { type: 'undo', undoes: target.id };
    const { formatVersion, device, item } = target;
    write([...many(9), { formatVersion, id: 'u', at: start - 1, device, sequence: 9, item, ...undo }]);
    const expected = await new Program(1_000_000, path.join(folder, 'none')).state();
    assert.deepEqual(await new Program(5).state(), expected);
    assert.deepEqual(await new Program(5).state(), expected, 'from what was kept');
  });

  it('uses a snapshot only for the logs that it was made of', async () => {
    write(many(100));
    const expected = await new Program(10).state();
    const log = path.join(folder, 'progress', 'a.jsonl');
    const text = readFileSync(log, 'utf8');
    writeFileSync(log, text.split('\n').slice(50).join('\n'));
    assert.notDeepEqual(await new Program(10).state(), expected, 'a shorter log');
    writeFileSync(log, text.replace('"rating":"good"', '"rating":"easy"'));
    assert.notDeepEqual(await new Program(10).state(), expected, 'another log of the same length');
    writeFileSync(log, text);
    for (const damaged of [
      '',
      '{',
      '{"formatVersion":1}',
      readFileSync(snapshotFile(), 'utf8').slice(0, -9),
    ]) {
      writeFileSync(snapshotFile(), damaged);
      assert.deepEqual(await new Program(10).state(), expected, `snapshot ${damaged.slice(0, 20)}`);
    }
  });

  it('says of unreadable lines also when they are no longer read', async () => {
    write(many(100));
    const log = path.join(folder, 'progress', 'a.jsonl');
    writeFileSync(log, `garbage\n${readFileSync(log, 'utf8')}`);
    await new Program(10).log.load();
    const { problems } = await new Program(10).log.load();
    assert.match(problems[0]!, /a\.jsonl:1: not a readable record/);
  });

  it('does without a snapshot where none can be written', async () => {
    write(many(100));
    mkdirSync(snapshotFile());
    const { events } = await new Program(10).log.load();
    assert.ok(events.length >= 10);
  });
});
