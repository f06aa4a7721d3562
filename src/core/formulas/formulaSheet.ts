import { type ItemKey, itemKey, type Question, type Source } from '../content/items';
import { type TopicId, topicIds, topics } from '../content/topics';
import type { Drill } from '../drills/drill';
import { type Formula, symbolItem } from './formula';

/** A line of the formula sheet. */
export interface FormulaEntry extends Omit<Formula, 'source'> {
  topic: TopicId;
  /** Where it is practised. */
  item: ItemKey;
  source: Source;
}

/** Every formula of drills and questions, by topic and then by name. */
export function formulaSheet(drills: readonly Drill[], questions: readonly Question[]): FormulaEntry[] {
  const ofDrills = drills.flatMap(({ title: name, formula, symbols, holds, topic, id, sources: [source] }) =>
    source === undefined
      ? []
      : [{ name, formula, symbols, holds, topic, item: `drill/${id}` as const, source }],
  );
  const ofQuestions = questions.flatMap((question) =>
    (question.formulas ?? []).flatMap(({ source: number = 1, ...formula }) => {
      const source = question.sources[number - 1];
      return source === undefined
        ? []
        : [{ ...formula, topic: question.topic, item: itemKey(question), source }];
    }),
  );
  return [...ofDrills, ...ofQuestions].sort(
    (a, b) => topicIds.indexOf(a.topic) - topicIds.indexOf(b.topic) || (a.name < b.name ? -1 : 1),
  );
}

export interface FormulaGroup {
  title: string;
  entries: FormulaEntry[];
}

/** The sheet under the titles of its topics; topics without formulas are left out. */
export function formulaGroups(entries: readonly FormulaEntry[]): FormulaGroup[] {
  return topicIds.flatMap((topic) => {
    const own = entries.filter((entry) => entry.topic === topic);
    return own.length === 0 ? [] : [{ title: topics[topic], entries: own }];
  });
}

/** "Ainslie et al. (2023), arXiv:2305.13245". */
export function citation({ authors, year, arxiv, doi, url }: Source): string {
  const place = arxiv !== undefined ? `arXiv:${arxiv}` : doi !== undefined ? `doi:${doi}` : url;
  return `${authors} (${year})${place === undefined ? '' : `, ${place}`}`;
}

/** One formula as Markdown: the formula, its symbols with their units, when it holds, and who says so. */
export function formulaMarkdown({ formula, symbols, holds, source }: FormulaEntry): string {
  return [`$$${formula}$$`, '', ...symbols.map(symbolItem), '', `${holds} _${citation(source)}_`].join('\n');
}

/** The whole sheet as Markdown. */
export function sheetMarkdown(entries: readonly FormulaEntry[]): string {
  const groups = formulaGroups(entries).map(({ title, entries: own }) =>
    [`## ${title}`, ...own.map((entry) => `### ${entry.name}\n\n${formulaMarkdown(entry)}`)].join('\n\n'),
  );
  return `# Formula sheet\n\n${groups.join('\n\n')}\n`;
}
