import { parseContentFile, type Parsed } from './contentFile';
import type { Guide } from './guides';
import { guideValidator } from './schemas';
import { sectionProblems } from './sections';

export interface GuideFile {
  guide: Guide;
  lineOf: (field: string) => number;
}

/** Reads one authored guide. `name` comes from its path `guides/<name>.md`. */
export function parseGuideFile(file: string, name: string, text: string): Parsed<GuideFile> {
  const parsed = parseContentFile(file, text, guideValidator());
  if (!parsed.ok) return parsed;
  const { data, sections, lineOf } = parsed.value;
  const named = [...sections.keys()].filter((title) => title !== '');
  const problems = sectionProblems(file, sections, lineOf, { required: named, optional: [] });
  const add = (field: string, message: string): void => {
    problems.push({ file, line: lineOf(field), field, message, severity: 'error' });
  };
  if (data.id !== name) add('id', `is "${data.id}", but the path says "${name}"; the two must agree`);
  if (named.length === 0) add('##', 'a guide needs at least one section');
  if (problems.length > 0) return { ok: false, problems };
  const guide: Guide = {
    ...data,
    sections: named.map((title) => ({ title, text: sections.get(title) ?? '' })),
  };
  return { ok: true, value: { guide, lineOf } };
}
