import type { DashboardSection, DashboardState } from '../../src/protocol/dashboardMessages';
import { loadCharts } from './charts';
import { type Child, createSlot, h, hidden } from './dom';
import type { Host, View } from './host';
import { button, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { table } from './table';

/** How the learner stands: figures first, then one section a question, each in words, drawn and as a table. */
export function dashboardView(state: DashboardState, host: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, ['Progress']);
  const body = h('div', {});
  const observer = new ResizeObserver(() => {
    for (const draw of charts.values()) draw();
  });
  const charts = new Map<string, () => void>();
  const slot = createSlot<DashboardState>(body, (data) => {
    charts.clear();
    return [figures(data), ...(data.sections.length === 0 ? compact(data, host) : data.sections.map(full))];
  });
  const full = (data: DashboardSection): HTMLElement => {
    const figure = h('div', { class: 'plot-figure' });
    charts.set(data.id, chartDrawer(figure, data));
    return section(data.id, data.title, [
      ...data.summary.map((text) => h('p', {}, [text])),
      data.chart !== undefined && figure,
      ...details(data),
    ]);
  };
  const view: View = {
    element: h('div', { class: 'page plot-page dashboard' }, [
      h('header', { class: 'item-header' }, [heading]),
      body,
    ]),
    heading,
    update(next) {
      if (next.view === 'dashboard' && slot.update(next)) for (const draw of charts.values()) draw();
    },
  };
  view.update(state);
  observer.observe(body);
  return view;
}

function figures({ figures: list }: DashboardState): HTMLElement {
  return h(
    'dl',
    { class: 'figures' },
    list.map(({ label, value, detail }) =>
      h('div', { class: 'figure-box' }, [
        h('dt', {}, [label]),
        h('dd', { class: 'figure-value' }, [value]),
        h('dd', { class: 'quiet' }, [detail]),
      ]),
    ),
  );
}

/** For the side bar: the topics in a list, and the way to the rest. */
function compact({ topics }: DashboardState, { post }: Host): Child[] {
  const rows = topics.map(({ title, strength, detail }) => {
    const percent = Math.round(100 * strength);
    const fill = h('span', { class: 'strength-fill' });
    fill.style.width = `${percent}%`;
    const bar = h('span', { class: 'strength', attrs: { 'aria-hidden': 'true' } }, [fill]);
    return h('li', {}, [
      h('span', { class: 'strength-name' }, [title]),
      h('span', { class: 'quiet' }, [`${percent}%, ${detail}`]),
      bar,
    ]);
  });
  return [
    section('strengths', 'Topics', [h('ul', { class: 'strengths' }, rows)]),
    h('div', { class: 'actions' }, [
      button('Open Dashboard', () => post({ type: 'openDashboard' }), {
        kind: 'primary',
        focus: 'dashboard',
      }),
    ]),
  ];
}

function details({ id, title, table: values, basis }: DashboardSection): Child[] {
  return [
    values.rows.length > 0 &&
      disclosure(`${id}-table`, 'As a table', title, [
        table(values.head, values.rows, [...values.head.keys()].slice(1)),
      ]),
    basis !== undefined &&
      disclosure(`${id}-basis`, 'How it is computed', title, [renderMarkdown(basis, { headingOffset: 2 })]),
  ];
}

function disclosure(id: string, label: string, of: string, children: Child[]): HTMLElement {
  const summary = h('summary', { attrs: { 'data-focus': id } }, [label, hidden(`: ${of}`)]);
  return h('details', { class: 'dashboard-details' }, [summary, ...children]);
}

/** Draws a chart when the room for it is known, and again when that changes. */
function chartDrawer(figure: HTMLElement, { chart }: DashboardSection): () => void {
  let drawn = 0;
  return () => {
    const width = Math.min(900, Math.max(280, figure.clientWidth));
    if (chart === undefined || width === drawn || !figure.isConnected) return;
    drawn = width;
    loadCharts().then(
      ({ drawChart }) => figure.replaceChildren(drawChart(chart, width)),
      (error: unknown) => figure.replaceChildren(String(error)),
    );
  };
}
