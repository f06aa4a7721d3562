import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type KataFile, parseKataFile } from '../core/content/kataFile';
import type { ContentProblem } from '../core/content/problems';
import { parseQuestionFile, type QuestionFile } from '../core/content/questionFile';

/** An authored item with where it came from, relative to the content's root. */
export interface Authored<T> {
  file: string;
  content: T;
}

export interface AuthoredContent {
  questions: Authored<QuestionFile>[];
  katas: (Authored<KataFile> & { folder: string })[];
  problems: ContentProblem[];
}

/** Reads every question and kata below `root`. What cannot be read is reported and left out. */
export function readContent(root: string): AuthoredContent {
  const content: AuthoredContent = { questions: [], katas: [], problems: [] };
  for (const topic of foldersIn(path.join(root, 'questions'))) {
    for (const name of readdirSync(path.join(root, 'questions', topic)).sort()) {
      if (!name.endsWith('.md')) continue;
      const file = path.join('questions', topic, name);
      const parsed = parseQuestionFile(
        file,
        topic,
        name.slice(0, -3),
        readFileSync(path.join(root, file), 'utf8'),
      );
      if (parsed.ok) content.questions.push({ file, content: parsed.value });
      else content.problems.push(...parsed.problems);
    }
  }
  for (const topic of foldersIn(path.join(root, 'katas'))) {
    for (const name of foldersIn(path.join(root, 'katas', topic))) {
      const folder = path.join('katas', topic, name);
      const file = path.join(folder, 'kata.md');
      const text = readIfThere(path.join(root, file));
      if (text === undefined) {
        const message = 'this kata has no kata.md';
        content.problems.push({ file, line: 1, field: '', message, severity: 'error' });
        continue;
      }
      const parsed = parseKataFile(file, topic, name, text);
      if (parsed.ok) content.katas.push({ file, folder, content: parsed.value });
      else content.problems.push(...parsed.problems);
    }
  }
  return content;
}

/** A file's text, or undefined when there is no such file. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
