import assert from 'node:assert/strict';
import type { EventLog, LoadedEvents } from '../../../../src/core/ports';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { type ProgressProblem, ProgressStore } from '../../../../src/core/progress/progressStore';

class MemoryLog implements EventLog {
  readonly events: ProgressEvent[] = [];
  full = false;

  load(): Promise<LoadedEvents> {
    return Promise.resolve({ events: [...this.events], problems: [] });
  }

  append(item: ProgressEvent['item'], body: ProgressBody, at: number): Promise<ProgressEvent> {
    if (this.full) return Promise.reject(new Error('no space left on device'));
    const event = {
      formatVersion: 1,
      id: String(this.events.length),
      at,
      device: 'd',
      sequence: this.events.length,
      item,
      ...body,
    };
    this.events.push(event);
    return Promise.resolve(event);
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

  it('goes on in memory when the disk is full, and says so', async () => {
    const log = new MemoryLog();
    const store = open(log);
    log.full = true;
    await store.record('kata/rope', attempt);
    assert.deepEqual(problems, [{ kind: 'not-saved', reason: 'no space left on device' }]);
    await store.load();
    assert.equal(store.of('kata/rope')?.attempts, 1);
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
    store.onDidLoad((events) => told.push(`${events.length} loaded`));
    const { id } = await store.record('kata/rope', attempt);
    await store.record('kata/rope', { type: 'undo', undoes: id });
    assert.equal(store.of('kata/rope'), undefined);
    assert.deepEqual(told, ['kata', 'undo', '2 loaded']);
  });

  it('gives an event that could not be saved an id of its own', async () => {
    const log = new MemoryLog();
    const store = open(log);
    log.full = true;
    const [first, second] = [
      await store.record('kata/rope', attempt),
      await store.record('kata/rope', attempt),
    ];
    assert.notEqual(first.id, second.id);
  });
});
