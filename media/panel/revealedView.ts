import type { RevealedState } from '../../src/protocol/answerMessages';
import { type Child, createSlot, h } from './dom';
import { createFollowUps } from './followUps';
import type { Host, View } from './host';
import { button, itemFacts, itemHeading, relatedSection, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { modelAnswer } from './modelAnswer';
import { ratingSection, ratingTitle } from './ratingSection';
import { weightWords } from './words';

/** The model answer to a question that the candidate did not answer. */
export function revealedView(state: RevealedState, host: Host): View {
  const { key } = state.item;
  const { element: header, heading, facts } = itemHeading(state.item, 'Model answer');
  const rating = h('div', { class: 'revealed-rating' });
  const ratingSlot = createSlot<RevealedState['rating']>(rating, (data) => [ratingSection(key, data, host)]);
  const body = h('div');
  const bodySlot = createSlot<Pick<RevealedState, 'prompt' | 'points' | 'model'>>(body, drawBody);
  const related = h('div');
  const relatedSlot = createSlot<RevealedState['related']>(related, (data) => [relatedSection(data, host)]);
  const followUps = createFollowUps(key, host);
  const actions = h(
    'div',
    { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'What next' } },
    [
      button('Next question', () => host.post({ type: 'nextQuestion' }), { kind: 'primary' }),
      button('Answer it now', () => host.post({ type: 'answerAgain', key })),
    ],
  );
  let said = ratingTitle(state.rating);
  const view: View = {
    element: h('div', { class: 'page feedback-page' }, [
      header,
      rating,
      body,
      followUps.element,
      related,
      actions,
    ]),
    heading,
    announcement: said,
    update(next) {
      if (next.view !== 'revealed') return;
      facts.update(itemFacts(next.item));
      ratingSlot.update(next.rating);
      bodySlot.update({ prompt: next.prompt, points: next.points, model: next.model });
      followUps.update(next.followUps);
      relatedSlot.update(next.related);
      if (ratingTitle(next.rating) !== said) host.announce((said = ratingTitle(next.rating)));
    },
  };
  view.update(state);
  return view;
}

function drawBody({ prompt, points, model }: Pick<RevealedState, 'prompt' | 'points' | 'model'>): Child[] {
  const items = points.map(({ claim, weight }, index) =>
    h('li', { class: 'point' }, [
      h('div', { class: 'point-body' }, [
        h('p', { class: 'point-claim' }, [
          h('span', { class: 'point-number', attrs: { 'aria-hidden': 'true' } }, [String(index + 1)]),
          claim,
        ]),
        h('p', { class: 'quiet' }, [weightWords[weight]]),
      ]),
    ]),
  );
  return [
    h('details', { class: 'disclosure question-again' }, [
      h('summary', {}, ['The question']),
      renderMarkdown(prompt, { headingOffset: 2 }),
    ]),
    section('points', 'What a good answer says', [h('ol', { class: 'points' }, items)]),
    ...modelAnswer(model),
  ];
}
