import { topics } from '../content/topics';
import { dayToIso } from '../scheduling/learnerDay';
import type { Comparison, Debrief, FollowUpDebrief, ItemDebrief } from './debrief';
import { awayMs, comparisonText, duration, itemFacts, percentText } from './debriefText';
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
    debrief.closing.trim() === '' ? '' : quote('What you asked at the end', debrief.closing),
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
  const { title, found, missed, traps, answer, followUps } = item;
  return [
    `### ${plain(title)}`,
    plain(itemFacts(item)),
    answer.trim() === '' ? '' : quote('You said', answer),
    labelled('Found', found),
    labelled('Missed', missed),
    traps.length === 0
      ? ''
      : `Traps:\n\n${list(traps.map(({ claim, correction }) => `${plain(claim)} ${plain(correction)}`.trim()))}`,
    ...followUps.flatMap(followUpBlocks),
  ];
}

function followUpBlocks({ prompt, answer, found, missed }: FollowUpDebrief): string[] {
  const question = `Follow-up: ${plain(prompt)}`;
  if (answer.trim() === '') return [`${question} (not answered)`];
  return [question, quote('You said', answer), labelled('Found', found), labelled('Missed', missed)];
}

function comparisonBlocks(comparison: Comparison | undefined): string[] {
  return [
    comparisonText(comparison),
    labelled('Missed before, found now', comparison?.recovered ?? []),
    labelled('Missed again', comparison?.missedAgain ?? []),
  ];
}

function gapBlocks(debrief: Debrief): string[] {
  const away = awayMs(debrief);
  return away === 0 ? [] : [`Interrupted for ${duration(away)}, which does not count.`];
}

/** The candidate's own words, line by line. */
function quote(label: string, text: string): string {
  const lines = text.trim().split(/\r?\n/);
  return `${label}:\n\n${lines.map((line) => `> ${line.replaceAll('<', '&lt;')}`.trimEnd()).join('\n')}`;
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

function over(ms: number): string {
  return Math.abs(ms) < minute / 2 ? '' : `${ms > 0 ? '+' : ''}${duration(ms)}`;
}

/** One line, without HTML: titles and claims may come from packs. Formulas and emphasis stay. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('<', '&lt;').trim();
}
