import type { PlotControl, PlotState } from '../../src/protocol/plotMessages';
import { loadCharts } from './charts';
import { type Child, createSlot, h } from './dom';
import type { Host, View } from './host';
import { section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { table } from './table';

/** A plot with its choices, and all that it shows in words and as a table. */
export function plotView(state: PlotState, host: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, ['What if?']);
  const tools = h('div', { class: 'plot-tools' });
  const controls = createSlot<Pick<PlotState, 'id' | 'plots' | 'controls'>>(tools, (data) =>
    controlFields(data, host),
  );
  const title = h('h2', { attrs: { id: 'plot-title' } });
  const legend = h('ul', { class: 'plot-legend' });
  const legendSlot = createSlot<string[]>(legend, (groups) => groups.map((group) => h('li', {}, [group])));
  const figure = h('div', { class: 'plot-figure' });
  const words = h('div', { attrs: { id: 'plot-summary' } });
  const said = createSlot<string[]>(words, (lines) => lines.map((line) => h('p', {}, [line])));
  const values = h('div', {});
  const tableSlot = createSlot<PlotState['table']>(values, tableOf);
  const basis = h('div', {});
  const basisSlot = createSlot<string>(basis, (text) => [renderMarkdown(text, { headingOffset: 2 })]);
  let shown = state;
  const drawn = createSlot<{ chart: PlotState['chart']; width: number }>(figure, () => []);
  const draw = (): void => {
    const { chart } = shown;
    const width = Math.min(900, Math.max(320, figure.clientWidth));
    if (!drawn.update({ chart, width }) || chart === undefined) return;
    loadCharts().then(
      ({ drawChart }) => void (shown.chart === chart && figure.replaceChildren(drawChart(chart, width))),
      (error: unknown) => figure.replaceChildren(String(error)),
    );
  };
  new ResizeObserver(draw).observe(figure);
  const view: View = {
    element: h('div', { class: 'page plot-page' }, [
      h('header', { class: 'item-header' }, [heading]),
      tools,
      h('section', { attrs: { 'aria-labelledby': 'plot-title' } }, [title, legend, figure, words]),
      section('plot-table', 'As a table', [values]),
      section('plot-basis', 'What it rests on', [basis]),
    ]),
    heading,
    update(next) {
      if (next.view !== 'plot') return;
      shown = next;
      title.textContent = next.title;
      controls.update({ id: next.id, plots: next.plots, controls: next.controls });
      if (said.update(next.summary) && view.element.isConnected) host.announce(next.summary.join(' '));
      tableSlot.update(next.table);
      values.parentElement?.toggleAttribute('hidden', next.table.rows.length === 0);
      const blocks = next.chart?.kind === 'timeline' ? next.chart.blocks : [];
      legendSlot.update([...new Set(blocks.map(({ group }) => group))]);
      legend.hidden = blocks.length === 0;
      basisSlot.update(next.assumptions);
      draw();
    },
  };
  view.update(state);
  return view;
}

function controlFields(
  { id, plots, controls }: Pick<PlotState, 'id' | 'plots' | 'controls'>,
  host: Host,
): Child[] {
  const which: PlotControl = {
    id: 'plot',
    label: 'Plot',
    options: plots.map((plot) => ({ value: plot.id, label: plot.title })),
    value: id,
  };
  return [
    field(which, (value) => host.post({ type: 'plotOpen', id: value })),
    ...controls.map((control) =>
      field(control, (value) => host.post({ type: 'plotSet', id, control: control.id, value })),
    ),
  ];
}

function field({ id, label, options, value }: PlotControl, choose: (value: string) => void): HTMLElement {
  const select = h(
    'select',
    { class: 'plot-choice', attrs: { id: `plot-${id}`, 'data-focus': `plot-${id}` } },
    options.map((option) =>
      h('option', { attrs: { value: option.value, selected: option.value === value } }, [option.label]),
    ),
  );
  select.addEventListener('change', () => choose(select.value));
  return h('div', { class: 'plot-field' }, [h('label', { attrs: { for: `plot-${id}` } }, [label]), select]);
}

function tableOf({ head, rows }: PlotState['table']): Child[] {
  return rows.length === 0 ? [] : [table(head, rows, [...head.keys()].slice(1))];
}
