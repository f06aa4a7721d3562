import { type ContentFile, parseContentFile, type Parsed } from './contentFile';
import { stageIds, type StageId } from './design';
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
  data.stages?.forEach((stage, i) => mustExist(stage.points, data.points, `stages[${i}].points`));
  for (const { field, message } of stageProblems(data)) add(field, message);
  return problems;
}

/** Stages come in their order, and every point of a question that has them belongs to exactly one. */
function stageProblems({ points, stages }: QuestionFrontMatter): { field: string; message: string }[] {
  if (stages === undefined) return [];
  const problems = stageOrderProblems(stages);
  points.forEach(({ id }, i) => {
    const count = stages.flatMap((stage) => stage.points).filter((named) => named === id).length;
    if (count !== 1)
      problems.push({ field: `points[${i}].id`, message: `belongs to ${count} stages; it must be one` });
  });
  return problems;
}

/** Each stage at most once, and in the order of an interview. */
export function stageOrderProblems(stages: readonly { id: StageId }[]): { field: string; message: string }[] {
  return stages.flatMap(({ id }, i) => {
    const before = stages[i - 1]?.id;
    if (before === undefined || stageIds.indexOf(before) < stageIds.indexOf(id)) return [];
    return [{ field: `stages[${i}].id`, message: `"${id}" cannot come after "${before}"` }];
  });
}
