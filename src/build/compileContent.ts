import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IndexEntry, ItemKind } from '../core/content/items';
import type { ContentProblem } from '../core/content/problems';
import { drillEntry } from '../core/drills/drill';
import { drills } from '../core/drills/drills';
import type { CompiledKata } from '../core/katas/compiledKata';
import { formulaSheet } from '../core/formulas/formulaSheet';
import { openTrustedTests } from './authoredTests';
import { checkBank } from './checkBank';
import { cardsByItem, withCards } from './cardLinks';
import { checkGuideLinks, checkLinks, checkTrapQuestions, lintDesigns, lintQuestions } from './checkContent';
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
    ...checkBank(content),
    ...checkLinks(content),
    ...checkGuideLinks(content),
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
function writeArtefacts(out: string, content: AuthoredContent, compiled: CompiledKata[]): void {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const links = cardsByItem(content.cards);
  const questions = content.questions.map((one) => withCards(one.content.question, links));
  const cards = content.cards.map((one) => withCards(one.content.card, links));
  const designs = content.designs.map((one) => withCards(one.content.design, links));
  const katas = compiled.map((kata) => ({ ...kata, meta: withCards(kata.meta, links) }));
  const ownDrills = (content.drills ?? []).map((drill) => withCards(drill, links));
  const bodies = [...questions, ...designs, ...cards, ...ownDrills, ...katas.map((kata) => kata.meta)];
  const write = (kind: ItemKind, id: string, body: unknown): void => {
    mkdirSync(path.join(out, kind), { recursive: true });
    writeFileSync(path.join(out, kind, `${id}.json`), JSON.stringify(body));
  };
  for (const question of questions) write('question', question.id, question);
  for (const design of designs) write('design', design.id, design);
  for (const card of cards) write('flashcard', card.id, card);
  for (const kata of katas) write('kata', kata.meta.id, kata);
  const formulas = formulaSheet(drills, questions);
  writeFileSync(path.join(out, 'formulas.json'), JSON.stringify({ formatVersion: 1, formulas }));
  writeFileSync(path.join(out, 'formulas.html'), formulaPage(formulas));
  const guides = content.guides.map((one) => one.content.guide);
  writeFileSync(path.join(out, 'guides.json'), JSON.stringify({ formatVersion: 1, guides }));
  const index = { formatVersion: 1, items: bodies.map(toEntry) };
  writeFileSync(path.join(out, 'index.json'), JSON.stringify(index));
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
