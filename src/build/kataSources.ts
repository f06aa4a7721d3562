import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { ContentProblem } from '../core/content/problems';
import type { KataTests } from '../core/katas/authoring';
import { readIfThere } from './readContent';

export interface TrapSource {
  /** File name without its ending: `<trap>` or `<trap>~<variant>`. */
  file: string;
  name: string;
  title: string;
  explanation: string;
  question?: string;
  source: string;
}

/** The programs of a kata folder as text. `tests` and `drivers` are CommonJS. */
export interface KataSources {
  stub: string;
  solution: string;
  alternate: string;
  tests: string;
  drivers?: string;
  traps: TrapSource[];
}

const programs = ['stub', 'solution', 'alternate', 'hidden'] as const;

/** Reads the programs of a kata. Missing files and malformed headers are reported. */
export function readKataSources(
  root: string,
  folder: string,
): { sources?: KataSources; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const report = (file: string, field: string, message: string): void => {
    problems.push({ file: path.join(folder, file), line: 1, field, message, severity: 'error' });
  };
  const texts = programs.map((name) => readIfThere(path.join(root, folder, `${name}.ts`)));
  programs.forEach((name, i) => {
    if (texts[i] === undefined) report(`${name}.ts`, '', 'this file is missing');
  });
  const traps = readTraps(root, folder, report);
  if (problems.length > 0) return { problems };
  const [stub, solution, alternate] = texts as [string, string, string, string];
  try {
    const tests = bundle(path.join(root, folder, 'hidden.ts'));
    const hasDrivers = readIfThere(path.join(root, folder, 'drive.ts')) !== undefined;
    const drivers = hasDrivers ? bundle(path.join(root, folder, 'drive.ts')) : undefined;
    return { sources: { stub, solution, alternate, tests, drivers, traps }, problems };
  } catch (error) {
    report('hidden.ts', '', `does not compile: ${(error as Error).message}`);
    return { problems };
  }
}

function readTraps(
  root: string,
  folder: string,
  report: (file: string, field: string, message: string) => void,
): TrapSource[] {
  const traps: TrapSource[] = [];
  let names: string[] = [];
  try {
    names = readdirSync(path.join(root, folder, 'traps')).filter((name) => name.endsWith('.ts'));
  } catch {
    report('traps', '', 'there are no traps; every kata has at least one classic misconception');
  }
  for (const fileName of names.sort()) {
    const source = readIfThere(path.join(root, folder, 'traps', fileName)) ?? '';
    const header = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source)?.[1]?.replace(/^\s*\* ?/gm, '') ?? '';
    const title = /^@title\s+(.+)$/m.exec(header)?.[1]?.trim();
    const question = /^@question\s+(\S+)$/m.exec(header)?.[1];
    const explanation = header
      .replace(/^@.*$/gm, '')
      .trim()
      .replace(/\s*\n\s*/g, ' ');
    if (title === undefined) report(`traps/${fileName}`, '@title', 'the header names no title');
    if (explanation.length < 60)
      report(`traps/${fileName}`, 'header', 'the header explains the misconception in a paragraph');
    const file = fileName.slice(0, -3);
    traps.push({
      file,
      name: file.split('~')[0] ?? file,
      title: title ?? file,
      explanation,
      question,
      source,
    });
  }
  return traps;
}

function bundle(entry: string): string {
  const result = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2022',
    platform: 'neutral',
    external: ['fast-check'],
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Evaluates a bundled `hidden.ts`. */
export function evaluateTests(code: string, fastCheck: unknown): KataTests {
  const module = { exports: {} as { tests?: KataTests } };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own authored file
  const run = new Function('exports', 'require', 'module', code) as (...args: unknown[]) => void;
  run(module.exports, () => fastCheck, module);
  if (module.exports.tests === undefined) throw new Error('hidden.ts exports no `tests`');
  return module.exports.tests;
}
