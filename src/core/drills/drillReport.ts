import { citation } from '../content/itemMarkdown';
import { topics } from '../content/topics';
import { type DrawnDrill, drawDrill, toleranceText } from './drawDrill';
import type { Drill, Parameters } from './drill';
import type { AskedNumber, DrillVerdict } from './gradeDrill';
import { numberText } from './numberText';
import type { ReadQuantity } from './quantity';

/** An answer to a drill, with what became of it. */
export interface GradedDrill {
  /** As it was typed. */
  given: string;
  read: Extract<ReadQuantity, { ok: true }>;
  verdict: DrillVerdict;
}

/** The shape of `drill --json`. */
export interface DrillReport {
  formatVersion: 1;
  drill: string;
  seed: number;
  prompt: string;
  parameters: Parameters;
  unit: string;
  answer?: {
    given: string;
    correct: boolean;
    /** In `unit`. */
    expected: number;
    /** "1 %", "0.5 points" or "exact". */
    tolerance: string;
    /** What leads to this wrong number, as a phrase. */
    misconception?: string;
    working: string;
  };
}

export function drillJson(drawn: DrawnDrill, graded?: GradedDrill): DrillReport {
  const { drill, seed, prompt, parameters, expected } = drawn;
  const report: DrillReport = {
    formatVersion: 1,
    drill: drill.id,
    seed,
    prompt,
    parameters,
    unit: drill.unit,
  };
  if (graded === undefined) return report;
  const { given, verdict } = graded;
  const { correct, misconception } = verdict;
  const working = drill.working(parameters).join('\n');
  const answer = { given, correct, expected, tolerance: toleranceText(drill.tolerance), working };
  return {
    ...report,
    answer: misconception === undefined ? answer : { ...answer, misconception: misconception.claim },
  };
}

/** The same for people. */
export function drillText(drawn: DrawnDrill, graded?: GradedDrill): string {
  const { drill, seed, prompt, parameters } = drawn;
  if (graded === undefined)
    return `${prompt}\n\nAnswer with --seed ${seed} --answer "…" (in ${unitText(drill.unit)}).`;
  const { read, verdict } = graded;
  const wanted = `${amountText(drawn)}, tolerance ${toleranceText(drill.tolerance)}`;
  const head = verdict.correct
    ? `Right: ${wanted}.`
    : `Not right: you gave ${read.understood}, expected ${wanted}.`;
  const why = whyText(verdict);
  return [prompt, '', head, ...(why === undefined ? [] : [why]), '', ...drill.working(parameters)].join('\n');
}

/** What explains a wrong number, as a sentence; undefined when nothing does. */
export function whyText({ misconception, offBy }: DrillVerdict): string | undefined {
  if (misconception !== undefined) return `It looks as if you ${misconception.claim}.`;
  return offBy === undefined ? undefined : `It is ${offBy}.`;
}

/** The right answer with its unit. */
export function amountText({ drill: { unit }, expected }: Pick<AskedNumber, 'drill' | 'expected'>): string {
  return unit === '$'
    ? `$${numberText(expected)}`
    : unit === 'x'
      ? `${numberText(expected)}x`
      : `${numberText(expected)} ${unit}`;
}

/** The unit in words, for where to type the answer. */
export function unitText(unit: string): string {
  return unit === 'x' ? 'a factor, such as 2.4x' : unit === '$' ? 'dollars' : unit;
}

/** A drill for reading: an instance of it, without formula and answer. */
export function drillMarkdown(drill: Drill): string {
  const { title, topic, level, minutes, unit, tolerance, sources } = drill;
  const example = drawDrill(drill, 0).prompt;
  const papers = sources.map((source) => `- ${citation(source)}`).join('\n');
  return `# ${title}\n\n*${topics[topic]} · ${level} · ${minutes} min*\n\n${example}\n\nAnswer in ${unitText(unit)}; tolerance ${toleranceText(tolerance)}. Every draw has other numbers.\n\n## Papers\n\n${papers}\n`;
}
