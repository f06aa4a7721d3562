export interface SamplingOptions {
  temperature?: number;
  topK?: number;
  topP?: number;
}

interface Candidate {
  id: number;
  logit: number;
}

/** In log space: candidates are cut from the end of a sorted list, and what is left is normalised once. */
export function filteredDistribution(logits: number[], options?: SamplingOptions): number[] {
  const temperature = options?.temperature ?? 1;
  const topK = options?.topK ?? 0;
  const topP = options?.topP ?? 1;
  if (!(temperature >= 0 && temperature < Infinity)) throw new RangeError('temperature');
  if (!(topK >= 0 && topK % 1 === 0)) throw new RangeError('topK');
  if (!(topP > 0) || topP > 1) throw new RangeError('topP');

  const candidates: Candidate[] = [];
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id]!;
    if (!(logit < Infinity)) throw new RangeError('logit');
    if (logit > -Infinity) candidates.push({ id, logit: temperature > 0 ? logit / temperature : logit });
  }
  if (candidates.length === 0) throw new RangeError('no candidates');
  candidates.sort((a, b) => b.logit - a.logit);

  if (temperature === 0) candidates.length = 1;
  if (topK > 0) candidates.length = Math.min(candidates.length, topK);
  // What lies behind the prefix has to have at most 1 - topP: drop from the end as long as it does.
  let logTotal = logSumExp(candidates);
  let dropped = 0;
  while (candidates.length > 1) {
    dropped += Math.exp(candidates.at(-1)!.logit - logTotal);
    if (1 - dropped < topP - 1e-12) break;
    candidates.pop();
  }
  logTotal = logSumExp(candidates);
  const result = Array.from(logits, () => 0);
  for (const { id, logit } of candidates) result[id] = Math.exp(logit - logTotal);
  return result;
}

/** Walks down the distribution and takes its probabilities off the random number. */
export function sampleToken(logits: number[], options: SamplingOptions, rng: () => number): number {
  const probabilities = filteredDistribution(logits, options);
  const possible = probabilities.flatMap((probability, id) => (probability > 0 ? [id] : []));
  if (options.temperature === 0) return possible[0]!;
  let left = rng();
  const found = possible.find((id) => {
    if (left < probabilities[id]!) return true;
    left -= probabilities[id]!;
    return false;
  });
  return found ?? possible.at(-1)!;
}

function logSumExp(candidates: Candidate[]): number {
  const highest = candidates[0]!.logit;
  let sum = 0;
  for (const { logit } of candidates) sum += Math.exp(logit - highest);
  return highest + Math.log(sum);
}
