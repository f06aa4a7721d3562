/** A symbol of a formula. */
export interface FormulaSymbol {
  /** TeX. */
  symbol: string;
  meaning: string;
  /** Absent for a pure number. */
  unit?: string;
}

/** A symbol as an item of a Markdown list: "- $L$: layers". */
export function symbolItem({ symbol, meaning, unit }: FormulaSymbol): string {
  return `- $${symbol}$: ${meaning}${unit === undefined ? '' : ` (${unit})`}`;
}

/** A formula to know by heart, as a question or a drill states it. */
export interface Formula {
  name: string;
  /** TeX. */
  formula: string;
  symbols: FormulaSymbol[];
  /** Markdown: when it holds, and what it leaves out. */
  holds: string;
  /** Which of the item's sources states it, counted from 1; the first one if absent. */
  source?: number;
}
