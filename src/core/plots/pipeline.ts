import { numberText } from '../drills/numberText';
import { type Choices, type DrawnPlot, numberOptions, type PlotSpec } from './plot';

/** A forward or backward pass of one microbatch on one stage; times in forward passes of a stage. */
export interface PipelineBlock {
  stage: number;
  microbatch: number;
  pass: 'forward' | 'backward';
  from: number;
  to: number;
}

/** A backward pass does twice the work of a forward pass. */
const backwardTime = 2;

/** The order of work on one stage. GPipe runs all forward passes first; 1F1B keeps at most `stages - stage` in flight. */
function orderOf(
  schedule: string,
  stage: number,
  stages: number,
  count: number,
): Omit<PipelineBlock, 'stage' | 'from' | 'to'>[] {
  const inFlight = schedule === 'gpipe' ? count : Math.min(count, stages - stage);
  const order: Omit<PipelineBlock, 'stage' | 'from' | 'to'>[] = [];
  for (let i = 0; i < inFlight; i++) order.push({ microbatch: i, pass: 'forward' });
  for (let i = 0; i < count; i++) {
    order.push({ microbatch: i, pass: 'backward' });
    if (inFlight + i < count) order.push({ microbatch: inFlight + i, pass: 'forward' });
  }
  return order;
}

/**
 * When each pass runs, as early as its inputs allow: a forward pass waits for the stage before, a backward pass
 * for the stage behind. Huang et al. 2018, arXiv 1811.06965; Narayanan et al. 2021, arXiv 2104.04473.
 */
export function pipelineBlocks(schedule: string, stages: number, microbatches: number): PipelineBlock[] {
  const done = new Map<string, number>();
  const name = (pass: string, stage: number, microbatch: number): string => `${pass} ${stage} ${microbatch}`;
  const queues = Array.from({ length: stages }, (_, stage) => orderOf(schedule, stage, stages, microbatches));
  const free = queues.map(() => 0);
  const blocks: PipelineBlock[] = [];
  for (let moved = true; moved;) {
    moved = false;
    queues.forEach((queue, stage) => {
      const next = queue[0];
      if (next === undefined) return;
      const { pass, microbatch } = next;
      const before = pass === 'forward' ? stage - 1 : stage + 1;
      const isFirst = before < 0 || before === stages;
      const input =
        isFirst && pass === 'backward'
          ? done.get(name('forward', stage, microbatch))
          : isFirst
            ? 0
            : done.get(name(pass, before, microbatch));
      if (input === undefined) return;
      const from = Math.max(free[stage] ?? 0, input);
      const to = from + (pass === 'forward' ? 1 : backwardTime);
      blocks.push({ stage, microbatch, pass, from, to });
      done.set(name(pass, stage, microbatch), to);
      free[stage] = to;
      queue.shift();
      moved = true;
    });
  }
  return blocks;
}

function draw(choices: Choices): DrawnPlot {
  const stages = Number(choices['stages']);
  const microbatches = Number(choices['microbatches']);
  const schedule = choices['schedule'] ?? '1f1b';
  const blocks = pipelineBlocks(schedule, stages, microbatches);
  const end = Math.max(...blocks.map(({ to }) => to));
  const work = microbatches * (1 + backwardTime);
  const idle = 1 - work / end;
  const stageName = (stage: number): string => `Stage ${stage + 1}`;
  const peak = (stage: number): number => {
    const own = blocks.filter((block) => block.stage === stage);
    return Math.max(
      ...own.map(({ from }) => {
        const started = own.filter((one) => one.pass === 'forward' && one.from <= from).length;
        return started - own.filter((one) => one.pass === 'backward' && one.to <= from).length;
      }),
    );
  };
  const rows = Array.from({ length: stages }, (_, stage) => stage);
  return {
    chart: {
      kind: 'timeline',
      x: { label: 'Time (forward passes of a stage)', isLog: false },
      rows: rows.map(stageName),
      blocks: blocks.map(({ stage, microbatch, pass, from, to }) => ({
        row: stageName(stage),
        from,
        to,
        label: String(microbatch + 1),
        group: pass === 'forward' ? 'Forward' : 'Backward',
      })),
    },
    summary: [
      `A step takes ${numberText(end)} forward passes of a stage, of which each GPU works ${numberText(work)}: it stands idle ${numberText(100 * idle, 3)} % of the time, (p − 1)/(m + p − 1) for p = ${stages} stages and m = ${microbatches} microbatches.`,
      schedule === 'gpipe'
        ? `GPipe keeps the activations of all ${microbatches} microbatches; 1F1B has the same bubble and keeps at most ${Math.min(stages, microbatches)}.`
        : `1F1B keeps the activations of at most ${Math.max(...rows.map(peak))} microbatches at a time, GPipe those of all ${microbatches}; the bubble is the same.`,
    ],
    table: {
      head: ['Stage', 'Busy', 'Idle', 'Microbatches kept at most'],
      rows: rows.map((stage) => [
        stageName(stage),
        numberText(work),
        numberText(end - work),
        String(peak(stage)),
      ]),
    },
  };
}

export const pipelinePlot: PlotSpec = {
  id: 'pipeline',
  title: 'Pipeline timeline',
  choices: [
    {
      id: 'schedule',
      label: 'Schedule',
      options: [
        { value: 'gpipe', label: 'GPipe' },
        { value: '1f1b', label: '1F1B' },
      ],
      initial: '1f1b',
    },
    { id: 'stages', label: 'Stages', options: numberOptions([2, 3, 4, 6, 8]), initial: '4' },
    {
      id: 'microbatches',
      label: 'Microbatches',
      options: numberOptions([1, 2, 4, 8, 12, 16]),
      initial: '8',
    },
  ],
  assumptions:
    'Every stage takes the same time, a backward pass twice that of a forward pass, and sending takes none. The bubble is $(p-1)/(m+p-1)$ of the step for both schedules; interleaving $v$ chunks per GPU divides it by about $v$.',
  draw,
};
