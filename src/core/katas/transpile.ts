import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type Options, transform } from 'sucrase';

export type Transpiled =
  { ok: true; code: string } | { ok: false; message: string; line?: number; column?: number };

/** TypeScript to CommonJS, with nothing else changed. */
export const typescriptOptions: Options = {
  transforms: ['typescript', 'imports'],
  disableESTransforms: true,
};
const maxSourceLength = 512 * 1024;

/**
 * TypeScript to a CommonJS program that keeps its line numbers. Types are dropped, not checked.
 * What the transpiler would silently miscompile is refused with a message of its own.
 */
export function transpileKata(source: string): Transpiled {
  if (source.trim() === '')
    return { ok: false, message: 'The file is empty. Reset the kata to get its stub back.' };
  if (source.length > maxSourceLength) {
    return { ok: false, message: 'The file is larger than 512 KB; a kata solution is a few dozen lines.' };
  }
  const refused = refusedSyntax(source);
  if (refused !== undefined) return refused;
  try {
    const { code } = transform(source, typescriptOptions);
    return { ok: true, code };
  } catch (error) {
    const { detail, ...place } = readSyntaxError(error);
    return { ok: false, message: `This is not valid TypeScript: ${detail}`, ...place };
  }
}

/** The latest source map: made only when something was thrown, then asked for every case that threw. */
let latest: { source: string; map: TraceMap | undefined } | undefined;

/** The column in the TypeScript behind a column (both from 1) of the same line of its program. */
export function authoredColumn(source: string, line: number, column: number): number | undefined {
  if (latest?.source !== source) latest = { source, map: mapOf(source) };
  if (latest.map === undefined) return undefined;
  const position = originalPositionFor(latest.map, { line, column: column - 1 });
  return position.line === line ? position.column + 1 : undefined;
}

function mapOf(source: string): TraceMap | undefined {
  const { sourceMap } = transform(source, {
    ...typescriptOptions,
    filePath: 'kata.ts',
    sourceMapOptions: { compiledFilename: 'kata.js' },
  });
  return sourceMap && new TraceMap(sourceMap as never);
}

const refusals: [RegExp, string][] = [
  [
    /^[ \t]*(?:export[ \t]+)?(?:declare[ \t]+)?namespace[ \t]+[\w.]+\s*\{/m,
    'A kata cannot use `namespace`; use plain functions or an object.',
  ],
  [
    /^[ \t]*(?:export[ \t]+)?import[ \t]+\w+[ \t]*=/m,
    'A kata cannot use `import x = …`; it needs no imports at all.',
  ],
  [
    /^[ \t]*import[ \t]+(?!type\b)[^=\n]*from[ \t]*['"]/m,
    'A kata cannot import: everything it needs is in the language.',
  ],
];

function refusedSyntax(source: string): Transpiled | undefined {
  const code = blankComments(source);
  for (const [pattern, message] of refusals) {
    const match = pattern.exec(code);
    if (match === null) continue;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    return { ok: false, message, ...position(code, start) };
  }
  return undefined;
}

/** Comments replaced by spaces, so that commented-out code is not refused. Positions stay. */
function blankComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?(?:\*\/|$)|(?<=^|\s)\/\/[^\n]*/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
}

function position(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

/** What the transpiler says is wrong, and where (from 1) if it knows. */
export function readSyntaxError(error: unknown): { detail: string; line?: number; column?: number } {
  const text = error instanceof Error ? error.message : String(error);
  const match = /^(?:Error transforming [^:]*: )?(.*?)\s*\((\d+):(\d+)\)$/s.exec(text);
  if (match === null) return { detail: text };
  return { detail: match[1] ?? text, line: Number(match[2]), column: Number(match[3]) };
}
