/** How often label and finding go together. Counts of decisions. */
export interface Counts {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  trueNegative: number;
}

export function noCounts(): Counts {
  return { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
}

export function count(counts: Counts, isLabelled: boolean, isFound: boolean): void {
  if (isLabelled) counts[isFound ? 'truePositive' : 'falseNegative'] += 1;
  else counts[isFound ? 'falsePositive' : 'trueNegative'] += 1;
}

/** Each is a fraction, or NaN where nothing was there to divide by. Kappa is Cohen's. */
export interface Agreement {
  decisions: number;
  labelled: number;
  precision: number;
  recall: number;
  f1: number;
  kappa: number;
}

export function agreementOf({ truePositive, falsePositive, falseNegative, trueNegative }: Counts): Agreement {
  const decisions = truePositive + falsePositive + falseNegative + trueNegative;
  const labelled = truePositive + falseNegative;
  const found = truePositive + falsePositive;
  const observed = (truePositive + trueNegative) / decisions;
  const chance = (labelled * found + (decisions - labelled) * (decisions - found)) / (decisions * decisions);
  return {
    decisions,
    labelled,
    precision: truePositive / found,
    recall: truePositive / labelled,
    f1: (2 * truePositive) / (labelled + found),
    kappa: (observed - chance) / (1 - chance),
  };
}

/** The value below which a share (0 to 1) of the values lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
