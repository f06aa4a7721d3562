import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Question } from '../../src/core/content/items';
import { topicIds } from '../../src/core/content/topics';
import { parseQuestionFile } from '../../src/core/content/questionFile';
import { isHeldOut } from './heldOut';

export const honestVoices = [
  'terse',
  'spoken',
  'non-native',
  'bullets',
  'expert-unusual',
  'mixed-wrong-hedged',
] as const;
export const attackVoices = ['list', 'parrot', 'off-topic', 'injection'] as const;
export type Voice = (typeof honestVoices)[number] | (typeof attackVoices)[number];

/** An answer that a person has labelled: every point and trap that is not named is labelled "no". */
export interface LabelledAnswer {
  id: string;
  voice: Voice;
  text: string;
  points: ReadonlySet<string>;
  traps: ReadonlySet<string>;
  /** Never looked at while patterns and engine are changed. */
  isHeldOut: boolean;
}

export interface LabelledQuestion {
  question: Question;
  answers: readonly LabelledAnswer[];
}

interface RawAnswer {
  id: string;
  voice: Voice;
  text: string;
  points: string[];
  traps: string[];
}

/**
 * Reads `test/answers/<question-id>.yaml` for every question that has labelled answers.
 * @throws Error that names the file and the answer for an unknown voice, point, trap or question, and for an id used twice.
 */
export function readLabelledAnswers(root: string): LabelledQuestion[] {
  const questions = readQuestions(path.join(root, 'questions'));
  const folder = path.join(root, 'test/answers');
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFile(path.join(folder, name), questions));
}

/** All questions of a content folder by id. */
export function readQuestions(folder: string): ReadonlyMap<string, Question> {
  const questions = new Map<string, Question>();
  for (const entry of fs.readdirSync(folder, { recursive: true }).map(String).sort()) {
    const [topic = '', name = ''] = entry.split(path.sep);
    // cards, guides and design drills have folders of their own beside the topics
    if (!name.endsWith('.md') || !topicIds.some((id) => id === topic)) continue;
    const file = path.join(folder, entry);
    const parsed = parseQuestionFile(file, topic, name.slice(0, -3), fs.readFileSync(file, 'utf8'));
    if (!parsed.ok) throw new Error(`${file} is no question: ${parsed.problems[0]?.message ?? ''}`);
    questions.set(parsed.value.question.id, parsed.value.question);
  }
  return questions;
}

function readFile(file: string, questions: ReadonlyMap<string, Question>): LabelledQuestion {
  const { question: id, answers } = parse(fs.readFileSync(file, 'utf8')) as {
    question: string;
    answers: RawAnswer[];
  };
  const question = questions.get(id);
  if (question === undefined) throw new Error(`${file}: there is no question "${id}"`);
  const seen = new Set<string>();
  for (const answer of answers) {
    const fault = faultOf(answer, question, seen);
    if (fault !== undefined) throw new Error(`${file}: answer "${answer.id}" ${fault}`);
    seen.add(answer.id);
  }
  return { question, answers: answers.map((answer) => toAnswer(question, answer)) };
}

function faultOf(answer: RawAnswer, question: Question, seen: ReadonlySet<string>): string | undefined {
  if (seen.has(answer.id)) return 'stands twice in the file';
  const voices: readonly string[] = [...honestVoices, ...attackVoices];
  if (!voices.includes(answer.voice)) return `has the unknown voice "${answer.voice}"`;
  const point = answer.points.find((id) => !question.points.some((known) => known.id === id));
  if (point !== undefined) return `names the unknown point "${point}"`;
  const trap = answer.traps.find((id) => !question.traps.some((known) => known.id === id));
  return trap === undefined ? undefined : `names the unknown trap "${trap}"`;
}

function toAnswer(question: Question, { id, voice, text, points, traps }: RawAnswer): LabelledAnswer {
  return {
    id,
    voice,
    text,
    points: new Set(points),
    traps: new Set(traps),
    isHeldOut: isHeldOut(`${question.id}/${id}`),
  };
}
