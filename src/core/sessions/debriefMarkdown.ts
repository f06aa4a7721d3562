import { topics } from '../content/topics';
import { dayToIso } from '../scheduling/learnerDay';
import type { Comparison, Debrief, ItemDebrief } from './debrief';
import type { PointOutcome } from './stepResult';

const minute = 60_000;

/**
 * A debrief as a Markdown document to save.
 * @param date of the interview in the candidate's own words, such as `2026-11-24 10:15`
 */
export function debriefMarkdown(debrief: Debrief, date: string): string {
  const { roleTitle, spentMs, plannedMs, score } = debrief;
  const blocks = [
    `# Mock interview: ${plain(roleTitle)}`,
    `${plain(date)} · ${duration(spentMs)} of ${duration(plannedMs)} · ${score === undefined ? 'nothing was judged' : `**${score}%**`}`,
    ...comparisonBlocks(debrief.comparison),
    '## Time',
    table(
      ['Phase', 'Planned', 'Spent', ''],
      debrief.phases.map((phase) => {
        return [
          plain(phase.title),
          duration(phase.plannedMs),
          duration(phase.spentMs),
          over(phase.spentMs - phase.plannedMs),
        ];
      }),
    ),
    ...gapBlocks(debrief),
    '## Topics',
    table(
      ['Topic', 'Items', 'Score'],
      debrief.topics.map(({ topic, items, score: percent }) => [
        topics[topic],
        String(items),
        percentText(percent),
      ]),
    ),
    '## Items',
    ...debrief.items.flatMap(itemBlocks),
    '## What to do next',
    list(
      debrief.advice.map(
        ({ text, items }) => plain(text) + (items.length === 0 ? '' : ` (${items.join(', ')})`),
      ),
    ),
    '## The next days',
    table(
      ['Day', 'Reviews', 'New or weak', 'Minutes'],
      debrief.week.map(({ day, reviews, extra, minutes }) => {
        const titles = (planned: { title: string }[]): string =>
          planned.map(({ title }) => plain(title)).join('; ');
        return [dayToIso(day), titles(reviews), titles(extra), String(minutes)];
      }),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function itemBlocks(item: ItemDebrief): string[] {
  const { title, status, score, by, spentMs, followUps, found, missed, traps } = item;
  const judged = score === undefined ? 'not judged' : `${score}% (${plain(by ?? '')})`;
  const ended = status === 'cut' ? ', cut off by the clock' : status === 'skipped' ? ', skipped' : '';
  const asked =
    followUps.asked === 0 ? '' : `, ${followUps.answered} of ${followUps.asked} follow-ups answered`;
  return [
    `### ${plain(title)}`,
    `${judged}, ${duration(spentMs)}${ended}${asked}`,
    labelled('Found', found),
    labelled('Missed', missed),
    traps.length === 0
      ? ''
      : `Traps:\n\n${list(traps.map(({ claim, correction }) => `${plain(claim)} ${plain(correction)}`.trim()))}`,
  ];
}

function comparisonBlocks(comparison: Comparison | undefined): string[] {
  if (comparison === undefined) return ['This is the first one to compare later ones with.'];
  const { sameRole, sessions, previous, best, recovered, missedAgain } = comparison;
  const count = sessions === 1 ? 'one earlier interview' : `${sessions} earlier interviews`;
  const against = sameRole ? `${count} for this role` : `${count} for other roles`;
  const figures = previous === undefined ? '' : `: ${previous}% the last time, ${percentText(best)} at best`;
  return [
    `Against ${against}${figures}.`,
    labelled('Missed before, found now', recovered),
    labelled('Missed again', missedAgain),
  ];
}

function gapBlocks({ gaps }: Debrief): string[] {
  const away = gaps.filter(({ kind }) => kind === 'away').reduce((sum, { ms }) => sum + ms, 0);
  return away === 0 ? [] : [`Interrupted for ${duration(away)}, which does not count.`];
}

function labelled(label: string, points: PointOutcome[]): string {
  return points.length === 0 ? '' : `${label}:\n\n${list(points.map(({ claim }) => plain(claim)))}`;
}

function list(lines: string[]): string {
  return lines.map((line) => `- ${line}`).join('\n') || 'Nothing.';
}

function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return 'Nothing.';
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function over(ms: number): string {
  return Math.abs(ms) < minute / 2 ? '' : `${ms > 0 ? '+' : '−'}${duration(Math.abs(ms))}`;
}

function percentText(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent}%`;
}

/** One line, without HTML: titles and claims may come from packs. Formulas and emphasis stay. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('<', '&lt;').trim();
}
