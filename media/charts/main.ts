import * as Plot from '@observablehq/plot';
import type { PlotAxis, PlotChart } from '../../src/protocol/plotMessages';

/** Colours of the theme; lines also differ by their dashes, and have their names beside them. */
const colours = ['blue', 'yellow', 'green', 'purple'].map((name) => `var(--vscode-charts-${name})`);
const dashes = ['none', '6 3', '2 3', '8 3 2 3'];

/** A chart as an SVG element, in the colours of the theme. It says nothing to screen readers: the page does. */
export function drawChart(chart: PlotChart, width: number): Element {
  const figure = chartOf(chart, width);
  // a style element would need a nonce; the same rules are in the page's style sheet
  figure.querySelector('style')?.remove();
  figure.setAttribute('aria-hidden', 'true');
  return figure;
}

function chartOf(chart: PlotChart, width: number): Element {
  switch (chart.kind) {
    case 'lines':
      return lines(chart, width);
    case 'bars':
      return bars(chart, width);
    case 'timeline':
      return timeline(chart, width);
    case 'shares':
      return shares(chart, width);
    case 'calendar':
      return calendar(chart, width);
  }
}

const base = { className: 'chart', style: { background: 'none', color: 'inherit', fontSize: '12px' } };

function axis({ label, isLog, isWhole = false }: PlotAxis): Plot.ScaleOptions {
  return isLog
    ? { type: 'log', label, grid: true, tickFormat: shortNumber, ticks: 6 }
    : { label, grid: true, tickFormat: isWhole ? wholeNumber : shortNumber, nice: true, zero: true };
}

function wholeNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : '';
}

/** `131K`, `0.1`, `20K`: ticks have little room. */
function shortNumber(value: number): string {
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
}

function lines(chart: Extract<PlotChart, { kind: 'lines' }>, width: number): Element {
  const halo = { stroke: 'var(--vscode-editor-background)', strokeWidth: 4 };
  return Plot.plot({
    ...base,
    width,
    height: Math.min(420, Math.max(260, width * 0.55)),
    marginLeft: 56,
    marginRight: chart.series.length > 1 ? 104 : 24,
    marginTop: 28,
    marginBottom: 40,
    x: axis(chart.x),
    y: axis(chart.y),
    marks: [
      chart.limits.map(({ y }) =>
        Plot.ruleY([y], { stroke: 'var(--vscode-charts-red)', strokeDasharray: '4 3' }),
      ),
      Plot.text(chart.limits, {
        y: 'y',
        text: 'label',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 6,
        dy: -8,
        fill: 'currentColor',
        ...halo,
      }),
      chart.series.map(({ points }, i) =>
        Plot.line(points, {
          stroke: colours[i % colours.length] ?? 'currentColor',
          strokeWidth: 2,
          strokeDasharray: dashes[i % dashes.length] ?? 'none',
        }),
      ),
      Plot.text(
        chart.series.length === 1
          ? []
          : chart.series.flatMap(({ name, points }) => points.slice(-1).map(([x, y]) => ({ name, x, y }))),
        { x: 'x', y: 'y', text: 'name', textAnchor: 'start', dx: 6, fill: 'currentColor' },
      ),
      Plot.dot(chart.dots, {
        x: 'x',
        y: 'y',
        r: 4,
        fill: 'var(--vscode-charts-yellow)',
        stroke: 'currentColor',
      }),
      Plot.text(chart.dots, {
        x: 'x',
        y: 'y',
        text: 'label',
        dy: -12,
        fill: 'currentColor',
        ...halo,
      }),
    ],
  });
}

function bars(chart: Extract<PlotChart, { kind: 'bars' }>, width: number): Element {
  return Plot.plot({
    ...base,
    width,
    height: 280,
    marginBottom: 40,
    x: { label: chart.x.label, type: 'band', tickFormat: everyFew(chart.bars.length) },
    y: { label: chart.y.label, grid: true, zero: true, nice: true },
    marks: [
      Plot.barY(chart.bars, { x: 'x', y: 'y', fill: 'var(--vscode-charts-blue)' }),
      Plot.ruleY([0], { stroke: 'currentColor' }),
    ],
  });
}

/** Names only so many of the bars that the names do not overlap. */
function everyFew(count: number): (value: number) => string {
  const step = Math.ceil(count / 15);
  return (value) => (value % step === 0 ? String(value) : '');
}

