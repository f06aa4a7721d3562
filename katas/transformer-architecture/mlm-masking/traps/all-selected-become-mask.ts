/**
 * @title Replaces every selected token by the mask
 *
 * There is no second draw: whatever is selected becomes the mask. The mask never occurs in the texts
 * that the model is later used on, so pretraining and use would not match. In BERT 10 % of the selected
 * tokens become a random token and 10 % stay, so that no visible token is certain to be right.
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
    // Every selected token is predicted, whatever the encoder gets to see in its place.
    labels.push(isSelected ? token : notPredicted);
    input.push(isSelected ? maskId : token);
  }
  return { input, labels };
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
