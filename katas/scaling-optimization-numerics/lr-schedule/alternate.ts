interface Schedule {
  maxLr: number;
  minLr: number;
  warmupSteps: number;
  totalSteps: number;
}

/** The cosine as a squared cosine of half the angle: the share of the way that is still to go. */
export function learningRate(
  step: number,
  { maxLr: high, minLr: low, warmupSteps: rise, totalSteps: end }: Schedule,
): number {
  const isCount = (value: number): boolean => value >= 0 && Number.isInteger(value);
  const isValid = isCount(step) && isCount(rise) && end >= 1 && rise + 1 <= end && 0 <= low && low <= high;
  if (!isValid) throw new RangeError('invalid schedule');

  const done = step + 1;
  if (done <= rise) return high * (done / rise);
  const halfAngle = (Math.PI / 2) * Math.min(1, (step - rise) / (end - rise));
  const left = Math.cos(halfAngle) ** 2;
  return low * (1 - left) + high * left;
}
