/** A choice that a plot depends on. */
export interface PlotControl {
  id: string;
  label: string;
  options: { value: string; label: string }[];
  value: string;
}

export interface PlotAxis {
  label: string;
  /** Powers of ten; every value is above 0 then. */
  isLog: boolean;
  /** Only whole numbers mean something: counts. */
  isWhole?: boolean;
}

/** What is drawn. Numbers are in the axes' units. */
export type PlotChart =
  | {
      kind: 'lines';
      x: PlotAxis;
      y: PlotAxis;
      series: { name: string; points: [number, number][] }[];
      /** Places to look at, with what they are. */
      dots: { x: number; y: number; label: string }[];
      /** Level lines. */
      limits: { y: number; label: string }[];
    }
  | {
      kind: 'bars';
      x: PlotAxis;
      y: PlotAxis;
      bars: { x: number; y: number }[];
    }
  | {
      /** Shares of 1, by name, from above. */
      kind: 'shares';
      x: PlotAxis;
      rows: { name: string; share: number }[];
    }
  | {
      /** A year of days at most, a column a week. `date` is ISO, in order. */
      kind: 'calendar';
      days: { date: string; value: number }[];
    }
  | {
      kind: 'timeline';
      x: PlotAxis;
      /** In the order of the rows, from above. */
      rows: string[];
      /** `label` stands in the block. */
      blocks: { row: string; from: number; to: number; label: string; group: string }[];
    };

export interface PlotTable {
  head: string[];
  rows: string[][];
}

/** A plot on the panel, with its choices and all it says in words. */
export interface PlotState {
  view: 'plot';
  id: string;
  title: string;
  /** All plots, for going from one to another. */
  plots: { id: string; title: string }[];
  controls: PlotControl[];
  /** Undefined when there is nothing to draw; `summary` says why. */
  chart?: PlotChart;
  /** What is to be seen, in sentences. */
  summary: string[];
  table: PlotTable;
  /** Markdown: what the picture rests on. */
  assumptions: string;
}

export type FromPlotMessage =
  { type: 'plotOpen'; id: string } | { type: 'plotSet'; id: string; control: string; value: string };

/** What the page sent, if it is about a plot. */
export function parsePlotMessage(raw: Record<string, unknown>): FromPlotMessage | undefined {
  const { type, id, control, value } = raw;
  if (typeof id !== 'string') return undefined;
  if (type === 'plotOpen') return { type, id };
  if (type !== 'plotSet' || typeof control !== 'string' || typeof value !== 'string') return undefined;
  return { type, id, control, value };
}
