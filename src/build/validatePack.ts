import path from 'node:path';
import type { IndexEntry } from '../core/content/items';
import { type ContentProblem, formatProblem } from '../core/content/problems';
import type { CompiledKata } from '../core/katas/compiledKata';
import type { KataRunner } from '../core/ports';
import { checkLinks, checkTrapQuestions, lintDesigns, lintQuestions } from './checkContent';
import { compileKata } from './compileKata';
import { readKataSources } from './kataSources';
import { PackFiles } from './packFiles';
import { parsePackFile } from './packFile';
import { type AuthoredKata, readContent } from './readContent';
import { mapParallel, RunnerPool } from './runnerPool';
import { openSandboxedTests } from './sandboxedTests';

export interface ValidateDependencies {
  createRunner: () => KataRunner;
  /** How many sandboxes may run at once. */
  processors: number;
  /** CommonJS text of fast-check, asked for once a kata is to be checked. */
  readFastCheck: () => string;
  /** The items that come with the product: a pack may link to them and must not take their ids. */
  known: readonly IndexEntry[];
  /** Told of what is being done. */
  onProgress?: (line: string) => void;
}

/** What `llm-coach validate --json` prints. */
export interface PackReport {
  formatVersion: 1;
  /** The pack's id, or its folder's name when it has none. */
  pack: string;
  ok: boolean;
  problems: ContentProblem[];
  /** Questions, flashcards and katas that could be read. */
  items: number;
}

export type Validated = { ok: true; report: PackReport } | { ok: false; message: string };

/**
 * Checks a pack as our own content is checked. Nothing of it is run outside the sandbox, and nothing outside
 * its folder is read. Not `ok` when the folder itself cannot be read.
 */
export async function validatePack(folder: string, dependencies: ValidateDependencies): Promise<Validated> {
  let files: PackFiles;
  try {
    files = new PackFiles(folder);
  } catch (error) {
    return { ok: false, message: `cannot read the pack ${folder}: ${(error as Error).message}` };
  }
  const parsed = parsePackFile('pack.json', files.read('pack.json'));
  const content = readContent(files);
  const problems = [
    ...content.problems,
    ...lintQuestions(content),
    ...lintDesigns(content),
    ...checkLinks(content, dependencies.known),
    ...content.guides.map(({ file }) => guideProblem(file)),
  ];
  if (!parsed.ok) problems.push(...parsed.problems);
  const { questions: read, designs, cards, katas: own } = content;
  const items = read.length + designs.length + cards.length + own.length;
  if (items === 0 && problems.length === 0) {
    const message = 'the pack holds no question, no flashcard and no kata that can be read';
    problems.push({ file: 'pack.json', line: 1, field: '', message, severity: 'error' });
  }
  const katas = await checkKatas(content.katas, files, dependencies);
  problems.push(...katas.flatMap((kata) => kata.problems));
  const questions = [
    ...content.questions.map(({ content: { question } }) => question),
    ...dependencies.known,
  ];
  problems.push(...checkTrapQuestions(katas, questions));
  // of a file that was refused nothing else is worth saying
  const all = [...files.problems, ...problems.filter(({ file }) => !files.isRefused(file))];
  all.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const pack = parsed.ok ? parsed.value.id : path.basename(path.resolve(folder));
  const ok = !all.some(({ severity }) => severity === 'error');
  return { ok: true, report: { formatVersion: 1, pack, ok, problems: all, items } };
}

/** Guides speak of the product; nothing would show a pack's. */
function guideProblem(file: string): ContentProblem {
  const message = 'a pack cannot bring guides; leave this file out';
  return { file, line: 1, field: '', message, severity: 'error' };
}

interface CheckedKata {
  folder: string;
  kata?: CompiledKata;
  problems: ContentProblem[];
}

async function checkKatas(
  katas: AuthoredKata[],
  files: PackFiles,
  { createRunner, processors, readFastCheck, onProgress }: ValidateDependencies,
): Promise<CheckedKata[]> {
  if (katas.length === 0) return [];
  const fastCheck = readFastCheck();
  const pool = new RunnerPool(createRunner(), processors);
  try {
    return await mapParallel(katas, processors + 1, async ({ folder, content }) => {
      onProgress?.(`checking ${folder}`);
      const { sources, report } = readKataSources(files, folder);
      if (sources === undefined) return { folder, problems: report.problems };
      const openTests = (code: string) => openSandboxedTests(code, sources.hidden, fastCheck, pool);
      try {
        const kata = await compileKata(content.meta, sources, { pool, openTests, report });
        return { folder, kata, problems: report.problems };
      } catch (error) {
        report.error('kata.md', '', `the kata cannot be checked: ${(error as Error).message}`);
        return { folder, problems: report.problems };
      }
    });
  } finally {
    pool.dispose();
  }
}

/** The report for people: a line per problem, then the verdict. */
export function packText(folder: string, { pack, ok, problems, items }: PackReport): string {
  const lines = problems.map((problem) => {
    return printable(formatProblem({ ...problem, file: path.join(folder, problem.file) }));
  });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const count = `${items} ${items === 1 ? 'item' : 'items'}`;
  const verdict = ok
    ? `${pack}: ${count}, all in order`
    : `${pack}: ${errors} ${errors === 1 ? 'error' : 'errors'} in ${count}`;
  return [...lines, verdict].join('\n');
}

/** Names and messages come from the pack: nothing in them may steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
