import { parseContentFile, type Parsed } from './contentFile';
import type { KataMeta } from './items';
import type { ContentProblem } from './problems';
import { placementProblems } from './questionFile';
import { kataValidator } from './schemas';
import type { TopicId } from './topics';

const required = ['Idea', 'Contract', 'Worked example', 'Hints', 'Interviewers ask next'];
const shown = ['Idea', 'Contract', 'Worked example', 'Conventions', 'Interviewers ask next'];

export interface KataFile {
  meta: KataMeta;
  lineOf: (field: string) => number;
}

/** Reads a kata's `kata.md`. `topic` and `name` come from its path `<topic>/<name>/kata.md`. */
export function parseKataFile(file: string, topic: string, name: string, text: string): Parsed<KataFile> {
  const parsed = parseContentFile(file, text, kataValidator());
  if (!parsed.ok) return parsed;
  const { data, sections, lineOf } = parsed.value;
  const problems: ContentProblem[] = placementProblems(file, topic, name, data.id, lineOf);
  const add = (line: number, field: string, message: string): void => {
    problems.push({ file, line, field, message, severity: 'error' });
  };
  for (const section of required) {
    if (!sections.get(section))
      add(sections.has(section) ? lineOf(section) : 1, `## ${section}`, 'this section is missing or empty');
  }
  for (const section of sections.keys()) {
    if (required.includes(section) || shown.includes(section)) continue;
    add(
      section === '' ? 1 : lineOf(section),
      `## ${section}`,
      `unknown section; known are: ${[...required, 'Conventions'].join(', ')}`,
    );
  }
  const hints = readHints(sections.get('Hints') ?? '');
  if (hints.length < 3 || hints.length > 4)
    add(lineOf('Hints'), '## Hints', `holds ${hints.length} numbered hints; there must be three or four`);
  if (problems.length > 0) return { ok: false, problems };
  const parts = shown.filter((section) => sections.has(section));
  const statement = parts.map((section) => `## ${section}\n\n${sections.get(section)}`).join('\n\n');
  return {
    ok: true,
    value: { meta: { ...data, kind: 'kata', topic: topic as TopicId, statement, hints }, lineOf },
  };
}

/** The items of a numbered list; lines that do not start with a number belong to the item before. */
function readHints(text: string): string[] {
  const hints: string[] = [];
  for (const line of text.split('\n')) {
    const start = /^\d+\.\s+(.*)$/.exec(line);
    if (start !== null) hints.push(start[1] ?? '');
    else if (hints.length > 0) hints[hints.length - 1] += `\n${line.replace(/^ {1,3}/, '')}`;
  }
  return hints.map((hint) => hint.trim());
}
