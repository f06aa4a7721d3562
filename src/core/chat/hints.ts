import { type AnswerReport, scoreAnswer } from '../answers/scoreAnswer';
import type { Question } from '../content/items';

/**
 * Hints towards the points that an answer has not made, the heaviest first: what an interviewer would ask next
 * about them, and then what the question is meant to show. Claims are withheld, and so is every text that the
 * offline check would count as an answer.
 * @param report of what has been answered so far; undefined when nothing has
 */
export function questionHints(question: Question, report: AnswerReport | undefined): string[] {
  const open = question.points
    .filter(({ id }) => report?.points.find((point) => point.id === id)?.status !== 'found')
    .sort((a, b) => b.weight - a.weight);
  const prompts = open.flatMap(({ id }) =>
    question.followUps.filter(({ after }) => after.includes(id)).map(({ prompt }) => prompt),
  );
  const aims = question.intent === '' ? [] : [`What the question is meant to show: ${question.intent}`];
  return [...new Set([...prompts.map((prompt) => `Think of what comes next: ${prompt}`), ...aims])].filter(
    (hint) => !givesAway(question, hint),
  );
}

/** Whether a text makes a point of the question by itself. */
function givesAway(question: Question, text: string): boolean {
  return scoreAnswer(question, text).points.some(({ status }) => status === 'found');
}

/** How much is asked for, without saying what. */
export function outline({ points }: Question, report: AnswerReport | undefined): string {
  const essential = points.filter(({ weight }) => weight === 3).length;
  const found = report?.points.filter(({ status }) => status === 'found').length ?? 0;
  const size = `A full answer makes ${points.length} points, ${essential} of them essential.`;
  return found === 0 ? size : `${size} You have made ${found}.`;
}
