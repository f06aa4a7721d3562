import { type ContentFile, parseContentFile, type Parsed } from './contentFile';
import type { Question, RubricPoint } from './items';
import type { ContentProblem } from './problems';
import { questionValidator, type QuestionFrontMatter } from './schemas';
import { sectionProblems } from './sections';
import { topicIds, type TopicId } from './topics';

const required = ['Prompt', 'Intent', 'Spoken', 'Full'];
const optional = ['Popular but wrong'];

export interface QuestionFile {
  question: Question;
  lineOf: (field: string) => number;
}

/** Reads one authored question. `topic` and `name` come from its path `<topic>/<name>.md`. */
export function parseQuestionFile(
  file: string,
  topic: string,
  name: string,
  text: string,
): Parsed<QuestionFile> {
  const parsed = parseContentFile(file, text, questionValidator());
  if (!parsed.ok) return parsed;
  const { data, sections, lineOf } = parsed.value;
  const problems = [
    ...placementProblems(file, topic, name, data.id, lineOf),
    ...sectionProblems(file, sections, lineOf, { required, optional }),
    ...referenceProblems(file, parsed.value),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const popular = sections.get('Popular but wrong');
  const question: Question = {
    ...data,
    kind: 'question',
    topic: topic as TopicId,
    prompt: sections.get('Prompt') ?? '',
    intent: sections.get('Intent') ?? '',
    spoken: sections.get('Spoken') ?? '',
    full: sections.get('Full') ?? '',
    ...(popular === undefined ? {} : { popularButWrong: popular }),
  };
  return { ok: true, value: { question, lineOf } };
}

/** The id must be the file's name, and the folder one of the topics. */
export function placementProblems(
  file: string,
  topic: string,
  name: string,
  id: string,
  lineOf: (field: string) => number,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  if (id !== name) {
    const message = `is "${id}", but the path says "${name}"; the two must agree`;
    problems.push({ file, line: lineOf('id'), field: 'id', message, severity: 'error' });
  }
  if (!topicIds.includes(topic as TopicId)) {
    const message = `"${topic}" is not one of the topics: ${topicIds.join(', ')}`;
    problems.push({ file, line: 1, field: 'topic folder', message, severity: 'error' });
  }
  return problems;
}

/** Ids must be unique, and what refers to a point must name one. */
function referenceProblems(
  file: string,
  { data, lineOf }: ContentFile<QuestionFrontMatter>,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const add = (field: string, message: string): void => {
    problems.push({ file, line: lineOf(field), field, message, severity: 'error' });
  };
  const unique = (items: { id: string }[], field: string): void => {
    items.forEach(({ id }, i) => {
      if (items.findIndex((other) => other.id === id) !== i)
        add(`${field}[${i}].id`, `"${id}" is used twice`);
    });
  };
  const mustExist = (ids: string[], points: RubricPoint[], field: string): void => {
    ids.forEach((id, i) => {
      if (!points.some((point) => point.id === id)) add(`${field}[${i}]`, `there is no point "${id}"`);
    });
  };
  data.formulas?.forEach(({ source = 1 }, i) => {
    if (source > data.sources.length)
      add(`formulas[${i}].source`, `there are only ${data.sources.length} sources`);
  });
  unique(data.points, 'points');
  unique(data.traps, 'traps');
  unique(data.followUps, 'followUps');
  data.traps.forEach((trap, i) => mustExist(trap.contradicts, data.points, `traps[${i}].contradicts`));
  data.followUps.forEach((followUp, i) => mustExist(followUp.after, data.points, `followUps[${i}].after`));
  return problems;
}
