import { parseContentFile, type Parsed } from './contentFile';
import type { Flashcard } from './items';
import type { ContentProblem } from './problems';
import { countWords } from './wordCount';
import { placementProblems } from './questionFile';
import { flashcardValidator } from './schemas';
import { sectionProblems } from './sections';

const required = ['Front', 'Back'];
const optional = ['Why'];

/** How many words a section may have: what takes longer to read is not recalled in one go. */
const mostWords = { Front: 60, Back: 80, Why: 60 } as const;

export interface FlashcardFile {
  card: Flashcard;
  lineOf: (field: string) => number;
}

/** Reads one authored flashcard. `name` comes from its path `cards/<name>.md`. */
export function parseFlashcardFile(file: string, name: string, text: string): Parsed<FlashcardFile> {
  const parsed = parseContentFile(file, text, flashcardValidator());
  if (!parsed.ok) return parsed;
  const { data, sections, lineOf } = parsed.value;
  const problems = [
    ...placementProblems(file, data.topic, name, data.id, lineOf),
    ...sectionProblems(file, sections, lineOf, { required, optional }),
    ...lengthProblems(file, sections, lineOf),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const why = sections.get('Why');
  const card: Flashcard = {
    ...data,
    kind: 'flashcard',
    minutes: 1,
    front: sections.get('Front') ?? '',
    back: sections.get('Back') ?? '',
    ...(why === undefined || why === '' ? {} : { why }),
  };
  return { ok: true, value: { card, lineOf } };
}

function lengthProblems(
  file: string,
  sections: ReadonlyMap<string, string>,
  lineOf: (field: string) => number,
): ContentProblem[] {
  return Object.entries(mostWords).flatMap(([name, most]): ContentProblem[] => {
    const words = countWords(sections.get(name) ?? '');
    if (words <= most) return [];
    const message = `has ${words} words; there may be ${most} (a formula counts as one)`;
    return [{ file, line: lineOf(name), field: `## ${name}`, message, severity: 'error' }];
  });
}
