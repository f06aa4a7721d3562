export interface GaeResult {
  advantages: number[];
  /** Advantages plus values: the targets of the value function. */
  returns: number[];
}

/**
 * Generalised advantage estimates for a segment of steps. `dones[t]` says that the episode ended by step t;
 * `lastValue` is the value of the state after the last step.
 *
 * Throws a RangeError for: lists of unequal length; gamma or lambda outside [0, 1]; a lastValue that is not
 * finite.
 */
export function gae(
  rewards: number[],
  values: number[],
  dones: boolean[],
  lastValue: number,
  gamma: number,
  lambda: number,
): GaeResult {
  throw new Error('TODO');
}
