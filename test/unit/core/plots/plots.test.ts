import assert from 'node:assert/strict';
import { servingOf } from '../../../../src/core/plots/models';
import { pipelineBlocks } from '../../../../src/core/plots/pipeline';
import { plots, plotState } from '../../../../src/core/plots/plots';
import { batchLimit, decodeStep } from '../../../../src/core/plots/serving';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { dayMs, entry, plain, review, start } from '../scheduling/builders';

const index = [entry('question/a'), entry('question/b'), entry('kata/c')];
const log = [review('question/a', start, 'good'), review('question/b', start + dayMs, 'easy')];
const sources = { index, schedule: new Schedule(log, plain), now: start + 2 * dayMs };

describe('plots', () => {
  for (const { id, choices } of plots) {
    it(`${id}: says the same in words and in a table, whatever is chosen`, () => {
      for (const { id: choice, options } of choices) {
        for (const { value } of options) {
          const state = plotState(id, { [choice]: value }, sources);
          assert.equal(state.controls.find((control) => control.id === choice)?.value, value);
          assert.ok(state.summary.length > 0 && state.summary.every((text) => /\w\.$/.test(text)));
          assert.ok(
            state.summary.every((text) => !/NaN|Infinity|undefined/.test(text)),
            state.summary.join(),
          );
          assert.ok(state.table.rows.every((row) => row.length === state.table.head.length));
          assert.equal(state.chart === undefined, state.table.rows.length === 0);
        }
      }
    });
  }

  it('falls back on what is usual for a choice or a plot that there is not', () => {
    assert.equal(plotState('nothing', { gpu: 'TPU' }, sources).id, 'roofline');
    const { controls } = plotState('roofline', { gpu: 'TPU' }, sources);
    assert.equal(controls.find(({ id }) => id === 'gpu')?.value, 'H100 SXM');
  });

  it('says why when there is nothing to draw', () => {
    const tooBig = { model: 'llama-3-405b', gpus: '1' };
    assert.match(
      plotState('throughput-latency', tooBig, sources).summary.join(),
      /Nothing to draw: the weights take 811.8 GB/,
    );
    const empty = { ...sources, schedule: new Schedule([], plain) };
    assert.match(plotState('forecast', {}, empty).summary.join(), /Nothing to draw yet/);
  });
});

describe('the ideal decode step', () => {
  const serving = servingOf({ model: 'llama-3-70b', gpu: 'H100 SXM', gpus: '8', weights: '2' });
  const time = (batch: number): number => decodeStep(serving, batch, 4096).seconds;
  const near = (actual: number, expected: number): void =>
    assert.ok(Math.abs(actual / expected - 1) < 0.01, `${actual} is not ${expected}`);

  it('has the published sizes of caches', () => {
    assert.equal(serving.cachePerToken, 327_680);
    assert.equal(servingOf({ model: 'llama-3-8b' }).cachePerToken, 131_072);
  });

  it('grows less than throughput with the batch, and saturates', () => {
    // 70B on 8 H100s at 4,096 tokens, by hand: (140 GB + B · 1.342 GB) / 26.8 TB/s
    near(time(64) / time(8), 1.5);
    near(8 * (time(8) / time(64)), 5.34);
    near(time(256) / time(32), 2.63);
    near(batchLimit(serving, 4096), 371);
    near(256 / time(256) / (serving.bandwidth / (4096 * 327_680)), 0.709);
  });

  it('is bound by compute once the batch is large and contexts are short', () => {
    const { flop, seconds } = decodeStep(serving, 1024, 1);
    assert.equal(seconds, flop / serving.peak);
  });
});

describe('a pipeline', () => {
  for (const schedule of ['gpipe', '1f1b'])
    for (const [stages, microbatches] of [
      [4, 8],
      [2, 1],
      [8, 16],
      [6, 4],
    ] as const)
      it(`${schedule} with ${stages} stages and ${microbatches} microbatches has the bubble of the formula`, () => {
        const blocks = pipelineBlocks(schedule, stages, microbatches);
        assert.equal(blocks.length, 2 * stages * microbatches);
        const end = Math.max(...blocks.map(({ to }) => to));
        const idle = 1 - (3 * microbatches) / end;
        assert.ok(Math.abs(idle - (stages - 1) / (microbatches + stages - 1)) < 1e-12, String(idle));
        for (const a of blocks)
          for (const b of blocks)
            assert.ok(a === b || a.stage !== b.stage || a.to <= b.from || b.to <= a.from, 'two at a time');
      });

  it('keeps at most as many microbatches as there are stages under 1F1B', () => {
    const kept = (schedule: string): string[] =>
      plotState('pipeline', { schedule, stages: '4', microbatches: '8' }, sources).table.rows.map(
        (row) => row[3] ?? '',
      );
    assert.deepEqual(kept('1f1b'), ['4', '3', '2', '1']);
    assert.deepEqual(kept('gpipe'), ['8', '8', '8', '8']);
  });
});

describe('the forecast', () => {
  it('counts what falls due in the learner’s schedule', () => {
    const { chart, summary } = plotState('forecast', { days: '60' }, sources);
    assert.ok(chart?.kind === 'bars');
    assert.equal(
      chart.bars.reduce((sum, { y }) => sum + y, 0),
      2,
    );
    assert.match(summary.join(' '), /2 items learned; 2 of them fall due/);
  });
});
