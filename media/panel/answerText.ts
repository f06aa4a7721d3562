import type { FeedbackView, Span } from '../../src/protocol/panelMessages';
import { h } from './dom';
import { section } from './itemHeader';
import { type Segment, splitBySpans } from './markSpans';
import { watchScrolling } from './scrollRegions';
import { pointWord } from './words';

type Tone = 'trap' | 'check' | 'partial' | 'found' | 'missing';

export type AnswerData = Pick<FeedbackView, 'answer' | 'points' | 'traps'>;

/** A point or a trap as it is named beside the answer. */
export interface Marker {
  id: string;
  /** "3" for the third point, "A" for the first trap. */
  label: string;
  name: string;
  tone: Tone;
  spans: Span[];
}

/** Everything that has evidence in the answer: points by number, traps by letter. */
export function markersOf({ points, traps }: Omit<AnswerData, 'answer'>): Marker[] {
  const ofPoints = points.map((point, index): Marker => {
    const { status, evidence } = point;
    const label = String(index + 1);
    return {
      id: pointId(index),
      label,
      name: `point ${label}, ${pointWord(point).toLowerCase()}`,
      tone: status === 'missing' ? 'check' : status,
      spans: evidence,
    };
  });
  const ofTraps = traps.map(({ evidence, standing }, index): Marker => {
    return {
      id: trapId(index),
      label: trapLetter(index),
      name: `trap ${trapLetter(index)}`,
      tone: 'trap',
      spans: standing === 'denied' ? [] : evidence,
    };
  });
  return [...ofTraps, ...ofPoints].filter(({ spans }) => spans.length > 0);
}

export const pointId = (index: number): string => `point-${index + 1}`;
export const trapId = (index: number): string => `trap-${index + 1}`;
export const trapLetter = (index: number): string => String.fromCharCode(65 + index);

/** The candidate's own words with the evidence marked. */
export function answerSection(feedback: AnswerData): HTMLElement {
  const markers = markersOf(feedback);
  const text = h('div', { class: 'answer-text' }, drawMarked(feedback.answer, markers, reference));
  const legend =
    markers.length > 0 &&
    h('p', { class: 'quiet legend' }, [
      'Numbers are the points that a sentence is evidence for; letters are traps.',
    ]);
  watchScrolling(text);
  return section('your-answer', 'Your answer', [text, legend], 'your-answer');
}

/** A text with its marks, each followed by what names it. */
export function drawMarked(
  text: string,
  markers: readonly Marker[],
  nameOf: (marker: Marker) => HTMLElement,
): Node[] {
  return splitBySpans(text, markers).flatMap((segment) => drawSegment(segment, markers, nameOf));
}

function drawSegment(
  { text, owners, closing }: Segment,
  markers: readonly Marker[],
  nameOf: (marker: Marker) => HTMLElement,
): Node[] {
  // The first marker is the most serious one: traps stand before points.
  const [first] = markers
    .filter(({ id }) => owners.includes(id))
    .sort((a, b) => severity(a.tone) - severity(b.tone));
  if (first === undefined) return [document.createTextNode(text)];
  const mark = h('mark', { class: `mark tone-${first.tone}`, attrs: { 'data-for': owners.join(' ') } }, [
    text,
  ]);
  return [mark, ...markers.filter(({ id }) => closing.includes(id)).map(nameOf)];
}

function severity(tone: Tone): number {
  return ['trap', 'check', 'partial', 'found', 'missing'].indexOf(tone);
}

export function reference({ id, label, name, tone }: Marker): HTMLElement {
  const attrs = {
    type: 'button',
    'data-for': id,
    'data-reference': id,
    'data-focus': `reference-${id}`,
    'aria-label': `Evidence for ${name}. Go to it`,
  };
  return h(
    'button',
    { class: `reference tone-${tone}`, attrs, on: { click: () => goTo(document.getElementById(id)) } },
    [label],
  );
}

/** Where the answer has evidence for it. */
export function goToEvidence(id: string): void {
  const name = CSS.escape(id);
  goTo(document.querySelector<HTMLElement>(`[data-reference="${name}"], [data-compared="mine-${name}"]`));
}

function goTo(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}
