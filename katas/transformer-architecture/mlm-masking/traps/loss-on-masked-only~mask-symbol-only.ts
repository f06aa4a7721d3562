/**
 * @title Predicts only where the mask stands
 *
 * Only tokens replaced by the mask get a label. Then the model learns that visible tokens can be trusted
 * and need no representation of their own; at fine-tuning time there are no masks, and it meets texts
 * unlike any it was trained on. All selected tokens are predicted, the 10 % replaced and the 10 % kept
 * included.
 */

export interface MlmOptions {
  vocabSize: number;
  maskId: number;
  specialIds: number[];
  maskProb?: number;
}

const notPredicted = -100;

export function maskTokens(
  tokens: number[],
  options: MlmOptions,
  rng: () => number,
): { input: number[]; labels: number[] } {
  const { vocabSize, maskId, specialIds, maskProb = 0.15 } = options;
  checkOptions(vocabSize, maskProb);
  checkIds([...tokens, maskId, ...specialIds], vocabSize);

  const special = new Set(specialIds);
  const input: number[] = [];
  const labels: number[] = [];
  for (const token of tokens) {
    const isSelected = !special.has(token) && rng() < maskProb;
    const { seen, isPredicted } = isSelected
      ? corrupted(token, maskId, vocabSize, rng)
      : { seen: token, isPredicted: false };
    labels.push(isPredicted ? token : notPredicted);
    input.push(seen);
  }
  return { input, labels };
}

/** 80 % mask, 10 % any token of the vocabulary, 10 % the token itself. */
function corrupted(token: number, maskId: number, vocabSize: number, rng: () => number) {
  const fate = rng();
  if (fate < 0.8) return { seen: maskId, isPredicted: true };
  if (fate < 0.9) return { seen: Math.floor(rng() * vocabSize), isPredicted: false };
  return { seen: token, isPredicted: false };
}

function checkOptions(vocabSize: number, maskProb: number): void {
  if (!(vocabSize >= 1)) throw new RangeError(`the vocabulary needs a token or more, got ${vocabSize}`);
  if (!(maskProb >= 0 && maskProb <= 1)) throw new RangeError(`maskProb must lie in [0, 1], got ${maskProb}`);
}

function checkIds(ids: number[], vocabSize: number): void {
  for (const id of ids) {
    if (!(id >= 0 && id < vocabSize)) throw new RangeError(`id ${id} is outside 0..${vocabSize - 1}`);
  }
}
