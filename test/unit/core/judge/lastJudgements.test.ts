import assert from 'node:assert/strict';
import { LastJudgements } from '../../../../src/core/judge/lastJudgements';
import type { Appended, EventLog } from '../../../../src/core/ports';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { parseEvent } from '../../../../src/core/progress/events';
import { ProgressStore } from '../../../../src/core/progress/progressStore';

const item = 'question/rope' as const;
const judgement = (model: string): ProgressBody => {
  return { type: 'judgement', model, promptVersion: 1, rubricVersion: 'r', answer: 'a', verdicts: {} };
};
const decision = (counts: boolean): ProgressBody => ({ type: 'dispute', criterion: 'point/a', counts });

class MemoryLog implements EventLog {
  constructor(private readonly events: ProgressEvent[]) {}
  load = (): ReturnType<EventLog['load']> => Promise.resolve({ events: [...this.events], problems: [] });
  append = (key: ProgressEvent['item'], body: ProgressBody, at: number): Promise<Appended> =>
    Promise.resolve({ event: event(at, body, key) });
}

function event(at: number, body: ProgressBody, key: ProgressEvent['item'] = item): ProgressEvent {
  return { formatVersion: 1, id: `e${at}`, at, device: 'd', sequence: at, item: key, ...body };
}

describe('LastJudgements', () => {
  const open = (events: ProgressEvent[], now = 100): [ProgressStore, LastJudgements] => {
    const store = new ProgressStore(
      new MemoryLog(events),
      ({ kind }) => assert.fail(kind),
      () => now,
    );
    return [store, new LastJudgements(store)];
  };

  it('finds the latest one in the log, whatever order it comes in', async () => {
    const [store, last] = open([event(5, judgement('new')), event(2, judgement('old'))]);
    await store.load();
    assert.equal(last.of(item)?.judgement.model, 'new');
    assert.equal(last.of('question/other'), undefined);
  });

  it('keeps the decisions made since, the latest of each', async () => {
    const [store, last] = open([
      event(1, decision(true)),
      event(2, judgement('model')),
      event(4, decision(false)),
      event(3, decision(true)),
    ]);
    await store.load();
    assert.deepEqual([...(last.of(item)?.decisions ?? [])], [['point/a', false]]);
  });

  it('follows what is recorded', async () => {
    const [store, last] = open([]);
    await store.record(item, judgement('model'));
    assert.equal(last.of(item)?.decisions.size, 0);
    assert.equal(last.of(item)?.judgement.model, 'model');
  });
});

describe('parseEvent', () => {
  it('reads judgements and decisions, and refuses broken ones', () => {
    const text = (body: object): string => JSON.stringify({ ...event(1, judgement('m')), ...body });
    assert.notEqual(parseEvent(text({})), 'newer');
    assert.throws(() => parseEvent(text({ verdicts: undefined })), /verdicts/);
    assert.throws(() => parseEvent(text({ type: 'dispute', counts: 'yes' })), /decision/);
  });
});
