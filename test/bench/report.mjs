import { competitors } from './competitors.mjs';
import { judgeFigures } from './figures.mjs';
import { summarize } from './statistics.mjs';

const setNames = {
  small: 'a few hidden cases',
  authored: 'all hidden cases but the speed case',
  shipped: 'as shipped: with random and speed cases, which no other runner has',
};
const labelOf = (id) => competitors.find((one) => one.id === id)?.label ?? id;

/**
 * The whole run as Markdown.
 * @param {{ machine: object, versions: Record<string, string>, rounds: Record<string, number>, minutes: number, results: object[] }} run
 */
export function toMarkdown(run) {
  const sections = [head(run), figures(run.results)];
  for (const part of [warm, cold, loop, bulk]) sections.push(...part(run.results));
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function head({ machine, versions, rounds, minutes }) {
  const { cpu, cores, memoryGiB, os, node, nodeStartMs, loadBefore, date, commit } = machine;
  return `# Benchmark

Written by \`npm run bench -- --publish\`. All competitors take turns in one run on one machine, so that the ratios count; single times are orientation. Everybody runs the same hidden cases with the same comparison, in the order of the tables; speed cases are left out, because their limits are relative to the model solution's time, and so are random ones, except where it says *as shipped*. Before a watcher is measured it must have failed a wrong program and passed the right one. *Isolation* says what separates the program from whoever judges it.

- Machine: ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${os}; load before the run ${loadBefore.join(', ')}
- Node ${node}, whose start alone takes ${nodeStartMs.toFixed(0)} ms; ${competitors.map(({ id, label }) => `${label} ${versions[id]}`).join('; ')}
- Commit ${commit}; ${date}; ${minutes.toFixed(1)} minutes; rounds: ${Object.entries(rounds)
    .map(([part, n]) => `${part} ${n}`)
    .join(', ')}`;
}

function figures(results) {
  const rows = judgeFigures(results).map(({ what, wanted, measured, isMet }) => [
    what,
    wanted,
    measured,
    isMet ? 'met' : '**not met**',
  ]);
  if (rows.length === 0) return '';
  return `## Figures\n\n${table(['what', 'wanted', 'measured', ''], rows)}\n\n${whyNotMet}`;
}

const whyNotMet = `Where a figure is not met:

- *Single times* were set on a machine on which the watchers of vitest and bun took 234 and 21.5 ms; theirs above say how much slower this one is. What carries over is the ratio.
- *The ratios* shrink with the share of the time that the cases themselves take, whoever runs them; the row *new Function, in process* shows it.
- *As shipped*, a kata has a speed case, whose input is as large as it must be to tell a good algorithm from a naive one, and it comes last: the verdict on everything else is on screen before it.
- *Cold*, a grade needs two process starts, ours and the sandbox's, and loads fast-check to draw the random cases. A start of Node alone takes as long as the machine line says.
- *In bulk*, every submission gets a process of its own, so that none can tamper with the next; starting it is about half of the work. Judging and running overlap already with one worker, so that two processors are busy before the second comes.`;

function warm(results) {
  return timings(results, 'warm', 'Save to verdict, everything started ahead of time (ms)', (result) => [
    {
      name: labelOf(result.competitor),
      values: result.samples.saveMs,
      isBase: result.competitor === 'llm-coach',
    },
    ...(result.competitor === 'llm-coach'
      ? [{ name: 'llm-coach, from the call, no file watcher', values: result.samples.callMs }]
      : []),
  ]);
}

function cold(results) {
  return timings(results, 'cold', 'Process start to verdict (ms)', (result) => [
    {
      name: labelOf(result.competitor),
      values: result.samples.verdictMs,
      isBase: result.competitor === 'llm-coach',
    },
    ...(result.competitor === 'llm-coach'
      ? [{ name: 'llm-coach, until the process has ended', values: result.samples.exitMs }]
      : []),
  ]);
}

/** One table for every kata and set of cases. */
function timings(results, part, title, seriesOf) {
  const mine = results.filter((result) => result.part === part);
  if (mine.length === 0) return [];
  const groups = groupBy(mine, groupName);
  return [
    `## ${title}`,
    ...[...groups].map(([name, group]) => {
      const base = summarize(group.flatMap(seriesOf).find(({ isBase }) => isBase)?.values ?? []);
      const rows = group.flatMap((result) => timingRows(result, seriesOf(result), base));
      return `### ${name}\n\n${table(['', 'isolation', 'median', 'p95', 'min', 'max', 'to ours'], rows)}`;
    }),
  ];
}

function timingRows({ competitor, problem }, series, base) {
  const { isolation } = competitors.find(({ id }) => id === competitor);
  const rows = series.flatMap(({ name, values }) => {
    const summary = summarize(values);
    if (summary === undefined) return [];
    const ratio = base === undefined ? '' : `${(summary.median / base.median).toFixed(2)} ×`;
    const { median, p95, min, max } = summary;
    return [[name, isolation, ...[median, p95, min, max].map(milliseconds), ratio]];
  });
  if (problem !== undefined)
    rows.push([labelOf(competitor), isolation, problemText(problem), '', '', '', '']);
  return rows;
}

function loop(results) {
  const rows = results
    .filter(({ part }) => part === 'loop')
    .map(({ competitor, how, problem, verdictMs, reported, cases, passed, namedTheEndless }) => [
      `${labelOf(competitor)}, ${how}`,
      problem !== undefined
        ? problemText(problem)
        : verdictMs === undefined
          ? 'none in 20 s'
          : milliseconds(verdictMs),
      reported === undefined ? '' : `${reported} of ${cases}`,
      passed === undefined ? '' : `${passed} passed${namedTheEndless ? ', the endless one is named' : ''}`,
    ]);
  if (rows.length === 0) return [];
  const title = '## Endless loop in case 6, limit 2 s a case';
  return [title, table(['', 'run ended after (ms)', 'cases named', ''], rows)];
}

function bulk(results) {
  const mine = results.filter(({ part }) => part === 'bulk');
  if (mine.length === 0) return [];
  const rows = mine.map(({ competitor, kata, set, workers, problem, samples }) => {
    const name = [labelOf(competitor), `${kata}, ${setNames[set]}`, String(workers)];
    if (problem !== undefined) return [...name, problemText(problem), '', ''];
    const total = summarize(samples.totalMs);
    const peak = summarize(samples.peakMegabytes);
    const perSecond = summarize(samples.perSecond).median.toFixed(1);
    return [...name, milliseconds(total.median), perSecond, peak === undefined ? '' : peak.median.toFixed(0)];
  });
  const columns = [
    '',
    'cases',
    'workers',
    'total (ms)',
    'submissions/s',
    'peak memory of the main process (MB)',
  ];
  return [`## ${mine[0].copies} submissions in one command`, table(columns, rows)];
}

function groupName({ kata, set, cases }) {
  return `\`${kata}\`, ${cases === undefined ? '' : `${cases} cases: `}${setNames[set]}`;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function milliseconds(value) {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function problemText(problem) {
  return `failed: ${problem.replace(/\s+/g, ' ').replaceAll('|', '/').slice(0, 120)}`;
}

/** A Markdown table whose columns line up in a terminal. */
function table(columns, rows) {
  const widths = columns.map((column, i) => Math.max(3, column.length, ...rows.map((row) => row[i].length)));
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
