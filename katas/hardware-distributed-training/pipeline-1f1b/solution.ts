export type PipeOp = { kind: 'F' | 'B'; micro: number };

export function oneFOneB(stages: number, microbatches: number): PipeOp[][] {
  checkCount(stages);
  checkCount(microbatches);
  return Array.from({ length: stages }, (_, stage) => {
    const warmUp = Math.min(stages - 1 - stage, microbatches);
    const ops: PipeOp[] = [];
    for (let micro = 0; micro < warmUp; micro++) ops.push({ kind: 'F', micro });
    for (let micro = warmUp; micro < microbatches; micro++) {
      ops.push({ kind: 'F', micro }, { kind: 'B', micro: micro - warmUp });
    }
    for (let micro = microbatches - warmUp; micro < microbatches; micro++) ops.push({ kind: 'B', micro });
    return ops;
  });
}

export function simulate(
  schedule: PipeOp[][],
  fTime: number,
  bTime: number,
): { makespan: number; bubbleFraction: number; peakActivations: number[] } {
  if (!(fTime > 0) || !(bTime > 0)) throw new RangeError(`times must be above 0, got ${fTime} and ${bTime}`);

  const last = schedule.length - 1;
  const forwardEnd = schedule.map(() => new Map<number, number>());
  const backwardEnd = schedule.map(() => new Map<number, number>());
  const next = schedule.map(() => 0);
  const freeAt = schedule.map(() => 0);

  /** When the operation may start at the earliest; undefined while something that it needs has not run. */
  const readyAt = ({ kind, micro }: PipeOp, stage: number): number | undefined => {
    if (kind === 'F') return stage === 0 ? 0 : forwardEnd[stage - 1]!.get(micro);
    const own = forwardEnd[stage]!.get(micro);
    const after = stage === last ? 0 : backwardEnd[stage + 1]!.get(micro);
    return own === undefined || after === undefined ? undefined : Math.max(own, after);
  };

  let hasMoved = true;
  while (hasMoved) {
    hasMoved = false;
    for (const [stage, ops] of schedule.entries()) {
      // A stage goes on as far as it can before the next one gets its turn.
      while (next[stage]! < ops.length) {
        const op = ops[next[stage]!]!;
        const ready = readyAt(op, stage);
        if (ready === undefined) break;
        const end = Math.max(freeAt[stage]!, ready) + (op.kind === 'F' ? fTime : bTime);
        (op.kind === 'F' ? forwardEnd : backwardEnd)[stage]!.set(op.micro, end);
        freeAt[stage] = end;
        next[stage]!++;
        hasMoved = true;
      }
    }
  }
  if (schedule.some((ops, stage) => next[stage]! < ops.length))
    throw new RangeError('the schedule deadlocks');

  const makespan = Math.max(...freeAt);
  const microbatches = schedule[0]!.length / 2;
  return {
    makespan,
    bubbleFraction: 1 - (microbatches * (fTime + bTime)) / makespan,
    peakActivations: schedule.map(peakOf),
  };
}

/** The most microbatches that have gone forward and not yet backward. */
function peakOf(ops: PipeOp[]): number {
  let held = 0;
  let peak = 0;
  for (const { kind } of ops) {
    held += kind === 'F' ? 1 : -1;
    peak = Math.max(peak, held);
  }
  return peak;
}

function checkCount(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not an integer above 0: ${count}`);
}
