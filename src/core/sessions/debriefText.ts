import type { Comparison, Debrief, ItemDebrief } from './debrief';

/** What a debrief says in words, on the panel and in the Markdown document alike. */

/** `12:05`; minutes go on beyond 60. */
export function duration(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return ms < 0 && seconds > 0 ? `−${text}` : text;
}

export function percentText(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent}%`;
}

/** What the score is made of, and what it is not. */
export function scoreMeaning({ items }: Debrief): string {
  const judged = items.filter(({ score }) => score !== undefined).length;
  if (judged === 0) return 'Nothing was judged, so there is no score.';
  const skipped = items.filter(({ score, status }) => score === undefined && status === 'skipped').length;
  const counted = judged === 1 ? 'the one judged item' : `${judged} judged items`;
  const none =
    skipped === 0 ? '' : `, and ${skipped === 1 ? 'one skipped one' : `${skipped} skipped ones`} as 0`;
  return `The mean of ${counted}${none}: the evidence found in your answers, the share of cases that your katas passed. It says what was found, not how good you are.`;
}

export function comparisonText(comparison: Comparison | undefined): string {
  if (comparison === undefined) return 'This is the first one to compare later ones with.';
  const { sameRole, sessions, previous, best } = comparison;
  const count = sessions === 1 ? 'one earlier interview' : `${sessions} earlier interviews`;
  const against = sameRole ? `${count} for this role` : `${count} for other roles`;
  const figures = previous === undefined ? '' : `: ${previous}% the last time, ${percentText(best)} at best`;
  return `Against ${against}${figures}.`;
}

/** `62% (evidence found), 7:40, cut off by the clock, 1 of 2 follow-ups answered` */
export function itemFacts({ status, score, by, spentMs, followUps }: ItemDebrief): string {
  const judged = score === undefined ? 'not judged' : `${score}% (${by ?? ''})`;
  const ended = status === 'cut' ? ', cut off by the clock' : status === 'skipped' ? ', skipped' : '';
  const answered = followUps.filter((followUp) => followUp.status === 'answered').length;
  const asked = followUps.length === 0 ? '' : `, ${answered} of ${followUps.length} follow-ups answered`;
  return `${judged}, ${duration(spentMs)}${ended}${asked}`;
}

/** Time of an interview for which nobody was there. It does not count. */
export function awayMs({ gaps }: Pick<Debrief, 'gaps'>): number {
  return gaps.filter(({ kind }) => kind === 'away').reduce((sum, { ms }) => sum + ms, 0);
}
