import type { FeedbackView, ItemHeader, PointView } from '../../src/protocol/panelMessages';

export function countWords(text: string): number {
  return text
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "system-design" as "System design". */
export function capitalised(id: string): string {
  const text = id.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function attemptsText({ attempts, best }: ItemHeader): string {
  if (attempts === 0) return 'Not tried yet';
  const tried = plural(attempts, 'attempt');
  return best === undefined ? tried : `${tried}, best ${Math.round(best)}%`;
}

const foundWords: Record<PointView['status'], string> = {
  found: 'Found',
  partial: 'Nearly found',
  missing: 'Not found',
  check: 'Check this sentence',
};

const saidWords: Record<PointView['status'], string> = {
  found: 'Said',
  partial: 'Partly said, counts half',
  missing: 'Not said',
  check: 'Check this sentence',
};

/** How a point stands. A check can only find; the candidate knows what was said. */
export function pointWord({ status, judge }: Pick<PointView, 'status' | 'judge'>): string {
  return (judge.by === 'heuristic' ? foundWords : saidWords)[status];
}

export function judgeWord(judge: PointView['judge']): string {
  if (judge.by === 'model') return judge.name;
  return judge.by === 'you' ? 'You' : 'Offline check';
}

export const weightWords: Record<PointView['weight'], string> = { 3: 'Essential', 2: 'Expected', 1: 'Bonus' };

export const flagWords: Record<FeedbackView['flags'][number], { title: string; text: string }> = {
  'keyword-list': {
    title: 'This reads like a list of terms.',
    text: 'A term counts once a sentence says something about it: what it does, why, or how much.',
  },
  parrot: {
    title: 'Much of this repeats the question.',
    text: 'Words taken over from the question are no evidence. Say what you would add to it.',
  },
  'off-topic': {
    title: 'This seems to answer something else.',
    text: 'Hardly anything here is about what was asked. Read the question again and start from its first sentence.',
  },
  'too-short': {
    title: 'This is very short.',
    text: 'One or two sentences rarely show what you know. Give the idea, the reason behind it and one number or example.',
  },
  injection: {
    title: 'Part of this talks to the checker.',
    text: 'Instructions in an answer are ignored. Only what you say about the question counts.',
  },
};

/** "Evidence for 5 of 7 points". */
export function evidenceTitle({ points }: Pick<FeedbackView, 'points'>): string {
  const found = points.filter(({ status }) => status === 'found').length;
  return `Evidence for ${found} of ${plural(points.length, 'point')}`;
}

/** What the range says, in words. */
export function rangeText({
  score,
  scoreRange: [low, high],
  traps,
}: Pick<FeedbackView, 'score' | 'scoreRange' | 'traps'>): string {
  const confirmed = traps.filter(({ standing }) => standing === 'confirmed').length;
  const less =
    confirmed === 0
      ? ''
      : ` ${plural(confirmed, 'trap')} that you meant ${confirmed === 1 ? 'takes' : 'take'} points off.`;
  const share = `That is ${Math.round(score)}%, as essential points count more.${less}`;
  if (high - low < 1) return `${share} Nothing is left open.`;
  const range = `${Math.round(low)}% and ${Math.round(high)}%`;
  return low < score
    ? `${share} What is open can move it either way, between ${range}.`
    : `${share} What is open can raise it: it lies between ${range}.`;
}

export function changeText(
  score: number,
  previous: number,
): { direction: 'up' | 'down' | 'same'; text: string } {
  const change = Math.round(score) - Math.round(previous);
  const before = `${Math.round(previous)}% last time`;
  if (change === 0) return { direction: 'same', text: `Same as last time (${Math.round(previous)}%)` };
  return change > 0
    ? { direction: 'up', text: `Up ${change} from ${before}` }
    : { direction: 'down', text: `Down ${-change} from ${before}` };
}

/** Minutes and seconds that are left, as a countdown shows them: `12:05`, and `−0:20` when time is over. */
export function clockText(ms: number): string {
  const left = Math.ceil(ms / 1000);
  const seconds = Math.abs(left);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return left < 0 ? `−${text}` : text;
}

/** Minutes and seconds that were taken: `12:05`. */
export function spentText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
