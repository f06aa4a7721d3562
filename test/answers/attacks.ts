import { deny } from '../../src/core/answers/lintEvidence';
import { scoreAnswer } from '../../src/core/answers/scoreAnswer';
import type { Question } from '../../src/core/content/items';
import type { LabelledQuestion } from './labelledAnswers';

/** How many points texts of one kind were credited that make none. */
export interface AttackResult {
  name: string;
  credited: number;
  of: number;
  /** One such text, shortened; empty when none was credited. */
  example: string;
}

const separators = [', ', '\n', '\n- ', '. ', '; ', ' / ', ' ', ' and ', ': '];
const relations = [' -> ', ' = ', ' vs. ', ' <= '];
const glues: Readonly<Record<string, readonly string[]>> = {
  'and the': ['and the'],
  prepositions: ['of the', 'with the', 'and the', 'in the', 'for the'],
  matters: ['matters, '],
};
const denials = [
  'It is not true that',
  'It is a misconception that',
  'I disagree with the claim that',
  'Nobody should believe that',
  'It is wrong to say that',
  'I doubt that',
  'I am not sure that',
];
const takenBack = ['. That is wrong.', ', but that is wrong.', '. Not so.'];

/** Builds texts without content out of each question's own words and scores them. Deterministic. */
export function attackQuestions(labelled: readonly LabelledQuestion[]): AttackResult[] {
  const questions = labelled.map(({ question }) => question);
  const results = new Map<string, AttackResult>();
  const random = generator();
  for (const question of questions) {
    const attacks = [...textsAgainst(question, questions, random), ...strayAnswers(question, labelled)];
    for (const { name, text } of attacks) {
      const { points } = scoreAnswer(question, text);
      const result = results.get(name) ?? { name, credited: 0, of: 0, example: '' };
      const credited = points.filter(({ status }) => status === 'found').length;
      result.credited += credited;
      result.of += points.length;
      if (credited > 0 && result.example === '') result.example = `${question.id}: ${text.slice(0, 160)}`;
      results.set(name, result);
    }
  }
  return [...results.values()];
}

interface Attack {
  name: string;
  text: string;
}

function* textsAgainst(
  question: Question,
  questions: readonly Question[],
  random: () => number,
): Generator<Attack> {
  for (const words of wordSets(question, random)) {
    for (const joint of separators) yield { name: 'list', text: words.join(joint) };
    for (const joint of relations) yield { name: 'list with signs', text: words.join(joint) };
    for (const [name, glue] of Object.entries(glues))
      yield { name: `words glued by "${name}"`, text: glued(words, glue) };
  }
  for (let i = 0; i < 3; i++) yield { name: 'shuffled model answer', text: shuffled(question.full, random) };
  yield { name: 'prompt', text: question.prompt };
  for (const other of questions) {
    if (other !== question) yield { name: "another question's model answer", text: other.full };
  }
  for (const sentence of question.points.flatMap(({ yes }) => yes)) yield* denied(sentence);
}

/** Answers to other questions. Topics touch, so a few of them make a point here in earnest. */
function strayAnswers({ id }: Question, labelled: readonly LabelledQuestion[]): Attack[] {
  return labelled
    .filter(({ question }) => question.id !== id)
    .flatMap(({ answers }) => answers.filter(({ isHeldOut }) => !isHeldOut))
    .map(({ text }) => ({ name: 'answer to another question', text }));
}

function* denied(sentence: string): Generator<Attack> {
  const bare = sentence.replace(/\.$/, '');
  const lower = bare.charAt(0).toLowerCase() + bare.slice(1);
  yield { name: 'denied word by word', text: deny(sentence) };
  for (const opener of denials) yield { name: 'denied statement', text: `${opener} ${lower}.` };
  for (const close of takenBack) yield { name: 'taken back', text: bare + close };
}

/** The pattern's own words: a few of each first pattern, all of all patterns, one at random of each group. */
function wordSets({ points }: Question, random: () => number): string[][] {
  const all = points.flatMap(({ evidence }) => evidence).map(groupsOf);
  const first = points.map(({ evidence: [pattern = ''] }) => groupsOf(pattern));
  const oneEach = points.map(({ evidence }) =>
    evidence.map(groupsOf).flatMap((groups) => groups.flatMap((group) => pick(group, random))),
  );
  return [
    first.flatMap((groups) => groups.flatMap((group) => group.slice(0, 3))),
    all.flatMap((groups) => groups.flat()),
    oneEach.flat(),
    ...oneEach,
  ];
}

function groupsOf(pattern: string): string[][] {
  return pattern
    .replace(/^\s*1:/, '')
    .split('&')
    .map((group) =>
      group
        .split('|')
        .map((term) => term.trim().replace(/[~?*]/g, ''))
        .filter((term) => term !== '' && !term.startsWith('@')),
    );
}

function pick(group: readonly string[], random: () => number): string[] {
  const word = group[Math.floor(random() * group.length)];
  return word === undefined ? [] : [word];
}

function glued(words: readonly string[], glue: readonly string[]): string {
  return `The ${words.map((word, i) => (i === 0 ? word : `${glue[i % glue.length] ?? ''} ${word}`)).join(' ')}.`;
}

function shuffled(text: string, random: () => number): string {
  const words = text
    .replace(/[.,;:()]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (let i = words.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [words[i], words[j]] = [words[j] ?? '', words[i] ?? ''];
  }
  return words.join(' ');
}

/** The same numbers in every run. */
function generator(): () => number {
  let state = 1;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}
