/**
 * @title Selects separators and padding too
 *
 * Every position takes part in the selection. Predicting a separator or padding teaches nothing, since
 * their places follow from the format, and in a padded batch most of the loss would go to them; a text
 * whose opening token is masked is also not one that the model will ever meet.
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

  const input: number[] = [];
  const labels: number[] = [];
  for (const token of tokens) {
    const isSelected = rng() < maskProb;
    // Every selected token is predicted, whatever the encoder gets to see in its place.
    labels.push(isSelected ? token : notPredicted);
    input.push(isSelected ? corrupted(token, maskId, vocabSize, rng) : token);
  }
  return { input, labels };
}

/** 80 % mask, 10 % any token of the vocabulary, 10 % the token itself. */
function corrupted(token: number, maskId: number, vocabSize: number, rng: () => number): number {
  const fate = rng();
  if (fate < 0.8) return maskId;
  if (fate < 0.9) return Math.floor(rng() * vocabSize);
  return token;
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
