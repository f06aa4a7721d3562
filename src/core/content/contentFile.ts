import type { ErrorObject, ValidateFunction } from 'ajv';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { ContentProblem } from './problems';

/** An authored Markdown file taken apart: validated front matter, and the text under each `##` heading. */
export interface ContentFile<T> {
  data: T;
  sections: Map<string, string>;
  /** One-based line of a field such as `points[2].claim`, or of a section's heading. */
  lineOf: (field: string) => number;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: ContentProblem[] };

/** Splits and validates a content file. Every problem names file, line and field. */
export function parseContentFile<T>(
  file: string,
  text: string,
  validate: ValidateFunction<T>,
): Parsed<ContentFile<T>> {
  const problem = (line: number, field: string, message: string): ContentProblem => {
    return { file, line, field, message, severity: 'error' };
  };
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) {
    return {
      ok: false,
      problems: [problem(1, 'front matter', 'the file must start with YAML between two lines of ---')],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(match[1] ?? '', { lineCounter: lines, prettyErrors: false });
  const offsetLine = (offset: number): number => lines.linePos(offset).line + 1;
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      return problem(offsetLine(error.pos[0]), 'front matter', `not valid YAML: ${error.message}`);
    });
    return { ok: false, problems };
  }
  const body = text.slice(match[0].length);
  const bodyLine = match[0].split('\n').length;
  const { sections, sectionLines } = splitSections(body, bodyLine);
  const lineOf = (field: string): number =>
    sectionLines.get(field) ?? offsetLine(offsetOf(document, fieldPath(field)));
  const data: unknown = document.toJS();
  if (!validate(data)) {
    const problems = (validate.errors ?? [])
      .filter((error) => error.keyword !== 'if')
      .map((error) => {
        const field = fieldName(error);
        return problem(lineOf(field), field, describe(error));
      });
    return { ok: false, problems };
  }
  return { ok: true, value: { data, sections, lineOf } };
}

function splitSections(
  body: string,
  firstLine: number,
): { sections: Map<string, string>; sectionLines: Map<string, number> } {
  const sections = new Map<string, string>();
  const sectionLines = new Map<string, number>();
  let name = '';
  let fence = false;
  body.split(/\r?\n/).forEach((line, i) => {
    if (/^\s*(```|~~~)/.test(line)) fence = !fence;
    const heading = fence ? null : /^## +(.+?)\s*$/.exec(line);
    if (heading === null) {
      sections.set(name, sections.has(name) ? `${sections.get(name)}\n${line}` : line);
      return;
    }
    name = heading[1] ?? '';
    sectionLines.set(name, firstLine + i);
    sections.set(name, '');
  });
  for (const [key, value] of sections) sections.set(key, value.trim());
  if (sections.get('') === '') sections.delete('');
  return { sections, sectionLines };
}

/** Steps of a field name: `points[2].claim` is points, 2, claim. */
function fieldPath(field: string): (string | number)[] {
  return [...field.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Where in the YAML the field stands, or the nearest ancestor that exists. */
function offsetOf(document: Document, path: (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const steps = path.slice(0, length);
    const parent = length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
    const last = steps[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      if (isScalar(pair?.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = document.getIn(steps, true) as { range?: [number, number, number] } | undefined;
    if (node?.range !== undefined) return node.range[0];
  }
  return 0;
}

function fieldName(error: ErrorObject): string {
  const steps = error.instancePath.split('/').slice(1);
  if (error.keyword === 'required')
    steps.push(String((error.params as { missingProperty: string }).missingProperty));
  if (error.keyword === 'additionalProperties') {
    steps.push(String((error.params as { additionalProperty: string }).additionalProperty));
  }
  return steps.map((step, i) => (/^\d+$/.test(step) ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

function describe(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return 'is missing';
    case 'additionalProperties':
      return 'is not a known field; check its spelling';
    case 'enum':
      return `must be one of: ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'type':
      return `must be a ${String(params.type)}${params.type === 'string' ? ' (put it in quotes)' : ''}`;
    case 'pattern':
      return `must look like ${String(params.pattern)}`;
    case 'anyOf':
      return 'needs an arxiv id, a doi or a url';
    default:
      return error.message ?? 'is not valid';
  }
}