function shares(chart: Extract<PlotChart, { kind: 'shares' }>, width: number): Element {
  const longest = Math.max(...chart.rows.map(({ name }) => name.length));
  const names = Math.min(width * 0.45, 16 + 6.6 * longest);
  const rows = chart.rows.map(({ name, share }) => ({ name, percent: Math.round(100 * share) }));
  return Plot.plot({
    ...base,
    width,
    height: 50 + 26 * rows.length,
    marginLeft: names,
    marginRight: 44,
    marginTop: 8,
    marginBottom: 36,
    x: { label: chart.x.label, domain: [0, 100], grid: true, ticks: 5 },
    y: { domain: rows.map(({ name }) => name), label: null, tickFormat: shortened(names) },
    marks: [
      Plot.barX(rows, {
        x: 'percent',
        y: 'name',
        fill: 'var(--vscode-charts-blue)',
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.ruleX([0], { stroke: 'currentColor' }),
      Plot.text(rows, {
        x: 'percent',
        y: 'name',
        text: ({ percent }: { percent: number }) => `${percent}%`,
        textAnchor: 'start',
        dx: 4,
        fill: 'currentColor',
      }),
    ],
  });
}

/** Names that fit: the whole ones are in the table. */
function shortened(room: number): (name: string) => string {
  const letters = Math.floor((room - 12) / 6.4);
  return (name) => (name.length <= letters ? name : `${name.slice(0, letters - 1)}…`);
}

function calendar({ days }: Extract<PlotChart, { kind: 'calendar' }>, width: number): Element {
  const dates = days.map(({ date, value }) => ({ at: new Date(`${date}T00:00:00Z`), value }));
  const monday = (at: Date): number => Math.floor((at.getTime() / dayMs + 3) / 7);
  const cells = dates.map(({ at, value }) => ({
    week: monday(at),
    weekday: (at.getUTCDay() + 6) % 7,
    level: value === 0 ? 0 : value < 10 ? 1 : value < 30 ? 2 : value < 60 ? 3 : 4,
  }));
  const last = cells.at(-1)?.week ?? 0;
  const room = Math.floor((width - 60) / 13);
  const shown = cells.filter(({ week }) => week > last - room);
  const months = dates.flatMap(({ at }) =>
    at.getUTCDate() === 1 && monday(at) > last - room
      ? [{ week: monday(at), name: at.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' }) }]
      : [],
  );
  const columns = new Set(shown.map(({ week }) => week)).size;
  return Plot.plot({
    ...base,
    width: 60 + 13 * columns,
    height: 24 + 7 * 13 + 6,
    marginLeft: 36,
    marginTop: 22,
    marginBottom: 4,
    marginRight: 8,
    x: { type: 'band', axis: null, domain: range(last - columns + 1, last) },
    y: {
      type: 'band',
      domain: range(0, 6),
      label: null,
      tickSize: 0,
      tickFormat: (day: number) => ['Mon', '', 'Wed', '', 'Fri', '', ''][day] ?? '',
    },
    marks: [
      Plot.cell(shown, {
        x: 'week',
        y: 'weekday',
        inset: 1,
        fill: ({ level }: { level: number }) => (level === 0 ? 'transparent' : 'var(--vscode-charts-green)'),
        fillOpacity: ({ level }: { level: number }) => [0, 0.35, 0.55, 0.8, 1][level] ?? 1,
        stroke: 'currentColor',
        strokeOpacity: 0.25,
      }),
      Plot.text(months, { x: 'week', frameAnchor: 'top', dy: -14, text: 'name', fill: 'currentColor' }),
    ],
  });
}

const dayMs = 86_400_000;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function timeline(chart: Extract<PlotChart, { kind: 'timeline' }>, width: number): Element {
  const groups = [...new Set(chart.blocks.map(({ group }) => group))];
  const end = Math.max(...chart.blocks.map(({ to }) => to));
  const isRoomy = (width - 80) / end > 14;
  const blocks = chart.blocks.map((block) => ({
    ...block,
    middle: (block.from + block.to) / 2,
  }));
  return Plot.plot({
    ...base,
    width,
    height: 60 + 36 * chart.rows.length,
    marginLeft: 64,
    marginTop: 24,
    marginBottom: 36,
    x: { label: chart.x.label, grid: true },
    y: { domain: chart.rows, label: null },
    marks: [
      groups.map((group, i) =>
        Plot.barX(
          blocks.filter((block) => block.group === group),
          {
            x1: 'from',
            x2: 'to',
            y: 'row',
            insetLeft: 0.5,
            insetRight: 0.5,
            fill: colours[i % colours.length] ?? 'currentColor',
            fillOpacity: i === 0 ? 0.85 : 0.35,
            stroke: colours[i % colours.length] ?? 'currentColor',
          },
        ),
      ),
      isRoomy
        ? Plot.text(blocks, {
            x: 'middle',
            y: 'row',
            text: 'label',
            fill: 'currentColor',
            stroke: 'var(--vscode-editor-background)',
            strokeWidth: 3,
          })
        : null,
    ],
  });
}
