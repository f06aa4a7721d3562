import type { ContentFolder } from './contentFolder';
import { KataReport } from './kataReport';
import { linkModules } from './linkModules';

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
  /** `hidden.ts` as it was written. */
  hidden: string;
  tests: string;
  drivers?: string;
  traps: TrapSource[];
}

const programs = ['stub', 'solution', 'alternate', 'hidden'] as const;

/** Reads the programs of a kata. Missing files and malformed headers are reported; then there are no sources. */
export function readKataSources(
  files: ContentFolder,
  folder: string,
): { sources?: KataSources; report: KataReport } {
  const texts = programs.map((name) => files.read(`${folder}/${name}.ts`));
  const [stub = '', solution = '', alternate = '', hidden = ''] = texts;
  const report = new KataReport(folder, hidden);
  programs.forEach((name, i) => {
    if (texts[i] === undefined) report.error(`${name}.ts`, '', 'this file is missing');
  });
  const traps = readTraps(files, folder, report);
  const link = (name: string): string | undefined => {
    const linked = linkModules(files, folder, name);
    if (linked.ok) return linked.code;
    report.error(linked.file, '', linked.message, linked.line);
    return undefined;
  };
  const hasDrivers = files.read(`${folder}/drive.ts`) !== undefined;
  const drivers = hasDrivers ? link('drive.ts') : undefined;
  const tests = texts[3] === undefined ? undefined : link('hidden.ts');
  if (tests === undefined || report.hasErrors) return { report };
  return { sources: { stub, solution, alternate, hidden, tests, drivers, traps }, report };
}

function readTraps(files: ContentFolder, folder: string, report: KataReport): TrapSource[] {
  const names = files
    .list(`${folder}/traps`)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.ts'));
  if (names.length === 0)
    report.error('traps', '', 'there are no traps; every kata has at least one classic misconception');
  return names.map((fileName) => readTrap(fileName, files.read(`${folder}/traps/${fileName}`) ?? '', report));
}

function readTrap(fileName: string, source: string, report: KataReport): TrapSource {
  // line by line: these are other people's files too, and a pattern over many lines can take for ever
  const header = (/^\s*\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/^\*/, '').trim())
    .filter((line) => line !== '');
  const tagged = (tag: string): string | undefined =>
    header
      .find((line) => line.startsWith(`${tag} `))
      ?.slice(tag.length + 1)
      .trim();
  const title = tagged('@title');
  const question = tagged('@question');
  const explanation = header.filter((line) => !line.startsWith('@')).join(' ');
  if (title === undefined) report.error(`traps/${fileName}`, '@title', 'the header names no title');
  if (explanation.length < 60)
    report.error(`traps/${fileName}`, 'header', 'the header explains the misconception in a paragraph');
  const file = fileName.slice(0, -3);
  return { file, name: file.split('~')[0] ?? file, title: title ?? file, explanation, question, source };
}
