import type { ModelAnswerView } from '../../src/protocol/panelMessages';
import { type AnswerData, drawMarked, type Marker, markersOf, pointId } from './answerText';
import { h } from './dom';
import { renderMarkdown } from './markdown';
import { markSegments, withBorders } from './markRendered';
import { watchScrolling } from './scrollRegions';

type Side = 'mine' | 'model';
/** Markdown, and where each point stands in it. */
type ComparedModel = Pick<ModelAnswerView, 'full' | 'evidence'>;

/** The candidate's answer beside the model's: the same number marks the same point in both. */
export function comparison(own: AnswerData, model: ComparedModel): HTMLElement {
  const ofModel = modelMarkers(own, model);
  const inModel = new Set(ofModel.map(({ id }) => id));
  const mine = markersOf(own);
  const inMine = new Set(mine.map(({ id }) => id));
  const left = h(
    'div',
    { class: 'answer-text compared' },
    drawMarked(own.answer, mine, (marker) => {
      return reference(marker, 'mine', inModel.has(marker.id));
    }),
  );
  const right = h('div', { class: 'compared' }, [
    markedMarkdown(model.full, ofModel, (marker) => reference(marker, 'model', inMine.has(marker.id))),
  ]);
  watchScrolling(left);
  return h('div', { class: 'comparison' }, [
    h('p', { class: 'quiet comparison-sum' }, [summary(own, ofModel)]),
    side('Your answer', left),
    side('The model answer', right),
  ]);
}

function side(title: string, content: HTMLElement): HTMLElement {
  return h('div', { class: 'comparison-side' }, [h('h4', {}, [title]), content]);
}

function modelMarkers({ points }: AnswerData, { evidence }: ComparedModel): Marker[] {
  return points.flatMap(({ status }, index): Marker[] => {
    const spans = evidence[index] ?? [];
    if (spans.length === 0) return [];
    const label = String(index + 1);
    const tone = status === 'found' ? 'found' : 'missing';
    return [{ id: pointId(index), label, name: `point ${label}`, tone, spans }];
  });
}

function summary({ points }: AnswerData, ofModel: readonly Marker[]): string {
  const made = points.flatMap(({ status }, index) => (status === 'found' ? [index + 1] : []));
  const missed = ofModel.filter(({ tone }) => tone === 'missing').map(({ label }) => label);
  const both = made.length === 0 ? 'No point is in both.' : `In both: ${made.join(', ')}.`;
  const only =
    missed.length === 0 ? '' : ` Only in the model answer, with a dashed line: ${missed.join(', ')}.`;
  return `The same number marks the same point. ${both}${only}`;
}

function markedMarkdown(
  source: string,
  markers: readonly Marker[],
  draw: (marker: Marker) => HTMLElement,
): HTMLElement {
  const plain = renderMarkdown(source, { headingOffset: 3 });
  const bordered = withBorders(source, markers);
  const prose = renderMarkdown(bordered.source, { headingOffset: 3 });
  // Should a border have changed what the Markdown means, the text matters more than the marks.
  if (prose.textContent.replaceAll('\ue000', '') !== plain.textContent) return plain;
  const of = (ids: readonly string[]): Marker[] => markers.filter(({ id }) => ids.includes(id));
  markSegments(prose, bordered.segments, {
    mark: (ids) => {
      const [first] = of(ids).sort((a, b) => (a.tone < b.tone ? -1 : 1));
      return h('mark', {
        class: `mark tone-${first?.tone ?? 'found'}`,
        attrs: { 'data-for': ids.join(' ') },
      });
    },
    closing: (ids) => of(ids).map(draw),
  });
  return prose;
}

function reference({ id, label, name, tone }: Marker, from: Side, isInOther: boolean): HTMLElement {
  const other = from === 'mine' ? 'model' : 'mine';
  const where = from === 'mine' ? 'your answer' : 'the model answer';
  const target = from === 'mine' ? 'the model answer' : 'your answer';
  const attrs = {
    'data-for': id,
    'data-compared': `${from}-${id}`,
    'data-focus': `${from}-${id}`,
    ...(isInOther
      ? { type: 'button', 'aria-label': `${name} in ${where}. Go to it in ${target}` }
      : { role: 'img', 'aria-label': `${name}, only in ${where}` }),
  };
  const goToOther = (): void => {
    const element = document.querySelector<HTMLElement>(`[data-compared="${CSS.escape(`${other}-${id}`)}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };
  return isInOther
    ? h('button', { class: `reference tone-${tone}`, attrs, on: { click: goToOther } }, [label])
    : h('span', { class: `reference tone-${tone}`, attrs }, [label]);
}
