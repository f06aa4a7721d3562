interface Choice {
  tokens: number[][];
  weights: number[][];
  perToken: number[];
}

/** Takes one token after the other: each time the best one that the expert does not have yet. */
export function expertChoice(logits: number[][], capacityFactor: number): Choice {
  const tokensInBatch = logits.length;
  const widths = new Set(logits.map((row) => row.length));
  const [experts = 0] = widths;
  const isValid = widths.size === 1 && experts >= 1 && capacityFactor > 0 && capacityFactor <= experts;
  if (!isValid) throw new RangeError('bad shape or capacity');

  const scores: number[][] = [];
  for (const row of logits) {
    let top = -Infinity;
    for (const logit of row) {
      if (!(Math.abs(logit) < Infinity)) throw new RangeError('bad logit');
      top = Math.max(top, logit);
    }
    let total = 0;
    for (const logit of row) total += Math.exp(logit - top);
    scores.push(row.map((logit) => Math.exp(logit - top) / total));
  }

  let slots = 1;
  while ((slots + 1) * experts <= tokensInBatch * capacityFactor) slots++;
  const result: Choice = { tokens: [], weights: [], perToken: logits.map(() => 0) };
  for (let e = 0; e < experts; e++) {
    const taken = new Set<number>();
    while (taken.size < slots) {
      let best = -1;
      for (let t = 0; t < tokensInBatch; t++) {
        if (taken.has(t)) continue;
        if (best < 0 || scores[t]![e]! > scores[best]![e]!) best = t;
      }
      taken.add(best);
      result.perToken[best]!++;
    }
    result.tokens.push([...taken]);
    result.weights.push([...taken].map((t) => scores[t]![e]!));
  }
  return result;
}
