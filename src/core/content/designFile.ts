import { type ContentFile, parseContentFile, type Parsed } from './contentFile';
import { type Design, stageTitles } from './design';
import { type DesignFrontMatter, designValidator } from './designSchema';
import type { ContentProblem } from './problems';
import { stageOrderProblems } from './questionFile';

/** Folder of the design drills beside those of the topics; a drill's topic stands in its front matter. */
export const designFolder = 'design';

export interface DesignFile {
  design: Design;
  lineOf: (field: string) => number;
}

/** Reads one authored design drill. `name` comes from its path `design/<name>.md`. */
export function parseDesignFile(file: string, name: string, text: string): Parsed<DesignFile> {
  const parsed = parseContentFile(file, text, designValidator());
  if (!parsed.ok) return parsed;
  const { data, sections, lineOf } = parsed.value;
  const problems = [...sectionProblems(parsed.value), ...fieldProblems(data, name)].map(
    ({ field, message }): ContentProblem => ({
      file,
      line: lineOf(field),
      field,
      message,
      severity: 'error',
    }),
  );
  if (problems.length > 0) return { ok: false, problems };
  const section = (title: string): string => sections.get(title) ?? '';
  const design: Design = {
    ...data,
    kind: 'design',
    prompt: section('Prompt'),
    intent: section('Intent'),
    stages: data.stages.map((stage) => ({ ...stage, exemplar: section(stageTitles[stage.id]) })),
  };
  return { ok: true, value: { design, lineOf } };
}

interface Problem {
  field: string;
  message: string;
}

function sectionProblems({ data, sections }: ContentFile<DesignFrontMatter>): Problem[] {
  const known = ['Prompt', 'Intent', ...data.stages.map(({ id }) => stageTitles[id])];
  const missing = known.filter((name) => (sections.get(name) ?? '') === '');
  const unknown = [...sections.keys()].filter((name) => !known.includes(name));
  return [
    ...missing.map((name) => ({ field: `## ${name}`, message: 'this section is missing or empty' })),
    ...unknown.map((name) => ({
      field: `## ${name}`,
      message: `unknown section; known are: ${known.join(', ')}`,
    })),
  ];
}

function fieldProblems({ id, minutes, stages, traps }: DesignFrontMatter, name: string): Problem[] {
  const problems = stageOrderProblems(stages);
  const add = (field: string, message: string): void => void problems.push({ field, message });
  if (id !== name) add('id', `is "${id}", but the path says "${name}"; the two must agree`);
  const sum = stages.reduce((total, stage) => total + stage.minutes, 0);
  if (sum !== minutes) add('minutes', `is ${minutes}, but the stages take ${sum}`);
  const points = stages.flatMap((stage) => stage.points.map((point) => point.id));
  const numbers = stages.flatMap((stage) => stage.numbers ?? []).map((number) => number.id);
  for (const ids of [points, numbers, traps.map((trap) => trap.id)])
    for (const twice of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
      add('stages', `"${twice}" is used twice`);
  stages.forEach((stage, i) =>
    stage.facts?.forEach(({ after }, k) => {
      if (!stage.points.some((point) => point.id === after))
        add(`stages[${i}].facts[${k}].after`, `there is no point "${after}" in this stage`);
    }),
  );
  traps.forEach((trap, i) =>
    trap.contradicts.forEach((point, k) => {
      if (!points.includes(point)) add(`traps[${i}].contradicts[${k}]`, `there is no point "${point}"`);
    }),
  );
  return problems;
}
