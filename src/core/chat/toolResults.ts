import { scoreAnswer } from '../answers/scoreAnswer';
import { questionMarkdown } from '../content/itemMarkdown';
import { findItem } from '../content/findItem';
import { type Level, levels } from '../content/items';
import type { ContentSource } from '../ports';
import type { PracticeSources } from '../scheduling/choosePractice';
import { gradeJson, gradeMarkdown } from './gradeMarkdown';
import { pickQuestion } from './pickQuestion';
import { progressMarkdown, topicStandings } from './progressMarkdown';
import { matchTopic } from './matchTopic';

/** What a tool gives a language model: the same to read and as data. A failure says what to do instead. */
export type ToolResult = { ok: true; markdown: string; json: string } | { ok: false; message: string };

/** What a model hands to a tool; checked here, since models make mistakes. */
export type ToolInput = Partial<Record<string, unknown>>;

export interface ToolSources {
  content: Pick<ContentSource, 'question'>;
  practice: PracticeSources;
}

/** A question as a candidate may see it, without rubric and answer. */
export async function pickQuestionTool(
  { topic, level, due }: ToolInput,
  { content, practice }: ToolSources,
): Promise<ToolResult> {
  const wanted = levels.find((known) => known === level);
  if (level !== undefined && wanted === undefined)
    return { ok: false, message: `There is no level "${asText(level)}". Levels are ${levels.join(', ')}.` };
  const wish: { topic?: string; level?: Level; due?: boolean } = { due: due === true };
  if (typeof topic === 'string') wish.topic = topic;
  if (wanted !== undefined) wish.level = wanted;
  const picked = pickQuestion(practice, wish, new Set());
  if (!picked.ok) return { ok: false, message: picked.message };
  const question = await content.question(picked.entry.id);
  if (question === undefined) return { ok: false, message: `"${picked.entry.id}" could not be read.` };
  const { id, title, topic: topicId, minutes, prompt } = question;
  const data = { id, title, topic: topicId, level: question.level, minutes, reason: picked.reason, prompt };
  return { ok: true, markdown: questionMarkdown(question), json: JSON.stringify(data, undefined, 2) };
}

/** What the offline check finds in an answer. It is not written down as an attempt: a model may have written it. */
export async function gradeAnswerTool(
  { question: id, answer }: ToolInput,
  { content, practice }: ToolSources,
): Promise<ToolResult> {
  if (typeof id !== 'string' || typeof answer !== 'string' || answer.trim() === '')
    return { ok: false, message: 'Give the id of a question, as "question", and the text of the "answer".' };
  const found = findItem(practice.index, id, ['question']);
  const question = found.ok ? await content.question(found.entry.id) : undefined;
  if (question === undefined)
    return { ok: false, message: found.ok ? `"${id}" could not be read.` : capitalised(found.message) };
  const report = scoreAnswer(question, answer);
  return { ok: true, markdown: gradeMarkdown(question, report), json: gradeJson(report) };
}

/** How the learner stands, in all topics or in one. */
export function showProgressTool(
  { topic }: ToolInput,
  { practice }: Pick<ToolSources, 'practice'>,
): ToolResult {
  const wish = matchTopic(typeof topic === 'string' ? topic : '', []);
  if (wish.kind === 'unknown') return { ok: false, message: `There is no topic "${asText(topic)}".` };
  const standings = topicStandings(practice).filter(
    (row) => wish.kind !== 'topic' || row.topic === wish.topic,
  );
  return { ok: true, markdown: progressMarkdown(standings), json: JSON.stringify(standings, undefined, 2) };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
