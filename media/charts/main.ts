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
  }
}

const base = { className: 'chart', style: { background: 'none', color: 'inherit', fontSize: '12px' } };

function axis({ label, isLog }: PlotAxis): Plot.ScaleOptions {
  return isLog
    ? { type: 'log', label, grid: true, tickFormat: shortNumber, ticks: 6 }
    : { label, grid: true, tickFormat: shortNumber, nice: true, zero: true };
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
