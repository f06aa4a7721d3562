export type PipeOp = { kind: 'F' | 'B'; micro: number };

/** Builds each list by its rule of thumb: go forward unless enough microbatches are under way already. */
export function oneFOneB(stages: number, microbatches: number): PipeOp[][] {
  if (![stages, microbatches].every((count) => Number.isInteger(count) && count > 0)) {
    throw new RangeError('counts must be integers above 0');
  }
  const lists: PipeOp[][] = [];
  for (let mostHeld = stages; mostHeld > 0; mostHeld--) {
    const ops: PipeOp[] = [];
    let [forward, backward] = [0, 0];
    while (backward < microbatches) {
      const goesForward = forward < microbatches && forward - backward < mostHeld;
      ops.push(goesForward ? { kind: 'F', micro: forward++ } : { kind: 'B', micro: backward++ });
    }
    lists.push(ops);
  }
  return lists;
}

/** Asks for the end of every operation and works out on the way, by recursion, what it waits for. */
export function simulate(
  schedule: PipeOp[][],
  fTime: number,
  bTime: number,
): { makespan: number; bubbleFraction: number; peakActivations: number[] } {
  if (![fTime, bTime].every((time) => time > 0)) throw new RangeError('times must be above 0');

  const places = schedule.map((ops) => new Map(ops.map(({ kind, micro }, at) => [`${kind}${micro}`, at])));
  const ends = schedule.map((ops) => ops.map((): number | 'asked' | undefined => undefined));

  function endOf(stage: number, at: number | undefined): number {
    const op = at === undefined ? undefined : schedule[stage]![at];
    if (at === undefined || op === undefined) throw new RangeError('waits for an operation that never comes');
    const known = ends[stage]![at];
    if (known === 'asked') throw new RangeError('waits for itself');
    if (known !== undefined) return known;

    ends[stage]![at] = 'asked';
    const name = `${op.kind}${op.micro}`;
    const waits = [0];
    if (at > 0) waits.push(endOf(stage, at - 1));
    if (op.kind === 'F' && stage > 0) waits.push(endOf(stage - 1, places[stage - 1]!.get(name)));
    if (op.kind === 'B') waits.push(endOf(stage, places[stage]!.get(`F${op.micro}`)));
    if (op.kind === 'B' && stage < schedule.length - 1) {
      waits.push(endOf(stage + 1, places[stage + 1]!.get(name)));
    }
    const end = Math.max(...waits) + (op.kind === 'F' ? fTime : bTime);
    ends[stage]![at] = end;
    return end;
  }

  const makespan = Math.max(...schedule.flatMap((ops, stage) => ops.map((_, at) => endOf(stage, at))));
  const work = schedule[0]!.reduce((sum, { kind }) => sum + (kind === 'F' ? fTime : bTime), 0);
  return { makespan, bubbleFraction: (makespan - work) / makespan, peakActivations: schedule.map(peakOf) };
}

function peakOf(ops: PipeOp[]): number {
  const held = ops.map((_, at) => {
    const done = ops.slice(0, at + 1);
    return done.filter(({ kind }) => kind === 'F').length - done.filter(({ kind }) => kind === 'B').length;
  });
  return Math.max(...held);
}
