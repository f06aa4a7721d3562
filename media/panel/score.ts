import type { FeedbackView } from '../../src/protocol/panelMessages';
import { h } from './dom';
import { icon } from './icons';
import { section } from './itemHeader';
import { changeText, evidenceTitle, rangeText } from './words';

export interface ScoreData extends Pick<FeedbackView, 'points' | 'traps' | 'score' | 'scoreRange'> {
  previousScore: number | undefined;
  isChecking: boolean;
}

/** The score as what it is: evidence that was found, and a range for what is open. */
export function scoreSection(feedback: ScoreData): HTMLElement {
  const { score, scoreRange, previousScore } = feedback;
  const change = previousScore === undefined ? undefined : changeText(score, previousScore);
  const isOpen = !feedback.isChecking && scoreRange[1] - scoreRange[0] >= 1;
  const caveat =
    'The check works offline and by wording. What it finds is usually right, but it misses what is put unusually: ' +
    'where a point below is not found, decide yourself whether you made it.';
  return section(
    'score',
    evidenceTitle(feedback),
    [
      change !== undefined &&
        h('p', { class: `change change-${change.direction}` }, [icon(change.direction), change.text]),
      scoreBar(score, scoreRange),
      h('p', { class: 'score-words' }, [rangeText(feedback)]),
      isOpen && h('p', { class: 'quiet' }, [caveat]),
    ],
    'score',
  );
}

function scoreBar(score: number, [low, high]: [number, number]): HTMLElement {
  const percent = (value: number): string => `${Math.min(100, Math.max(0, value))}%`;
  const range = h('div', { class: 'bar-range' });
  range.style.left = percent(low);
  range.style.width = percent(high - low);
  const fill = h('div', { class: 'bar-fill' });
  fill.style.width = percent(score);
  const label = `${Math.round(score)} percent found, range from ${Math.round(low)} to ${Math.round(high)} percent`;
  const ends = h('div', { class: 'bar-ends', attrs: { 'aria-hidden': 'true' } }, [
    h('span', {}, ['0%']),
    h('span', {}, ['100%']),
  ]);
  return h('div', { class: 'bar-box' }, [
    h('div', { class: 'bar', attrs: { role: 'img', 'aria-label': label } }, [fill, range]),
    ends,
  ]);
}
