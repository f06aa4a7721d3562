import { type IndexEntry, type ItemKey, itemKey } from '../content/items';
import { topics } from '../content/topics';
import { linkedItems } from '../practice/panelViews';
import { dayToIso } from '../scheduling/learnerDay';
import type { DebriefItemView, DebriefPanelState } from '../../protocol/interviewMessages';
import type { Debrief, FollowUpDebrief, ItemDebrief } from './debrief';
import { awayMs, comparisonText, itemFacts, scoreMeaning } from './debriefText';
import type { PointOutcome } from './stepResult';

/**
 * A debrief as the page draws it.
 * @param id of the interview
 * @param date of the interview in the candidate's own words
 */
export function debriefView(
  id: string,
  debrief: Debrief,
  index: readonly IndexEntry[],
  date: string,
): DebriefPanelState {
  const { roleTitle, spentMs, plannedMs, score, comparison, phases, items, closing } = debrief;
  const links = (keys: readonly ItemKey[]): ReturnType<typeof linkedItems> => linkedItems(keys, index);
  const keysOf = (planned: { key: ItemKey }[]): ItemKey[] => planned.map(({ key }) => key);
  return {
    view: 'debrief',
    id,
    role: roleTitle,
    date,
    spentMs,
    plannedMs,
    score,
    scoreMeaning: scoreMeaning(debrief),
    comparison: {
      text: comparisonText(comparison),
      recovered: claims(comparison?.recovered ?? []),
      missedAgain: claims(comparison?.missedAgain ?? []),
    },
    phases,
    awayMs: awayMs(debrief),
    topics: debrief.topics.map((topic) => ({ ...topic, title: topics[topic.topic] })),
    items: items.map((item) => itemView(item, index)),
    closing,
    advice: debrief.advice.map(({ text, items: keys }) => ({ text, links: links(keys) })),
    week: debrief.week.map(({ day, reviews, extra, minutes }) => {
      return { day: dayToIso(day), reviews: links(keysOf(reviews)), extra: links(keysOf(extra)), minutes };
    }),
  };
}

function itemView(item: ItemDebrief, index: readonly IndexEntry[]): DebriefItemView {
  const { key, title, score, answer, found, missed, traps, followUps } = item;
  return {
    key,
    title,
    kind: key.slice(0, key.indexOf('/')),
    isKnown: index.some((entry) => itemKey(entry) === key),
    facts: itemFacts(item),
    score,
    answer,
    found: claims(found),
    missed: claims(missed),
    traps: traps.map(({ claim, correction }) => ({ claim, correction })),
    followUps: followUps.map(followUpView),
  };
}

function followUpView({
  prompt,
  answer,
  status,
  found,
  missed,
}: FollowUpDebrief): DebriefItemView['followUps'][number] {
  return { prompt, answer, status, found: claims(found), missed: claims(missed) };
}

function claims(points: readonly PointOutcome[]): string[] {
  return points.map(({ claim }) => claim);
}
