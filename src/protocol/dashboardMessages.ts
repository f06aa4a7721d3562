import type { PlotChart, PlotTable } from './plotMessages';

/** A figure that is read at a glance. */
export interface DashboardFigure {
  label: string;
  value: string;
  detail: string;
}

export interface DashboardSection {
  id: string;
  title: string;
  /** What is to be seen, in sentences. */
  summary: string[];
  /** Undefined when there is nothing to draw yet. */
  chart?: PlotChart;
  table: PlotTable;
  /** Markdown: how the numbers come about. */
  basis?: string;
}

/** How the learner stands. In the side bar only the figures and the strength of each topic are shown. */
export interface DashboardState {
  view: 'dashboard';
  figures: DashboardFigure[];
  /** 0-1. */
  topics: { title: string; strength: number; detail: string }[];
  sections: DashboardSection[];
}
