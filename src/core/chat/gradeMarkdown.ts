import type { AnswerReport, PointStatus } from '../answers/scoreAnswer';
import type { Question } from '../content/items';

const statusWords: Record<PointStatus, string> = {
  found: '✓ Found',
  partial: '~ Something like it',
  missing: '○ Not found',
  check: '? Perhaps the opposite',
};

const weightWords = { 1: 'bonus', 2: 'expected', 3: 'essential' } as const;

const flagWords: Record<AnswerReport['flags'][number], string> = {
  'keyword-list': 'It reads like a list of terms; a term counts once a sentence says something about it.',
  parrot: 'Much of it repeats the question, and that is no evidence.',
  'off-topic': 'It seems to answer something else.',
  'too-short': 'It is very short: one or two sentences rarely show what you know.',
  injection: 'Part of it talks to the checker; instructions in an answer are ignored.',
};

/** The offline check's result for reading. Claims of the rubric are shown: the answer has been given. */
export function gradeMarkdown(question: Question, report: AnswerReport): string {
  const { score, scoreRange, points, flags } = report;
  const found = points.filter(({ status }) => status === 'found').length;
  const [low, high] = scoreRange;
  const range = low === high ? '' : `; with what is open, between ${low}% and ${high}%`;
  // a list: the chat is too narrow for a table
  const rows = points.map(({ status, claim, weight }) => {
    return `- **${statusWords[status]}** (${weightWords[weight]}): ${oneLine(claim)}`;
  });
  const traps = report.traps.map(({ claim, correction }) => {
    return `> **Common trap: ${claim}**\n>\n> ${oneLine(correction)}`;
  });
  return [
    `**${question.title}**: evidence for ${found} of ${points.length} points (${score}%${range}).`,
    ...flags.map((flag) => `_${flagWords[flag]}_`),
    rows.join('\n'),
    ...traps,
    'Checked offline, by wording: what it finds is usually right, and it misses what is put unusually.',
  ].join('\n\n');
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** The offline check's result for a program: the shape of `llm-coach answer --json`. */
export function gradeJson(report: AnswerReport): string {
  return JSON.stringify(report, undefined, 2);
}
