import type { Parsed } from '../core/content/contentFile';
import { type FlashcardFile, parseFlashcardFile } from '../core/content/flashcardFile';
import { type GuideFile, parseGuideFile } from '../core/content/guideFile';
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
  cards: Authored<FlashcardFile>[];
  guides: Authored<GuideFile>[];
  designs: Authored<DesignFile>[];
  katas: AuthoredKata[];
  /** Written in code rather than in files; packs have none. */
  drills?: IndexEntry[];
  problems: ContentProblem[];
}

/** The folders beside those of the topics. */
const cardFolder = 'cards';
const guideFolder = 'guides';

/** Reads every question, flashcard, guide and kata. What cannot be read is reported and left out. */
export function readContent(files: ContentFolder): AuthoredContent {
  const content: AuthoredContent = {
    questions: [],
    designs: [],
    cards: [],
    guides: [],
    katas: [],
    problems: [],
  };
  const unreadable = (file: string, error: unknown): void => {
    const message = `cannot be read: ${(error as Error).message}`;
    content.problems.push({ file, line: 1, field: '', message, severity: 'error' });
  };
  const readFolder = <T>(
    folder: string,
    into: Authored<T>[],
    parse: (file: string, name: string, text: string) => Parsed<T>,
  ): void => {
    for (const { name } of files.list(folder)) {
      if (!name.endsWith('.md')) continue;
      const file = `${folder}/${name}`;
      try {
        const parsed = parse(file, name.slice(0, -3), files.read(file) ?? '');
        if (parsed.ok) into.push({ file, content: parsed.value });
        else content.problems.push(...parsed.problems);
      } catch (error) {
        unreadable(file, error);
      }
    }
  };
  for (const topic of foldersIn(files, 'questions')) {
    if (topic === cardFolder) readFolder(`questions/${topic}`, content.cards, parseFlashcardFile);
    else if (topic === guideFolder) readFolder(`questions/${topic}`, content.guides, parseGuideFile);
    else if (topic === designFolder) readFolder(`questions/${topic}`, content.designs, parseDesignFile);
    else
      readFolder(`questions/${topic}`, content.questions, (file, name, text) => {
        return parseQuestionFile(file, topic, name, text);
      });
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
