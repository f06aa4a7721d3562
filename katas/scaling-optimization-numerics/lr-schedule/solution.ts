interface Schedule {
  maxLr: number;
  minLr: number;
  warmupSteps: number;
  totalSteps: number;
}

export function learningRate(step: number, o: Schedule): number {
  checkInput(step, o);
  const { maxLr, minLr, warmupSteps, totalSteps } = o;
  if (step < warmupSteps) return (maxLr * (step + 1)) / warmupSteps;
  if (step >= totalSteps) return minLr;
  const progress = (step - warmupSteps) / (totalSteps - warmupSteps);
  return minLr + 0.5 * (maxLr - minLr) * (1 + Math.cos(Math.PI * progress));
}

function checkInput(step: number, { maxLr, minLr, warmupSteps, totalSteps }: Schedule): void {
  if (!Number.isInteger(step) || step < 0) throw new RangeError(`step must be an integer >= 0, got ${step}`);
  if (!(totalSteps >= 1)) throw new RangeError(`totalSteps must be at least 1, got ${totalSteps}`);
  if (!Number.isInteger(warmupSteps) || warmupSteps < 0 || warmupSteps > totalSteps - 1) {
    throw new RangeError(`warmupSteps must be an integer below totalSteps, got ${warmupSteps}`);
  }
  if (!(minLr >= 0 && minLr <= maxLr)) throw new RangeError(`minLr must be in 0 .. ${maxLr}, got ${minLr}`);
}
