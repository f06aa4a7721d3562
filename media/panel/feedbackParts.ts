import type { FeedbackState, FeedbackView, ModelAnswerView } from '../../src/protocol/panelMessages';
import { type AnswerData, answerSection } from './answerText';
import { changeSection } from './changeSection';
import { type Child, createSlot, h, type Slot } from './dom';
import { createFollowUps } from './followUps';
import type { Host } from './host';
import { icon } from './icons';
import { button, relatedSection } from './itemHeader';
import { judgeSection } from './judgeSection';
import { renderMarkdown } from './markdown';
import { modelAnswer } from './modelAnswer';
import { type PointsData, pointsSection, type TrapsData, trapsSection } from './points';
import { ratingSection } from './ratingSection';
import { type ScoreData, scoreSection } from './score';
import { flagWords } from './words';

export interface FeedbackParts {
  question: HTMLElement;
  score: HTMLElement;
  rating: HTMLElement;
  change: HTMLElement;
  flags: HTMLElement;
  traps: HTMLElement;
  answer: HTMLElement;
  points: HTMLElement;
  judge: HTMLElement;
  followUps: HTMLElement;
  model: HTMLElement;
  related: HTMLElement;
  actions: HTMLElement;
  page(): HTMLElement;
  update(state: FeedbackState): void;
}

/** The parts of the page of feedback, each drawn again only when its own data changes. */
export function createFeedbackParts({ item: { key } }: FeedbackState, host: Host): FeedbackParts {
  const box = (className = ''): HTMLElement => h('div', { class: className });
  const judgeTrap = (trap: string, meant: boolean): void =>
    host.post({ type: 'judgeTrap', key, trap, meant });
  const followUps = createFollowUps(key, host);
  const judge = judgeSection(key, host);
  const elements = {
    question: box(),
    score: box(),
    rating: box(),
    change: box(),
    flags: box(),
    traps: box(),
    answer: box('answer-column'),
    points: box(),
    judge: judge.element,
    followUps: followUps.element,
    model: box('model'),
    related: box(),
    actions: h('div', { class: 'actions action-bar', attrs: { role: 'group', 'aria-label': 'What next' } }),
  };
  const slots: Slot<FeedbackState>[] = [
    part(elements.question, ({ prompt }) => prompt, drawQuestion),
    part(elements.score, ofScore, (data) => [scoreSection(data)]),
    part(elements.rating, ofRating, (data) => drawRating(data, key, host)),
    part(elements.change, changeOf, (change) => [change && changeSection(change)]),
    part(elements.flags, flagsOf, (flags) => [flagList(flags)]),
    part(elements.traps, ofTraps, (data) => [trapsSection(data, judgeTrap)]),
    part(elements.answer, ofAnswer, (data) => keepScrolling(elements.answer, answerSection(data))),
    part(elements.points, ofPoints, (data) => [pointsSection(data)]),
    part(elements.model, ofModel, ({ model, answer }) =>
      model === undefined ? [] : modelAnswer(model, answer),
    ),
    part(elements.related, relatedOf, (related) => [relatedSection(related, host)]),
  ];
  return {
    ...elements,
    page: () => elements.actions.closest<HTMLElement>('.page') ?? elements.actions,
    update(state) {
      for (const slot of slots) slot.update(state);
      judge.update(state.feedback);
      // the follow-ups give points away
      followUps.update(state.feedback.selfCheck === undefined ? state.feedback.followUps : []);
    },
  };
}

/** A part of the page drawn from a part of the state, and again only when that changes. */
function part<T>(
  element: HTMLElement,
  select: (state: FeedbackState) => T,
  draw: (data: T) => Child[],
): Slot<FeedbackState> {
  const slot = createSlot<T>(element, draw);
  return { update: (state) => slot.update(select(state)) };
}

const changeOf = ({ feedback: { change } }: FeedbackState): FeedbackView['change'] => change;
const flagsOf = ({ feedback: { flags } }: FeedbackState): FeedbackView['flags'] => flags;
const relatedOf = ({ feedback: { related } }: FeedbackState): FeedbackView['related'] => related;

function ofAnswer({ feedback: { answer, points, traps } }: FeedbackState): AnswerData {
  return { answer, points, traps };
}

function ofScore({ feedback }: FeedbackState): ScoreData {
  const { points, traps, score, scoreRange, change, selfCheck } = feedback;
  const isChecking = selfCheck !== undefined;
  return { points, traps, score, scoreRange, previousScore: change?.previousScore, isChecking };
}

function ofTraps({ feedback: { answer, traps, selfCheck } }: FeedbackState): TrapsData {
  return { answer, traps, isChecking: selfCheck !== undefined };
}

function ofPoints({ feedback: { answer, points, selfCheck } }: FeedbackState): PointsData {
  return { answer, points, asked: (selfCheck?.items ?? []).map(({ id }) => id) };
}

function ofModel(state: FeedbackState): { model: ModelAnswerView | undefined; answer: AnswerData } {
  return { model: state.feedback.model, answer: ofAnswer(state) };
}

/** A redrawn answer stays where it was scrolled to. */
function keepScrolling(box: HTMLElement, next: HTMLElement): Child[] {
  const top = box.querySelector('.answer-text')?.scrollTop ?? 0;
  if (top > 0)
    requestAnimationFrame(() => next.querySelector('.answer-text')?.scrollTo({ top, behavior: 'instant' }));
  return [next];
}

type RatingData = Pick<FeedbackView, 'rating'> & { canCheckAgain: boolean };

function ofRating({ feedback: { rating, points, traps, model } }: FeedbackState): RatingData {
  const hadQuestions =
    traps.length > 0 || points.some(({ status, judge }) => status !== 'found' || judge.by === 'you');
  return { rating, canCheckAgain: hadQuestions && model === undefined };
}

function drawRating({ rating, canCheckAgain }: RatingData, key: string, host: Host): Child[] {
  if (rating === undefined) return [];
  const again =
    canCheckAgain &&
    button('Back to the self-check', () => host.post({ type: 'reopenCheck', key }), {
      kind: 'link',
      focus: 'reopen-check',
    });
  return [ratingSection(key, rating, host, { more: [again] })];
}

function drawQuestion(prompt: string): Child[] {
  return [
    h('details', { class: 'disclosure question-again' }, [
      h('summary', {}, ['The question']),
      renderMarkdown(prompt, { headingOffset: 2 }),
    ]),
  ];
}

/** What holds of the answer as a whole. */
export function flagList(flags: FeedbackView['flags']): HTMLElement | undefined {
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
