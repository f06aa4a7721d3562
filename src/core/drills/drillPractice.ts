import { symbolItem } from '../formulas/formula';
import type { DrillResult } from '../../protocol/drillMessages';
import { drawDrill, type DrawnDrill, toleranceText } from './drawDrill';
import type { Drill } from './drill';
import { amountText, unitText, whyText } from './drillReport';
import { drillOf } from './drills';
import { type DrillVerdict, gradeDrill } from './gradeDrill';
import { readQuantity } from './quantity';

/** Numbers of design drills need the same library of units. */
export { checkNumber } from '../staged/checkNumber';

/** A drill as it is put to the candidate. */
export interface AskedDrill {
  drill: Drill;
  /** Markdown. */
  prompt: string;
  /** What to type, in words. */
  unit: string;
}

/** What became of an answer; `problem` says which part of it was not understood. */
export type AnsweredDrill = { problem: string } | { verdict: DrillVerdict; result: DrillResult };

/** The instance that a seed stands for; undefined when there is no such drill. */
export function askDrill(id: string, seed: number): AskedDrill | undefined {
  const drill = drillOf(id);
  return drill && { drill, prompt: drawDrill(drill, seed).prompt, unit: unitText(drill.unit) };
}

/** Reads and grades what the candidate typed. */
export function answerDrill(id: string, seed: number, given: string): AnsweredDrill | undefined {
  const drill = drillOf(id);
  if (drill === undefined) return undefined;
  const drawn = drawDrill(drill, seed);
  const read = readQuantity(given, drill.unit);
  if (!read.ok) return { problem: read.message };
  const verdict = gradeDrill(drawn, read.value);
  return { verdict, result: resultView(drawn, read.understood, verdict) };
}

function resultView(drawn: DrawnDrill, understood: string, verdict: DrillVerdict): DrillResult {
  const { drill, parameters } = drawn;
  const { formula, symbols, holds, tolerance } = drill;
  const result: DrillResult = {
    correct: verdict.correct,
    understood,
    expected: amountText(drawn),
    tolerance: toleranceText(tolerance),
    working: drill.working(parameters),
    formula: [`$$${formula}$$`, ...symbols.map(symbolItem), '', holds].join('\n'),
  };
  const why = whyText(verdict);
  return why === undefined ? result : { ...result, why };
}
