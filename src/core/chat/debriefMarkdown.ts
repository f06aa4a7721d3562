import type { ChatTurn } from './chatAnswer';
import { progressMarkdown, type TopicStanding } from './progressMarkdown';

/** What this chat has shown, question by question, and how the learner stands overall. */
export function debriefMarkdown(history: readonly ChatTurn[], standings: readonly TopicStanding[]): string {
  const graded = latestGrades(history);
  if (graded.length === 0)
    return [
      'Nothing was answered in this chat yet.',
      '### Where you stand',
      progressMarkdown(standings),
    ].join('\n\n');
  const mean = Math.round(graded.reduce((sum, { score }) => sum + score, 0) / graded.length);
  const rows = graded.map(({ title, score, missed, traps }) => {
    const trapWords =
      traps.length === 0 ? '' : `, ${traps.length === 1 ? '1 trap' : `${traps.length} traps`}`;
    return `- **${title}**: ${score}%, ${missed.length} not found${trapWords}`;
  });
  const weakest = graded.reduce((a, b) => (b.score < a.score ? b : a));
  const say = weakest.missed.slice(0, 3).map((claim) => `- ${claim}`);
  const traps = [...new Set(graded.flatMap((turn) => turn.traps))].map((claim) => `- ${claim}`);
  return [
    `${graded.length === 1 ? '1 question' : `${graded.length} questions`} answered, ${mean}% of the evidence found on average.`,
    rows.join('\n'),
    ...(say.length === 0 ? [] : [`**Say next time, on "${weakest.title}":**\n\n${say.join('\n')}`]),
    ...(traps.length === 0 ? [] : [`**Beliefs to give up:**\n\n${traps.join('\n')}`]),
    '### Where you stand',
    progressMarkdown(standings),
  ].join('\n\n');
}

type Graded = Extract<ChatTurn, { kind: 'graded' }>;

/** The latest answer to each question. */
function latestGrades(history: readonly ChatTurn[]): Graded[] {
  const grades = new Map<string, Graded>();
  for (const turn of history) if (turn.kind === 'graded') grades.set(turn.question, turn);
  return [...grades.values()];
}
