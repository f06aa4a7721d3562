/**
 * @title Does not renormalise after the filters
 *
 * The probabilities of the removed tokens were set to zero and the others left as they were. They sum to
 * less than 1: a draw beyond the sum falls through to the last token, which gets all the mass that was
 * removed. After each filter what stays is scaled to sum to 1.
 */

export interface SamplingOptions {
  temperature?: number;
  topK?: number;
  topP?: number;
}

/** Room for rounding where a mass is compared with topP. */
const slack = 1e-12;

export function filteredDistribution(logits: number[], options: SamplingOptions = {}): number[] {
  const { temperature, topK, topP } = readOptions(options);
  checkLogits(logits);
  // The sort is stable, so that equal logits stay in the order of their ids.
  const ranked = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!);
  const best = ranked[0]!;
  if (temperature === 0) return logits.map((_, id) => (id === best ? 1 : 0));

  const kept = topK === 0 ? ranked : ranked.slice(0, topK);
  // The highest logit is subtracted first, so that no exponential overflows.
  const weights = kept.map((id) => Math.exp((logits[id]! - logits[best]!) / temperature));
  const nucleus = smallestPrefix(normalised(weights), topP);
  const distribution = logits.map(() => 0);
  const whole = ranked.reduce((sum, id) => sum + Math.exp((logits[id]! - logits[best]!) / temperature), 0);
  nucleus.forEach((share, rank) => {
    const probability = (share * weights.reduce((sum, weight) => sum + weight, 0)) / whole;
    distribution[kept[rank]!] = probability;
  });
  return distribution;
}

export function sampleToken(logits: number[], options: SamplingOptions, rng: () => number): number {
  const distribution = filteredDistribution(logits, options);
  if (options.temperature === 0) return distribution.indexOf(1);
  const u = rng();
  let cumulative = 0;
  for (const [id, probability] of distribution.entries()) {
    cumulative += probability;
    if (u < cumulative) return id;
  }
  return distribution.findLastIndex((probability) => probability > 0);
}

/** The shortest beginning of a descending list that has the mass; the entry that reaches it belongs to it. */
function smallestPrefix(probabilities: number[], mass: number): number[] {
  let sum = 0;
  const last = probabilities.findIndex((probability) => {
    sum += probability;
    return sum >= mass - slack;
  });
  return probabilities.slice(0, last + 1);
}

function normalised(weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function readOptions({ temperature = 1, topK = 0, topP = 1 }: SamplingOptions): Required<SamplingOptions> {
  if (!Number.isFinite(temperature) || temperature < 0) {
    throw new RangeError(`temperature must be finite and >= 0, got ${temperature}`);
  }
  if (!Number.isInteger(topK) || topK < 0) throw new RangeError(`topK must be an integer >= 0, got ${topK}`);
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`topP must be in (0, 1], got ${topP}`);
  return { temperature, topK, topP };
}

function checkLogits(logits: number[]): void {
  if (logits.some((logit) => Number.isNaN(logit) || logit === Infinity)) {
    throw new RangeError('a logit must be a number or -Infinity');
  }
  if (logits.every((logit) => logit === -Infinity)) throw new RangeError('no token is possible');
}
