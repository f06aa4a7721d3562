import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IndexEntry } from '../core/content/items';
import type { ContentProblem } from '../core/content/problems';
import { drillEntry } from '../core/drills/drill';
import { drills } from '../core/drills/drills';
import type { CompiledKata } from '../core/katas/compiledKata';
import { formulaSheet } from '../core/formulas/formulaSheet';
import { openTrustedTests } from './authoredTests';
import { checkLinks, checkTrapQuestions, lintDesigns, lintQuestions } from './checkContent';
import { compileKata } from './compileKata';
import { type ContentFolder, DiskFolder, readIfThere, hashFolder } from './contentFolder';
import { formulaPage } from './formulaPage';
import { readKataSources } from './kataSources';
import { type AuthoredContent, type AuthoredKata, readContent } from './readContent';
import { mapParallel, type RunnerPool } from './runnerPool';

export interface CompileOptions {
  root: string;
  /** Where the artefacts go. */
  out: string;
  /** Where checked katas are remembered between builds. */
  cache: string;
  /** Text that changes whenever the engine does, so that nothing stale is remembered. */
  engine: string;
  pool: RunnerPool;
  log: (line: string) => void;
}

/** What is remembered of a kata without errors. */
interface Checked {
  kata: CompiledKata;
  warnings: ContentProblem[];
}

/** More than there are processors: while one kata waits for its sandboxes, others prepare theirs. */
const katasAtOnce = 4;

/** Compiles and checks all content; writes nothing unless there is no error. */
export async function compileContent(options: CompileOptions): Promise<ContentProblem[]> {
  const files = new DiskFolder(options.root);
  const content = { ...readContent(files), drills: drills.map(drillEntry) };
  const problems = [
    ...content.problems,
    ...lintQuestions(content),
    ...lintDesigns(content),
    ...checkLinks(content),
  ];
  const checked = await mapParallel(content.katas, katasAtOnce, (kata) => checkKata(kata, files, options));
  problems.push(...checked.flatMap((one) => one.problems));
  const questions = content.questions.map(({ content: { question } }) => question);
  problems.push(...checkTrapQuestions(checked, questions));
  if (!problems.some(({ severity }) => severity === 'error'))
    writeArtefacts(
      options.out,
      content,
      checked.flatMap(({ kata }) => kata ?? []),
    );
  return problems;
}

async function checkKata(
  { folder, content }: AuthoredKata,
  files: ContentFolder,
  { cache, engine, pool, log }: CompileOptions,
): Promise<{ folder: string; kata?: CompiledKata; problems: ContentProblem[] }> {
  const name = `${path.posix.basename(folder)}-${hashFolder(files, folder, { salt: engine }).slice(0, 24)}.json`;
  const known = readIfThere(path.join(cache, name));
  if (known !== undefined) {
    const { kata, warnings } = JSON.parse(known) as Checked;
    return { folder, kata, problems: warnings };
  }
  log(`checking ${folder}`);
  const { sources, report } = readKataSources(files, folder);
  if (sources === undefined) return { folder, problems: report.problems };
  const kata = await compileKata(content.meta, sources, { pool, openTests: openTrustedTests, report });
  if (kata === undefined) return { folder, problems: report.problems };
  const checked: Checked = { kata, warnings: report.problems };
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, name), JSON.stringify(checked));
  return { folder, kata, problems: report.problems };
}

/** One file an item, so that opening one costs the same however large the bank grows. */
function writeArtefacts(
  out: string,
  { questions, designs, drills: ownDrills = [] }: AuthoredContent,
  katas: CompiledKata[],
): void {
  rmSync(out, { recursive: true, force: true });
  for (const kind of ['question', 'design', 'kata']) mkdirSync(path.join(out, kind), { recursive: true });
  const bodies = [
    ...questions.map(({ content }) => content.question),
    ...designs.map(({ content }) => content.design),
    ...ownDrills,
    ...katas.map((kata) => kata.meta),
  ];
  const index = { formatVersion: 1, items: bodies.map(toEntry) };
  writeFileSync(path.join(out, 'index.json'), JSON.stringify(index));
  for (const { content } of questions)
    writeFileSync(
      path.join(out, 'question', `${content.question.id}.json`),
      JSON.stringify(content.question),
    );
  for (const { content } of designs)
    writeFileSync(path.join(out, 'design', `${content.design.id}.json`), JSON.stringify(content.design));
  const formulas = formulaSheet(
    drills,
    questions.map(({ content }) => content.question),
  );
  writeFileSync(path.join(out, 'formulas.json'), JSON.stringify({ formatVersion: 1, formulas }));
  writeFileSync(path.join(out, 'formulas.html'), formulaPage(formulas));
  for (const kata of katas)
    writeFileSync(path.join(out, 'kata', `${kata.meta.id}.json`), JSON.stringify(kata));
}

function toEntry({
  id,
  kind,
  title,
  topic,
  level,
  minutes,
  related,
  tags,
  difficulty,
}: IndexEntry): IndexEntry {
  const entry = { id, kind, title, topic, level, minutes, related, tags };
  return difficulty === undefined ? entry : { ...entry, difficulty };
}
