import type { PlotChart, PlotTable } from '../../protocol/plotMessages';
import type { PracticeSources } from '../scheduling/choosePractice';

/** What a plot depends on, as the user has chosen it. */
export type Choices = Readonly<Record<string, string>>;

export interface PlotChoice {
  id: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** One of the options. */
  initial: string;
}

export interface DrawnPlot {
  chart?: PlotChart;
  /** What is to be seen, in sentences. */
  summary: string[];
  table: PlotTable;
}

/** A picture of a formula, or of the learner's own schedule, with choices to play with. */
export interface PlotSpec {
  id: string;
  title: string;
  choices: readonly PlotChoice[];
  /** Markdown: the formulas behind it, and what they leave out. */
  assumptions: string;
  /** @param choices one of the options for each choice */
  draw: (choices: Choices, sources: Pick<PracticeSources, 'index' | 'schedule' | 'now'>) => DrawnPlot;
}

/** Options that are numbers. */
export function numberOptions(
  values: readonly number[],
  text: (value: number) => string = (value) => value.toLocaleString('en-US'),
): { value: string; label: string }[] {
  return values.map((value) => ({ value: String(value), label: text(value) }));
}

/** 2^from, 2^(from + 1), ... 2^to. */
export function powersOfTwo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => 2 ** (from + i));
}
