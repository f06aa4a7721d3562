import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lintRubric } from '../core/answers/lintRubric';
import { type IndexEntry, itemKey } from '../core/content/items';
import type { ContentProblem } from '../core/content/problems';
import type { CompiledKata } from '../core/katas/compiledKata';
import type { KataRunner } from '../core/ports';
import { compileKata } from './compileKata';
import { readKataSources } from './kataSources';
import { type AuthoredContent, readContent, readIfThere } from './readContent';

export interface CompileOptions {
  root: string;
  /** Where the artefacts go. */
  out: string;
  /** Where checked katas are remembered between builds. */
  cache: string;
  /** Text that changes whenever the engine does, so that nothing stale is remembered. */
  engine: string;
  runner: KataRunner;
  log: (line: string) => void;
}

/** Compiles and checks all content; writes nothing unless there is no error. */
export async function compileContent(options: CompileOptions): Promise<ContentProblem[]> {
  const content = readContent(options.root);
  const problems = [...content.problems, ...lintQuestions(content), ...checkLinks(content)];
  const katas: CompiledKata[] = [];
  for (const { folder, content: file } of content.katas) {
    const known = cacheFile(options, folder);
    const cached = readIfThere(known);
    if (cached !== undefined) {
      katas.push(JSON.parse(cached) as CompiledKata);
      continue;
    }
    options.log(`checking ${folder}`);
    const read = readKataSources(options.root, folder);
    problems.push(...read.problems);
    if (read.sources === undefined) continue;
    const { kata, problems: found } = await compileKata(file.meta, read.sources, folder, options.runner);
    problems.push(...found);
    if (kata === undefined) continue;
    katas.push(kata);
    mkdirSync(options.cache, { recursive: true });
    writeFileSync(known, JSON.stringify(kata));
  }
  if (!problems.some(({ severity }) => severity === 'error')) writeArtefacts(options.out, content, katas);
  return problems;
}

function lintQuestions({ questions }: AuthoredContent): ContentProblem[] {
  const all = questions.map(({ content }) => content.question);
  return questions.flatMap(({ file, content: { question, lineOf } }) => {
    const others = all.filter((other) => other !== question);
    return lintRubric(question, others).map(({ field, message, severity }) => {
      return { file, line: lineOf(field), field, message, severity };
    });
  });
}

/** Every link resolves, and a kata and the question it proves name each other. */
function checkLinks({ questions, katas }: AuthoredContent): ContentProblem[] {
  const items = [
    ...questions.map(({ file, content }) => ({
      file,
      lineOf: content.lineOf,
      entry: content.question,
    })),
    ...katas.map(({ file, content }) => ({
      file,
      lineOf: content.lineOf,
      entry: content.meta,
    })),
  ];
  const byKey = new Map(items.map((item) => [itemKey(item.entry), item]));
  return items.flatMap(({ file, lineOf, entry }) =>
    entry.related.flatMap((key, i): ContentProblem[] => {
      const field = `related[${i}]`;
      const target = byKey.get(key)?.entry;
      const problem = (message: string): ContentProblem[] => [
        { file, line: lineOf(field), field, message, severity: 'error' },
      ];
      if (target === undefined) return problem(`there is no item "${key}"`);
      const mutual = entry.kind === target.kind || target.related.includes(itemKey(entry));
      return mutual ? [] : problem(`"${key}" does not name ${itemKey(entry)} in return`);
    }),
  );
}

function cacheFile({ root, cache, engine }: CompileOptions, folder: string): string {
  const hash = createHash('sha256').update(engine);
  const add = (relative: string): void => {
    for (const entry of readdirSync(path.join(root, relative), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const child = path.join(relative, entry.name);
      if (entry.isDirectory()) add(child);
      else hash.update(`${child}\0`).update(readFileSync(path.join(root, child)));
    }
  };
  add(folder);
  return path.join(cache, `${path.basename(folder)}-${hash.digest('hex').slice(0, 24)}.json`);
}

/** One file an item, so that opening one costs the same however large the bank grows. */
function writeArtefacts(out: string, { questions }: AuthoredContent, katas: CompiledKata[]): void {
  rmSync(out, { recursive: true, force: true });
  for (const kind of ['question', 'kata']) mkdirSync(path.join(out, kind), { recursive: true });
  const entries = [
    ...questions.map(({ content }) => content.question),
    ...katas.map((kata) => kata.meta),
  ].map(toEntry);
  writeFileSync(path.join(out, 'index.json'), JSON.stringify({ formatVersion: 1, items: entries }));
  for (const { content } of questions) {
    writeFileSync(
      path.join(out, 'question', `${content.question.id}.json`),
      JSON.stringify(content.question),
    );
  }
  for (const kata of katas)
    writeFileSync(path.join(out, 'kata', `${kata.meta.id}.json`), JSON.stringify(kata));
}

function toEntry({ id, kind, title, topic, level, minutes, related, tags }: IndexEntry): IndexEntry {
  return { id, kind, title, topic, level, minutes, related, tags };
}
