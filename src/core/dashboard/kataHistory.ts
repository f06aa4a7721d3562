import type { DashboardSection } from '../../protocol/dashboardMessages';
import { itemKey } from '../content/items';
import { count } from '../scheduling/scheduleWords';
import type { DashboardSources } from './dashboard';

/** The katas tried: how often, how far, and which misconceptions were found. */
export function kataSection({ index, progress, history }: DashboardSources): DashboardSection {
  const tried = index.flatMap((entry) => {
    const known = entry.kind === 'kata' ? progress.get(itemKey(entry)) : undefined;
    if (known === undefined || known.attempts === 0) return [];
    return [{ entry, known, traps: Object.entries(history.of(itemKey(entry)).traps) }];
  });
  tried.sort((a, b) => b.known.lastAt - a.known.lastAt);
  const katas = index.filter(({ kind }) => kind === 'kata').length;
  const solved = tried.filter(({ known }) => known.status === 'solved').length;
  const misconceptions = tried
    .flatMap(({ entry, traps }) => traps.map(([trap, { count: times }]) => ({ entry, trap, times })))
    .sort((a, b) => b.times - a.times);
  const table = {
    head: ['Kata', 'Attempts', 'Best', 'Latest', 'Misconceptions found'],
    rows: tried.map(({ entry, known, traps }) => [
      entry.title,
      String(known.attempts),
      `${known.best}%`,
      known.status === 'solved' && known.last < 100 ? `${known.last}%, solved before` : `${known.last}%`,
      traps.map(([trap, { count: times }]) => `${trap} (${times}×)`).join(', ') || 'none',
    ]),
  };
  if (tried.length === 0)
    return { id: 'katas', title: 'Katas', summary: ['No kata graded yet.'], table: { head: [], rows: [] } };
  return {
    id: 'katas',
    title: 'Katas',
    summary: [
      `${solved} of ${katas} katas solved, ${tried.length - solved} begun.`,
      ...misconceptions
        .slice(0, 3)
        .map(({ entry, trap, times }) => `“${trap}” was found ${count(times, 'time')} in ${entry.title}.`),
    ],
    chart: {
      kind: 'shares',
      x: { label: '% of the cases passed, at best', isLog: false },
      rows: tried.slice(0, 15).map(({ entry, known }) => ({ name: entry.title, share: known.best / 100 })),
    },
    table,
  };
}
