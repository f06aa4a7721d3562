/**
 * @title Predicts only where the input shows the mask
 *
 * Labels are set where the mask stands in the input. Replaced and kept tokens are selected as well and
 * have to be predicted; they are what prepares the model for texts without masks. A mask that was part
 * of the text is taken for a selected token, besides.
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
    const seen = isSelected ? corrupted(token, maskId, vocabSize, rng) : token;
    labels.push(seen === maskId ? token : notPredicted);
    input.push(seen);
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
