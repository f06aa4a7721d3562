export interface MlmOptions {
  vocabSize: number;
  maskId: number;
  specialIds: number[];
  maskProb?: number;
}

/** Starts from "nothing is predicted" and changes the copies where a token is selected. */
export function maskTokens(
  tokens: number[],
  { vocabSize, maskId, specialIds, maskProb }: MlmOptions,
  rng: () => number,
): { input: number[]; labels: number[] } {
  const threshold = maskProb ?? 0.15;
  const isId = (id: number): boolean => id < vocabSize && id >= 0;
  demand(vocabSize >= 1, 'vocabulary');
  demand(threshold >= 0 && threshold <= 1, 'probability');
  demand(tokens.every(isId) && specialIds.every(isId) && isId(maskId), 'id');

  const input = tokens.slice();
  const labels = tokens.map(() => -100);
  tokens.forEach((token, at) => {
    if (specialIds.includes(token) || rng() >= threshold) return;
    labels[at] = token;
    const lot = rng();
    if (lot >= 0.9) return;
    input[at] = lot >= 0.8 ? Math.floor(vocabSize * rng()) : maskId;
  });
  return { input, labels };
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
