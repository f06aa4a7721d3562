import { lintRubric } from '../core/answers/lintRubric';
import { linkedKeys } from '../core/content/guides';
import { type IndexEntry, itemKey } from '../core/content/items';
import type { ContentProblem } from '../core/content/problems';
import { lintDesign } from '../core/staged/lintDesign';
import type { CompiledKata } from '../core/katas/compiledKata';
import { cardsByItem, withCards } from './cardLinks';
import type { AuthoredContent } from './readContent';

/** Checks the rubrics of all questions against their examples and against each other. */
export function lintQuestions({ questions }: AuthoredContent): ContentProblem[] {
  const all = questions.map(({ content }) => content.question);
  return questions.flatMap(({ file, content: { question, lineOf } }): ContentProblem[] => {
    const others = all.filter((other) => other !== question);
    try {
      return lintRubric(question, others).map(({ field, message, severity }) => {
        return { file, line: lineOf(field), field, message, severity };
      });
    } catch (error) {
      const message = `the rubric cannot be checked: ${(error as Error).message}`;
      return [{ file, line: 1, field: '', message, severity: 'error' }];
    }
  });
}

/** Checks the rubrics and the numbers of all design drills. */
export function lintDesigns({ designs }: AuthoredContent): ContentProblem[] {
  return designs.flatMap(({ file, content: { design, lineOf } }) =>
    lintDesign(design).map(({ field, message, severity }) => {
      return { file, line: lineOf(field), field, message, severity };
    }),
  );
}

/**
 * Every link resolves, a kata and the question it proves name each other, and no id is used twice. What a
 * flashcard names counts as naming it.
 * @param known items outside of this content: they can be linked to, and their ids are taken
 */
export function checkLinks(content: AuthoredContent, known: readonly IndexEntry[] = []): ContentProblem[] {
  const cards = cardsByItem(content.cards);
  const items = [...itemsOf(content), ...(content.drills ?? []).map(drillItem)].map((item) => {
    return { ...item, entry: withCards(item.entry, cards) };
  });
  const byKey = new Map<string, IndexEntry>(known.map((entry) => [itemKey(entry), entry]));
  const outside = new Set(byKey.keys());
  const problems: ContentProblem[] = [];
  for (const { file, lineOf, entry } of items) {
    const key = itemKey(entry);
    if (byKey.has(key)) {
      const message = `"${entry.id}" is the id of another ${entry.kind}; ids are unique within their kind`;
      problems.push({ file, line: lineOf('id'), field: 'id', message, severity: 'error' });
    } else byKey.set(key, entry);
  }
  const linkProblem = (entry: IndexEntry, key: string): string | undefined => {
    const target = byKey.get(key);
    if (target === undefined) return `there is no item "${key}"`;
    const mutual = entry.kind === target.kind || outside.has(key) || target.related.includes(itemKey(entry));
    return mutual ? undefined : `"${key}" does not name ${itemKey(entry)} in return`;
  };
  for (const { file, lineOf, entry } of items) {
    entry.related.forEach((key, i) => {
      const field = `related[${i}]`;
      const message = linkProblem(entry, key);
      if (message !== undefined)
        problems.push({ file, line: lineOf(field), field, message, severity: 'error' });
    });
  }
  return problems;
}

/** Every item that a guide links to is there. */
export function checkGuideLinks(
  content: AuthoredContent,
  known: readonly IndexEntry[] = [],
): ContentProblem[] {
  const own = [...itemsOf(content).map(({ entry }) => entry), ...(content.drills ?? [])];
  const keys = new Set<string>([...known, ...own].map(itemKey));
  return content.guides.flatMap(({ file, content: { guide, lineOf } }) =>
    guide.sections.flatMap(({ title, text }) =>
      linkedKeys(text)
        .filter((key) => !keys.has(key))
        .map((key): ContentProblem => {
          const message = `there is no item "${key}"`;
          return { file, line: lineOf(title), field: `## ${title}`, message, severity: 'error' };
        }),
    ),
  );
}

/** The question that a trap points the learner to is there. */
export function checkTrapQuestions(
  katas: readonly { folder: string; kata?: CompiledKata }[],
  items: readonly IndexEntry[],
): ContentProblem[] {
  const ids = new Set(items.filter(({ kind }) => kind === 'question').map(({ id }) => id));
  return katas.flatMap(({ folder, kata }) => {
    const dangling = (kata?.traps ?? []).filter(
      ({ question }) => question !== undefined && !ids.has(question),
    );
    const named = new Map(dangling.map((trap) => [trap.name, trap]));
    return [...named.values()].map(({ name, question }): ContentProblem => {
      const file = `${folder}/traps/${name}.ts`;
      return {
        file,
        line: 1,
        field: '@question',
        message: `there is no question "${question}"`,
        severity: 'error',
      };
    });
  });
}

/** Drills are written in code, whose lines nobody counts. */
function drillItem(entry: IndexEntry): ReturnType<typeof itemsOf>[number] {
  return { file: `src/core/drills/catalogue (${entry.id})`, lineOf: () => 1, entry };
}

function itemsOf({ questions, cards, designs, katas }: AuthoredContent): {
  file: string;
  lineOf: (field: string) => number;
  entry: IndexEntry;
}[] {
  return [
    ...questions.map(({ file, content: { question, lineOf } }) => ({ file, lineOf, entry: question })),
    ...cards.map(({ file, content: { card, lineOf } }) => ({ file, lineOf, entry: card })),
    ...designs.map(({ file, content: { design, lineOf } }) => ({ file, lineOf, entry: design })),
    ...katas.map(({ file, content: { meta, lineOf } }) => ({ file, lineOf, entry: meta })),
  ];
}
