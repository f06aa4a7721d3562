import { difficulties, type Difficulty, type KataMeta } from '../../core/content/items';
import { byLearningPath } from '../../core/content/learningPath';
import { topicIds, topics } from '../../core/content/topics';
import type { CompiledKata } from '../../core/katas/compiledKata';
import { type ContentFolder, hashFolder } from '../contentFolder';
import { type Equivalents, isEquivalent } from './equivalents';
import type { GradedMutant, KataMutants } from './mutateKata';

const start = '<!-- table of katas: made by `npm run mutants` -->';
const end = '<!-- end of the table -->';
const head = `| kata | difficulty | minutes | example | hidden | invalid | scale | random | traps (programs) | solution | alternate | survivors | checksum |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|`;

export interface Tally {
  killed: number;
  equivalent: number;
  total: number;
  survivors: GradedMutant[];
}

/**
 * Counts what became of a file's mutants; equivalent ones are out of the reckoning, also those that are
 * slower: by how much depends on the machine.
 */
export function tallyMutants(file: string, mutants: GradedMutant[], equivalents: Equivalents[]): Tally {
  const isExcused = (mutant: GradedMutant): boolean =>
    mutant.fate !== 'killed' && isEquivalent(file, mutant, equivalents);
  const counted = mutants.filter((mutant) => !isExcused(mutant));
  const survivors = counted.filter(({ fate }) => fate === 'survived');
  return {
    killed: counted.length - survivors.length,
    equivalent: mutants.length - counted.length,
    total: mutants.length,
    survivors,
  };
}

/** One line of the table. */
export function kataRow(
  kata: CompiledKata,
  draws: number,
  tallies: Record<keyof KataMutants, Tally>,
  sum: string,
): string {
  const count = (group: string): number => kata.cases.filter((item) => item.group === group).length;
  const names = new Set(kata.traps.map(({ name }) => name));
  const solution = tallies['solution.ts'];
  const alternate = tallies['alternate.ts'];
  const cells = [
    ...metaCells(kata.meta),
    ...['example', 'hidden', 'invalid', 'scale'].map(count),
    draws,
    `${names.size} (${kata.traps.length})`,
    score(solution),
    score(alternate),
    solution.survivors.length + alternate.survivors.length,
    `\`${sum}\``,
  ];
  return `| ${cells.join(' | ')} |`;
}

function metaCells({ id, topic, difficulty, minutes }: KataMeta): (string | number)[] {
  return [`[${id}](${topic}/${id}/kata.md)`, difficulty, minutes];
}

function score({ killed, equivalent, total }: Tally): string {
  const counted = total - equivalent;
  return `${counted === 0 ? 100 : Math.floor((1000 * killed) / counted) / 10} % of ${counted}`;
}

/**
 * The README with the rows of these katas put in, as a learning path for each topic; rows of other katas stay,
 * unless the kata is gone.
 */
export function updateTable(
  readme: string,
  rows: ReadonlyMap<string, string>,
  ids: readonly string[],
): string {
  const { before, rows: known, after } = splitTable(readme);
  const lines = ids.flatMap((id) => rows.get(id) ?? known.get(id) ?? []).map(readRow);
  const tables = topicIds.flatMap((topic) => {
    const own = lines.filter((line) => line.topic === topic).sort(byLearningPath);
    return own.length === 0
      ? []
      : `### ${topics[topic]}\n\n${head}\n${own.map(({ row }) => row).join('\n')}\n`;
  });
  return `${before}${start}\n\n${tables.join('\n')}\n${end}${after}`;
}

/**
 * What the table no longer says truly: a kata without a row, a row without a kata, or a kata whose programs,
 * difficulty or minutes are not those of its row. No mutant is run for this.
 */
export function staleRows(
  readme: string,
  katas: readonly { meta: KataMeta; folder: string }[],
  files: ContentFolder,
): string[] {
  const { rows } = splitTable(readme);
  const stale = katas.flatMap(({ meta, folder }) => {
    const row = rows.get(meta.id);
    if (row === undefined) return `${meta.id} has no row`;
    const cells = row.split('|').map((cell) => cell.trim());
    const isTrue = metaCells(meta).every((cell, i) => cells[i + 1] === String(cell));
    const isSame = cells.at(-2) === `\`${checksum(files, folder)}\``;
    return isTrue && isSame ? [] : `${meta.id} has changed since its row was made`;
  });
  const ids = new Set(katas.map(({ meta }) => meta.id));
  return [
    ...stale,
    ...[...rows.keys()].filter((id) => !ids.has(id)).map((id) => `${id} has a row but no folder`),
  ];
}

/** Changes with every program of a kata and with its list of equivalent mutants. */
export function checksum(files: ContentFolder, folder: string): string {
  return hashFolder(files, folder, { only: /\.(ts|json)$/ }).slice(0, 8);
}

/** What a row says of where it belongs. */
function readRow(row: string): {
  row: string;
  id: string;
  topic: string;
  difficulty?: Difficulty;
  minutes: number;
} {
  const [, id = '', topic = ''] = /^\| \[([^\]]+)\]\(([^/]+)\//.exec(row) ?? [];
  const [, , difficulty, minutes] = row.split('|').map((cell) => cell.trim());
  const known = difficulties.find((one) => one === difficulty);
  return { row, id, topic, minutes: Number(minutes), ...(known === undefined ? {} : { difficulty: known }) };
}

function splitTable(readme: string): { before: string; rows: Map<string, string>; after: string } {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`katas/README.md has lost its markers: ${start} … ${end}`);
  const rows = new Map<string, string>();
  for (const line of readme.slice(from, to).split('\n')) {
    const id = /^\| \[([^\]]+)\]/.exec(line)?.[1];
    if (id !== undefined) rows.set(id, line);
  }
  return { before: readme.slice(0, from), rows, after: readme.slice(to + end.length) };
}
