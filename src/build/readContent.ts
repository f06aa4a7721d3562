import type { IndexEntry } from '../core/content/items';
import { designFolder, type DesignFile, parseDesignFile } from '../core/content/designFile';
import { type KataFile, parseKataFile } from '../core/content/kataFile';
import type { ContentProblem } from '../core/content/problems';
import { parseQuestionFile, type QuestionFile } from '../core/content/questionFile';
import type { ContentFolder } from './contentFolder';

/** An authored item with where it came from, relative to the content's root. */
export interface Authored<T> {
  file: string;
  content: T;
}

export type AuthoredKata = Authored<KataFile> & { folder: string };

export interface AuthoredContent {
  questions: Authored<QuestionFile>[];
  designs: Authored<DesignFile>[];
  katas: AuthoredKata[];
  /** Written in code rather than in files; packs have none. */
  drills?: IndexEntry[];
  problems: ContentProblem[];
}

/** Reads every question and kata. What cannot be read is reported and left out. */
export function readContent(files: ContentFolder): AuthoredContent {
  const content: AuthoredContent = { questions: [], designs: [], katas: [], problems: [] };
  const unreadable = (file: string, error: unknown): void => {
    const message = `cannot be read: ${(error as Error).message}`;
    content.problems.push({ file, line: 1, field: '', message, severity: 'error' });
  };
  for (const topic of foldersIn(files, 'questions')) {
    for (const { name } of files.list(`questions/${topic}`)) {
      if (!name.endsWith('.md')) continue;
      const file = `questions/${topic}/${name}`;
      try {
        const [id, text] = [name.slice(0, -3), files.read(file) ?? ''];
        const parsed =
          topic === designFolder ? parseDesignFile(file, id, text) : parseQuestionFile(file, topic, id, text);
        if (!parsed.ok) content.problems.push(...parsed.problems);
        else if ('design' in parsed.value) content.designs.push({ file, content: parsed.value });
        else content.questions.push({ file, content: parsed.value });
      } catch (error) {
        unreadable(file, error);
      }
    }
  }
  for (const topic of foldersIn(files, 'katas')) {
    for (const name of foldersIn(files, `katas/${topic}`)) {
      const folder = `katas/${topic}/${name}`;
      const file = `${folder}/kata.md`;
      const text = files.read(file);
      if (text === undefined) {
        const message = 'this kata has no kata.md';
        content.problems.push({ file, line: 1, field: '', message, severity: 'error' });
        continue;
      }
      try {
        const parsed = parseKataFile(file, topic, name, text);
        if (parsed.ok) content.katas.push({ file, folder, content: parsed.value });
        else content.problems.push(...parsed.problems);
      } catch (error) {
        unreadable(file, error);
      }
    }
  }
  return content;
}

function foldersIn(files: ContentFolder, folder: string): string[] {
  return files
    .list(folder)
    .filter(({ isFolder }) => isFolder)
    .map(({ name }) => name);
}
