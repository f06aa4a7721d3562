import type { PlotState } from '../../protocol/plotMessages';
import { forecastPlot } from './forecastPlot';
import { pipelinePlot } from './pipeline';
import type { Choices, PlotSpec } from './plot';
import { servingPlots } from './serving';

/** All plots, in the order in which they are offered. */
export const plots: readonly PlotSpec[] = [...servingPlots, pipelinePlot, forecastPlot];

/**
 * A plot as the page draws it; the first one for an unknown id.
 * @param chosen what the user has chosen; what is not among the options counts as not chosen
 */
export function plotState(id: string, chosen: Choices, sources: Parameters<PlotSpec['draw']>[1]): PlotState {
  const plot = plots.find((one) => one.id === id) ?? plots[0];
  if (plot === undefined) throw new Error('there are no plots');
  const choices = Object.fromEntries(
    plot.choices.map(({ id, options, initial }) => {
      const value = chosen[id];
      return [id, options.some((option) => option.value === value) && value !== undefined ? value : initial];
    }),
  );
  return {
    view: 'plot',
    id: plot.id,
    title: plot.title,
    plots: plots.map(({ id, title }) => ({ id, title })),
    controls: plot.choices.map(({ id, label, options }) => ({
      id,
      label,
      options: [...options],
      value: choices[id] ?? '',
    })),
    assumptions: plot.assumptions,
    ...plot.draw(choices, sources),
  };
}
