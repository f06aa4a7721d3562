import type { TopicId } from '../content/topics';
import type { SessionSummary } from '../progress/sessionSummary';
import type { TopicStrength } from '../scheduling/topicStrength';
import { sessionScore } from '../sessions/sessionHistory';
import type { RoleProfile } from '../sessions/roleProfiles';

/** So many items of a topic must have been tried for its strength to count in full. */
export const wantedItems = 12;
/** Share of the latest mock interviews in the readiness, once there are any. */
export const interviewShare = 0.3;
const latestInterviews = 3;

export interface Readiness {
  role: RoleProfile;
  /** 0-1. */
  readiness: number;
  /** 0-1: the part that comes from practice. */
  knowledge: number;
  /** 0-1: mean score of the latest mock interviews for the role; undefined when there are none. */
  interviews: number | undefined;
  /** The topic that holds it back most, of those that the role asks about. */
  weakest: TopicId | undefined;
}

/**
 * How ready somebody is for interviews of a role:
 * R = (1 - s) K + s I, where K is the mean over the role's topics, weighted as its interviews weight them, of
 * strength x min(1, tried / wanted), and I the mean score of the latest mock interviews; s is 0 without any.
 */
export function readinessFor(
  role: RoleProfile,
  strengths: readonly TopicStrength[],
  sessions: readonly SessionSummary[],
): Readiness {
  const parts = strengths.flatMap(({ topic, items, tried, strength }) => {
    const weight = role.topics[topic];
    if (weight === undefined) return [];
    return [{ topic, weight, known: strength * Math.min(1, tried / Math.min(wantedItems, items)) }];
  });
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const knowledge =
    weights === 0 ? 0 : parts.reduce((sum, { weight, known }) => sum + weight * known, 0) / weights;
  const scores = sessions
    .filter((session) => session.kind === 'interview' && session.role === role.id)
    .map(({ items }) => sessionScore(items))
    .filter((score) => score !== undefined)
    .slice(-latestInterviews);
  const interviews =
    scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length / 100;
  const readiness =
    interviews === undefined ? knowledge : (1 - interviewShare) * knowledge + interviewShare * interviews;
  const [gap] = [...parts].sort((a, b) => b.weight * (1 - b.known) - a.weight * (1 - a.known));
  return { role, readiness, knowledge, interviews, weakest: gap?.topic };
}

/** Markdown: the formula above, for the learner. */
export const readinessBasis = `$R = (1 - s)\\,K + s\\,I$. $K$ is the mean over the topics that interviews for the role ask about, weighted as they weight them, of the topic's strength times $\\min(1, n / ${wantedItems})$, where $n$ counts the items that you have tried (or times the share tried, in a topic with fewer than ${wantedItems} items). A topic's strength is the mean of latest score times chance of recall now. $I$ is the mean score of your last ${latestInterviews} mock interviews for the role, and $s = ${interviewShare}$; without one, $s = 0$. It measures practice here, and promises nothing about a real interview.`;
