import type { FeedbackState, FeedbackView, FollowUpView } from '../../src/protocol/panelMessages';
import { answerSection } from './answerText';
import { type Child, createSlot, h } from './dom';
import type { Host, View } from './host';
import { icon } from './icons';
import { button, itemFacts, itemHeading, relatedSection, section } from './itemHeader';
import { type JudgeSection, judgeSection } from './judgeSection';
import { linkHighlights } from './linkHighlights';
import { renderMarkdown } from './markdown';
import { modelAnswer } from './modelAnswer';
import { pointsSection, trapsSection } from './points';
import { scoreSection } from './score';
import { evidenceTitle, flagWords, plural, rangeText } from './words';

export function feedbackView(state: FeedbackState, host: Host): View {
  const { element: header, heading, facts } = itemHeading(state.item, 'Feedback');
  const body = h('div', { class: 'feedback-body' });
  const model = h('div', { class: 'model' });
  const judge = judgeSection(state.item.key, host);
  const actions = h('div', {
    class: 'actions action-bar',
    attrs: { role: 'group', 'aria-label': 'What next' },
  });
  const bodySlot = createSlot<Omit<FeedbackState, 'item'>>(body, (data) =>
    drawBody(data, host, { model, judge }),
  );
  const modelSlot = createSlot<FeedbackView['model']>(model, (data) =>
    data === undefined ? [] : modelAnswer(data),
  );
  const actionSlot = createSlot<{ revealed: boolean }>(actions, ({ revealed }) =>
    drawActions(state.item.key, revealed, host),
  );
  const element = h('div', { class: 'page feedback-page' }, [header, body, actions]);
  linkHighlights(body);
  const view: View = {
    element,
    heading,
    announcement: announcementOf(state.feedback),
    update(next) {
      if (next.view !== 'feedback') return;
      const { model: shown, judge: opinion, ...feedback } = next.feedback;
      facts.update(itemFacts(next.item));
      bodySlot.update({ view: next.view, prompt: next.prompt, feedback });
      judge.update({ judge: opinion, answer: feedback.answer });
      const changed = modelSlot.update(shown);
      actionSlot.update({ revealed: shown !== undefined });
      // Whoever asked for it is taken to it.
      if (changed && shown !== undefined && element.isConnected) showModel(model);
    },
  };
  view.update(state);
  return view;
}

function announcementOf(feedback: FeedbackView): string {
  const traps = feedback.traps.length > 0 ? ` ${plural(feedback.traps.length, 'possible trap')}.` : '';
  return `${evidenceTitle(feedback)}. ${rangeText(feedback)}${traps}`;
}

function showModel(model: HTMLElement): void {
  const heading = model.querySelector<HTMLElement>('h2');
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

/** The answer stands beside everything that is said about it where there is room. */
function drawBody(
  { prompt, feedback }: Omit<FeedbackState, 'item'>,
  host: Host,
  { model, judge }: { model: HTMLElement; judge: JudgeSection },
): Child[] {
  const details = h('details', { class: 'disclosure question-again' }, [
    h('summary', {}, ['The question']),
    renderMarkdown(prompt, { headingOffset: 2 }),
  ]);
  const related = relatedSection(feedback.related, host);
  const about = h('div', { class: 'about' }, [
    pointsSection(feedback),
    judge.element,
    followUpsSection(feedback.followUps),
    model,
    related,
  ]);
  return [
    details,
    scoreSection(feedback),
    flagList(feedback.flags),
    trapsSection(feedback),
    h('div', { class: 'columns' }, [answerSection(feedback), about]),
  ];
}

function flagList(flags: FeedbackView['flags']): HTMLElement | undefined {
  if (flags.length === 0) return undefined;
  const items = flags.map((flag) => {
    const { title, text } = flagWords[flag];
    return h('li', { class: 'notice notice-info' }, [
      icon('info'),
      h('p', {}, [h('strong', {}, [title]), ` ${text}`]),
    ]);
  });
  return h('ul', { class: 'flags', attrs: { 'aria-label': 'About your answer as a whole' } }, items);
}

function followUpsSection(followUps: readonly FollowUpView[]): HTMLElement | undefined {
  if (followUps.length === 0) return undefined;
  const items = followUps.map(({ prompt, answer, because }) => {
    const reason =
      because !== undefined &&
      h('p', { class: 'quiet because' }, [`Asked because this was not found: ${because}`]);
    const disclosure = h('details', { class: 'disclosure' }, [
      h('summary', {}, ['Show answer']),
      renderMarkdown(answer, { headingOffset: 2 }),
    ]);
    return h('li', {}, [renderMarkdown(prompt, { headingOffset: 2 }), reason, disclosure]);
  });
  return section('follow-ups', 'Follow-up questions', [h('ol', { class: 'follow-ups' }, items)]);
}

function drawActions(key: string, revealed: boolean, { post }: Host): Child[] {
  const next = button('Next question', () => post({ type: 'nextQuestion' }), {
    kind: revealed ? 'primary' : 'secondary',
    focus: 'next',
  });
  const again = button('Answer again', () => post({ type: 'answerAgain', key }), { focus: 'again' });
  const reveal = button('Show model answer', () => post({ type: 'revealModel', key }), {
    kind: 'primary',
    focus: 'reveal',
  });
  return revealed ? [next, again] : [reveal, again, next];
}
