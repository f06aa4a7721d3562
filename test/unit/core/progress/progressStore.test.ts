import assert from 'node:assert/strict';
import type { Appended, EventLog, LoadedEvents } from '../../../../src/core/ports';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { type ProgressProblem, ProgressStore } from '../../../../src/core/progress/progressStore';

/** A log that keeps what cannot be saved, as the one on disk does. */
class MemoryLog implements EventLog {
  readonly events: ProgressEvent[] = [];
  failure: string | undefined;

  load(): Promise<LoadedEvents> {
    return Promise.resolve({ events: [...this.events], problems: [], ...this.outcome });
  }

  append(item: ProgressEvent['item'], body: ProgressBody, at: number): Promise<Appended> {
    const sequence = this.events.length;
    const event = { formatVersion: 1, id: String(sequence), at, device: 'd', sequence, item, ...body };
    this.events.push(event);
    return Promise.resolve({ event, ...this.outcome });
  }

  private get outcome(): { unsaved?: string } {
    return this.failure === undefined ? {} : { unsaved: this.failure };
  }
}

const attempt: ProgressBody = { type: 'kata', status: 'passed', passed: 2, total: 2, traps: [] };

describe('ProgressStore', () => {
  const problems: ProgressProblem[] = [];
  const open = (log: EventLog): ProgressStore =>
    new ProgressStore(
      log,
      (problem) => problems.push(problem),
      () => 5,
    );
  beforeEach(() => (problems.length = 0));

  it('tells listeners of an event before it is on disk', async () => {
    const store = open(new MemoryLog());
    let seen: string | undefined;
    store.onDidChange(() => (seen = store.of('kata/rope')?.status));
    const saved = store.record('kata/rope', attempt);
    assert.equal(seen, 'solved');
    await saved;
  });

  it('comes back after a restart', async () => {
    const log = new MemoryLog();
    await open(log).record('kata/rope', attempt);
    const store = open(log);
    await store.load();
    assert.equal(store.of('kata/rope')?.status, 'solved');
  });

  it('goes on in memory when the disk is full, says so once, and says when all is saved', async () => {
    const log = new MemoryLog();
    const store = open(log);
    log.failure = 'the disk is full';
    await store.record('kata/rope', attempt);
    await store.record('kata/rope', attempt);
    await store.load();
    assert.deepEqual(problems, [{ kind: 'not-saved', reason: 'the disk is full' }]);
    assert.equal(store.of('kata/rope')?.attempts, 2);
    log.failure = undefined;
    await store.load();
    assert.deepEqual(problems.slice(1), [{ kind: 'saved-again' }]);
  });

  it('tells nobody when nothing was written since the last reading', async () => {
    const loaded = { events: [], problems: ['a.jsonl:1: torn'] };
    const append = (): never => assert.fail();
    const store = open({ load: () => Promise.resolve(loaded), append });
    let loads = 0;
    store.onDidLoad(() => loads++);
    await store.load();
    await store.load();
    assert.equal(loads, 1);
    assert.equal(problems.length, 1);
  });

  it('stops telling a listener that was disposed', async () => {
    const store = open(new MemoryLog());
    let calls = 0;
    store.onDidChange(() => calls++).dispose();
    await store.record('kata/rope', attempt);
    assert.equal(calls, 0);
  });

  it('takes an event back and tells who keeps a schedule of every event and load', async () => {
    const store = open(new MemoryLog());
    const told: string[] = [];
    store.onDidRecord(({ type }) => told.push(type));
    store.onDidLoad(({ events }) => told.push(`${events.length} loaded`));
    const { id } = await store.record('kata/rope', attempt);
    await store.record('kata/rope', { type: 'undo', undoes: id });
    assert.equal(store.of('kata/rope'), undefined);
    assert.deepEqual(told, ['kata', 'undo', '2 loaded']);
  });
});
