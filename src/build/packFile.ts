import Ajv from 'ajv';
import { parseContentFile, type Parsed } from '../core/content/contentFile';
import { jsonErrorAt } from './jsonError';

/** What a pack says of itself in `pack.json`. */
export interface PackMeta {
  formatVersion: 1;
  id: string;
  title: string;
  version?: string;
  description?: string;
  license?: string;
  author?: string;
}

const text = { type: 'string', minLength: 1, maxLength: 2000 };
const validate = new Ajv({ allErrors: true, strict: true }).compile<PackMeta>({
  type: 'object',
  additionalProperties: false,
  required: ['formatVersion', 'id', 'title'],
  properties: {
    formatVersion: { type: 'integer', enum: [1] },
    id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 100 },
    title: text,
    version: text,
    description: text,
    license: text,
    author: text,
  },
});

/** Reads `pack.json`. Every problem names its line. */
export function parsePackFile(file: string, source: string | undefined): Parsed<PackMeta> {
  const problem = (line: number, message: string): Parsed<PackMeta> => {
    return { ok: false, problems: [{ file, line, field: '', message, severity: 'error' }] };
  };
  if (source === undefined)
    return problem(1, 'is missing; a pack is a folder with pack.json, questions/ and katas/');
  const error = jsonErrorAt(source);
  if (error !== undefined) {
    const line = source.slice(0, error.offset).split('\n').length;
    return problem(line, `is not valid JSON: ${error.message}`);
  }
  const value: unknown = JSON.parse(source);
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return problem(1, 'must be an object: { "formatVersion": 1, "id": …, "title": … }');
  // JSON is YAML, and the reader of front matter knows on which line a field stands
  const spaced = source.replace(/^\t+/gm, (tabs) => ' '.repeat(tabs.length));
  const parsed = parseContentFile(file, `---\n${spaced}\n---\n`, validate);
  if (parsed.ok) return { ok: true, value: parsed.value.data };
  const problems = parsed.problems.map((one) => ({ ...one, line: Math.max(1, one.line - 1) }));
  return { ok: false, problems };
}
