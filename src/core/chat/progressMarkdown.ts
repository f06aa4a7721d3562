import { itemKey } from '../content/items';
import { type TopicId, topics } from '../content/topics';
import type { PracticeSources } from '../scheduling/choosePractice';
import { dueToday } from '../scheduling/queue';
import { topicStrengths } from '../scheduling/topicStrength';

/** How the learner stands in one topic. */
export interface TopicStanding {
  topic: TopicId;
  name: string;
  items: number;
  tried: number;
  solved: number;
  due: number;
  /** 0-100: latest results times the chance that they are still known. */
  strength: number;
}

/** The topics that have items, weakest of those tried first, untried ones last. */
export function topicStandings({ index, progress, schedule, now }: PracticeSources): TopicStanding[] {
  const due = dueToday(index, schedule, now);
  return topicStrengths(index, progress, schedule, now).map(({ topic, items, tried, strength }) => {
    const own = index.filter((entry) => entry.topic === topic);
    return {
      topic,
      name: topics[topic],
      items,
      tried,
      solved: own.filter((entry) => progress.get(itemKey(entry))?.status === 'solved').length,
      due: due.filter((entry) => entry.topic === topic).length,
      strength: Math.round(100 * strength),
    };
  });
}

/** The same to read, and what to do next. */
export function progressMarkdown(standings: readonly TopicStanding[]): string {
  const tried = standings.filter((topic) => topic.tried > 0);
  if (tried.length === 0) return 'Nothing has been practised yet. Start with any topic.';
  const rows = tried.map(({ name, items, tried: count, solved, due, strength }) => {
    const dueWords = due === 0 ? '' : `, ${due} due`;
    return `- **${name}**: strength ${strength}%, ${count} of ${items} tried, ${solved} solved${dueWords}`;
  });
  const due = standings.reduce((sum, topic) => sum + topic.due, 0);
  const untried = standings.length - tried.length;
  const [weakest] = tried;
  return [
    rows.join('\n'),
    due === 0 ? 'Nothing is due today.' : `${due} ${due === 1 ? 'item is' : 'items are'} due today.`,
    ...(weakest === undefined ? [] : [`Weakest: ${weakest.name}.`]),
    ...(untried === 0 ? [] : [`${untried} ${untried === 1 ? 'topic has' : 'topics have'} not been tried.`]),
  ].join('\n\n');
}
