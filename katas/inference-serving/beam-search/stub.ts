export interface Beam {
  /** The generated ids; the last one is eos unless the sequence was cut at maxLength. */
  tokens: number[];
  /** The sum of the log-probabilities of the tokens. */
  logProb: number;
  /** logProb / tokens.length^lengthPenalty. */
  score: number;
}

/**
 * Searches for sequences of high probability and returns the best beamSize of them, best score first.
 *
 * Each step sorts the expansions of all live beams by logProb (ties: the beam of the better rank, then the lower
 * id) and takes the best 2 * beamSize: those that end in eos are finished, the first beamSize of the others stay
 * live. The search ends at maxLength, where the live beams are finished as they are, or when there are beamSize
 * finished ones of which none can be displaced.
 *
 * @param next log-probabilities of all tokens behind a prefix; it starts with []. Called once per live beam and
 * step, with frozen results
 * @param lengthPenalty default 1
 *
 * Throws a RangeError for: a beamSize or maxLength that is not a positive integer or a lengthPenalty that is NaN
 * (before the first call of next); an eos that is not an id; a log-probability that is NaN.
 */
export function beamSearch(
  next: (tokens: number[]) => number[],
  beamSize: number,
  maxLength: number,
  eos: number,
  lengthPenalty?: number,
): Beam[] {
  throw new Error('TODO');
}
