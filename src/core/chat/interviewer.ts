import { type AnswerReport, scoreAnswer } from '../answers/scoreAnswer';
import type { Question } from '../content/items';
import { topics } from '../content/topics';
import type { ContentSource } from '../ports';
import type { PracticeSources } from '../scheduling/choosePractice';
import { type ChatAnswer, type ChatTurn, openQuestion } from './chatAnswer';
import { debriefMarkdown } from './debriefMarkdown';
import { gradeMarkdown } from './gradeMarkdown';
import { outline, questionHints } from './hints';
import { pickQuestion } from './pickQuestion';
import { topicStandings } from './progressMarkdown';

export const chatCommands = ['start', 'hint', 'grade', 'debrief'] as const;
export type ChatCommand = (typeof chatCommands)[number];

export interface ChatRequest {
  /** Undefined for a message without a slash command. */
  command: ChatCommand | undefined;
  text: string;
  /** Our turns of this chat, oldest first. */
  history: readonly ChatTurn[];
}

/** What the interviewer works with. */
export interface InterviewerSources {
  content: Pick<ContentSource, 'question'>;
  practice: PracticeSources;
  /** What the learner has typed in the panel for a question and not handed in. */
  draftOf: (question: string) => string;
  /** An answer was given: it is written down as an attempt. */
  onGraded: (question: Question, answer: string, report: AnswerReport) => Promise<void>;
  /** A hint was given. */
  onHint: (question: Question) => Promise<void>;
}

/**
 * Answers one message in chat. Everything said is authored content or the offline check's result, so it works
 * without any model. A message without a command is an answer while a question is open, and else a topic.
 */
export async function interview(request: ChatRequest, sources: InterviewerSources): Promise<ChatAnswer> {
  const { command, text, history } = request;
  const open = openQuestion(history);
  switch (command ?? (open === undefined ? 'start' : 'grade')) {
    case 'start':
      return start(text, history, sources);
    case 'hint':
      return hint(text, open, sources);
    case 'grade':
      return grade(text.trim(), open, history, sources);
    case 'debrief':
      return told(debriefMarkdown(history, topicStandings(sources.practice)));
  }
}

async function start(
  text: string,
  history: readonly ChatTurn[],
  { content, practice }: InterviewerSources,
): Promise<ChatAnswer> {
  const asked = new Set(history.flatMap((turn) => ('question' in turn ? [turn.question] : [])));
  const picked = pickQuestion(practice, { topic: text }, asked);
  if (!picked.ok) {
    const known = Object.values(topics).map((name) => `- ${name}`);
    return told(
      [picked.message, 'Topics are:', known.join('\n'), 'Ask with `/start` and a topic.'].join('\n\n'),
    );
  }
  const question = await content.question(picked.entry.id);
  if (question === undefined) return told(`The question "${picked.entry.id}" could not be read.`);
  const { id, title, topic, level, minutes, prompt } = question;
  const facts = [topics[topic], level, `${minutes} min`, ...reasonWords(picked.reason)].join(' · ');
  return {
    text: `### ${title}\n\n_${facts}_\n\n${prompt}\n\n---\n\nAnswer here, as you would say it aloud, or ask for a \`/hint\`.`,
    turn: { kind: 'asked', question: id, hints: 0 },
    actions: [{ title: 'Answer in the panel', question: id }],
  };
}

function reasonWords(reason: string): string[] {
  if (reason === 'due') return ['due for review'];
  return reason === 'weak' ? ['went badly last time'] : [];
}

async function hint(
  text: string,
  open: Extract<ChatTurn, { kind: 'asked' }> | undefined,
  { content, draftOf, onHint }: InterviewerSources,
): Promise<ChatAnswer> {
  const question = open === undefined ? undefined : await content.question(open.question);
  if (open === undefined || question === undefined) return told('No question is open. Begin with `/start`.');
  const soFar = text.trim() === '' ? draftOf(question.id) : text;
  const report = soFar.trim() === '' ? undefined : scoreAnswer(question, soFar);
  const hints = questionHints(question, report);
  const next = hints[open.hints];
  const turn: ChatTurn = { kind: 'asked', question: question.id, hints: open.hints + 1 };
  const actions = [{ title: 'Answer in the panel', question: question.id }];
  if (next === undefined) {
    const none = 'There are no more hints. Give the answer that you have; `/grade` says what is missing.';
    return { text: none, turn: open, actions };
  }
  await onHint(question);
  return { text: `${outline(question, report)}\n\n${next}`, turn, actions };
}

async function grade(
  text: string,
  open: Extract<ChatTurn, { kind: 'asked' }> | undefined,
  history: readonly ChatTurn[],
  { content, draftOf, onGraded }: InterviewerSources,
): Promise<ChatAnswer> {
  const last = history.findLast(({ kind }) => kind === 'graded');
  const id = open?.question ?? (last?.kind === 'graded' ? last.question : undefined);
  const question = id === undefined ? undefined : await content.question(id);
  if (question === undefined) return told('There is nothing to grade yet. Begin with `/start`.');
  const answer = text === '' ? draftOf(question.id).trim() : text;
  if (answer === '')
    return told(`Write your answer to "${question.title}" after \`/grade\`, or simply as your next message.`);
  const report = scoreAnswer(question, answer);
  await onGraded(question, answer, report);
  const missed = report.points.filter(({ status }) => status !== 'found').map(({ claim }) => claim);
  const traps = report.traps.map(({ claim }) => claim);
  const { id: key, title } = question;
  return {
    text: gradeMarkdown(question, report),
    turn: { kind: 'graded', question: key, title, score: report.score, missed, traps },
    actions: [{ title: 'Open in the panel', question: key }],
  };
}

function told(text: string): ChatAnswer {
  return { text, turn: { kind: 'told' }, actions: [] };
}
