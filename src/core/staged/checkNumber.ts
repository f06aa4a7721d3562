import type { DesignNumber } from '../content/design';
import { toleranceText } from '../drills/drawDrill';
import { relative } from '../drills/drill';
import { amountText, unitText, whyText } from '../drills/drillReport';
import { type AskedNumber, gradeDrill } from '../drills/gradeDrill';
import { readQuantity } from '../drills/quantity';

/** What became of a number that a stage asks for. */
export interface NumberResult {
  id: string;
  prompt: string;
  /** What to type, in words. */
  unit: string;
  /** As it was typed; blank when it was left open. */
  given: string;
  correct: boolean;
  /** What of it was not understood. */
  problem?: string;
  /** How it was read: "1.342 GB". */
  understood?: string;
  expected: string;
  /** "5 %" or "exact". */
  tolerance: string;
  /** What explains a wrong number, as a sentence. */
  why?: string;
  /** Id of the classic wrong result that it equals. */
  misconception?: string;
  /** The way to the number, a line a step. */
  working: string[];
}

/** Reads and grades a number as drills do. */
export function checkNumber(number: DesignNumber, given: string): NumberResult {
  const { id, prompt, unit, working } = number;
  const asked = askedNumber(number);
  const result: NumberResult = {
    ...{ id, prompt, unit: unitText(unit), given, correct: false },
    ...{ expected: amountText(asked), tolerance: toleranceText(asked.drill.tolerance), working },
  };
  if (given.trim() === '') return result;
  const read = readQuantity(given, unit);
  if (!read.ok) return { ...result, problem: read.message };
  const verdict = gradeDrill(asked, read.value);
  const checked = { ...result, correct: verdict.correct, understood: read.understood };
  const why = whyText(verdict);
  if (why === undefined) return checked;
  const misconception = verdict.misconception?.id;
  return misconception === undefined ? { ...checked, why } : { ...checked, why, misconception };
}

/** The number as a drill that draws nothing. */
export function askedNumber({ unit, expected, tolerance, wrong }: DesignNumber): AskedNumber {
  return {
    drill: {
      unit,
      tolerance: tolerance === 0 ? { kind: 'exact' } : relative(tolerance),
      wrong: wrong.map(({ id, claim, value }) => ({ id, claim, value: () => value })),
    },
    parameters: {},
    expected,
  };
}
