import { summarize } from './statistics.mjs';

/**
 * What the project wants to reach, next to what was measured. Nothing fails when a figure is missed.
 * @typedef {{ what: string, wanted: string, measured: string, isMet: boolean }} Figure
 * @param {object[]} results
 * @returns {Figure[]} those for which there are measurements
 */
export function judgeFigures(results) {
  const groups = [...new Set(results.map(({ part, kata, set }) => `${part} ${kata} ${set}`))];
  return groups.flatMap((group) => {
    const [part, kata, set] = group.split(' ');
    const of = (competitor, key, workers) =>
      summarize(
        results.find(
          (one) =>
            one.part === part &&
            one.kata === kata &&
            one.set === set &&
            one.competitor === competitor &&
            one.workers === workers,
        )?.samples?.[key] ?? [],
      );
    const name = `\`${kata}\`, ${set}`;
    if (part === 'warm') return warmFigures(name, of);
    if (part === 'cold') return coldFigures(name, of);
    return part === 'bulk' ? bulkFigures(name, of) : loopFigures(name, results);
  });
}

function warmFigures(name, of) {
  const ours = of('llm-coach', 'saveMs');
  if (ours === undefined) return [];
  return [
    atMost(`save to verdict, ${name}: median`, 15, ours.median, 'ms'),
    atMost(`save to verdict, ${name}: p95`, 40, ours.p95, 'ms'),
    ...against(`vitest beside ours, ${name}`, 10, of('vitest', 'saveMs'), ours),
    ...against(`bun beside ours, ${name}`, 1, of('bun', 'saveMs'), ours),
  ];
}

function coldFigures(name, of) {
  const ours = of('llm-coach', 'verdictMs');
  return ours === undefined ? [] : [atMost(`cold grade, ${name}: median`, 150, ours.median, 'ms')];
}

function loopFigures(name, results) {
  return results
    .filter(({ part, how, verdictMs }) => part === 'loop' && how === 'save' && verdictMs !== undefined)
    .map(({ verdictMs }) =>
      atMost(`save of an endless loop, ${name}: limit of 2000 ms + 100`, 2100, verdictMs, 'ms'),
    );
}

function bulkFigures(name, of) {
  const [one, two] = [1, 2].map((workers) => of('llm-coach', 'perSecond', workers));
  if (one === undefined || two === undefined) return [];
  return [
    atLeast(`bulk with two workers, ${name}`, 40, two.median, 'submissions/s'),
    atLeast(`from one worker to two, ${name}`, 1.8, two.median / one.median, '×'),
    ...against(`bulk beside vitest with two workers, ${name}`, 1, two, of('vitest', 'perSecond', 2)),
  ];
}

/** How many times `more` exceeds `less`. */
function against(what, wanted, more, less) {
  return more && less ? [atLeast(what, wanted, more.median / less.median, '×')] : [];
}

function atMost(what, limit, value, unit) {
  return {
    what,
    wanted: `<= ${limit} ${unit}`,
    measured: `${value.toFixed(1)} ${unit}`,
    isMet: value <= limit,
  };
}

function atLeast(what, limit, value, unit) {
  return {
    what,
    wanted: `>= ${limit} ${unit}`,
    measured: `${value.toFixed(1)} ${unit}`,
    isMet: value >= limit,
  };
}
