import type { PointJudgement, SelfCheckItem, SelfCheckView } from '../../src/protocol/answerMessages';
import type { Span } from '../../src/protocol/panelMessages';
import { pointId } from './answerText';
import { h } from './dom';
import { button, section } from './itemHeader';
import { keyHint, modifierKey } from './keys';
import { quoteSpans } from './markSpans';
import { createPicker } from './sentencePicker';
import { weightWords } from './words';

type Said = PointJudgement['said'];

export interface SelfCheckPart {
  element: HTMLElement;
  update(view: SelfCheckView, answer: string): void;
  /** A part of the answer was selected: the sentence of the point that was last said "yes" to. Says whether it was taken. */
  mark(quote: Span): boolean;
  /** Takes the focus to the first "yes" without its sentence, and says whether there is one. */
  goToUnmarked(): boolean;
}

const intro =
  'The check goes by wording, and misses about three in ten points that are put in other words. ' +
  'Decide yourself, before you see the model answer. What you leave at “No” does not count.';

/** Asks about the points that were not found. Items are kept over updates, so that focus and scrolling are, too. */
export function createSelfCheck(judge: (point: string, judgement: PointJudgement) => void): SelfCheckPart {
  const list = h('ol', { class: 'check-items' });
  const element = section('self-check', 'Did you say this?', [h('p', { class: 'quiet' }, [intro]), list]);
  const items = new Map<string, Item>();
  let shown: SelfCheckItem[] = [];
  let marking: string | undefined;
  const choose = (item: SelfCheckItem, said: Said): void => {
    if (said === 'yes') marking = item.id;
    // the sentence that is near, or that may say the opposite, is the first guess
    const quote = item.evidence[0];
    judge(item.id, said === 'yes' && quote !== undefined ? { said, quote } : { said });
  };
  return {
    element,
    update({ items: next, sentences }, answer) {
      const order = next.map(({ id }) => id).join(' ');
      for (const item of next) {
        let known = items.get(item.id);
        if (known === undefined) {
          known = createItem(item, answer, sentences, {
            choose: (said) => choose(item, said),
            mark: (quote) => judge(item.id, { said: 'yes', quote }),
          });
          items.set(item.id, known);
        }
        known.update(item.judgement);
      }
      if (order !== shown.map(({ id }) => id).join(' '))
        list.replaceChildren(...next.flatMap(({ id }) => items.get(id)?.element ?? []));
      shown = next;
    },
    mark(quote) {
      const saidYes = shown.filter(({ judgement }) => judgement?.said === 'yes');
      const item = saidYes.find(({ id }) => id === marking) ?? saidYes.find(isUnmarked);
      if (item === undefined) return false;
      judge(item.id, { said: 'yes', quote });
      return true;
    },
    goToUnmarked() {
      const item = shown.find(isUnmarked);
      if (item === undefined) return false;
      items.get(item.id)?.focusPicker();
      return true;
    },
  };
}

function isUnmarked({ judgement }: SelfCheckItem): boolean {
  return judgement?.said === 'yes' && judgement.quote === undefined;
}

interface Item {
  element: HTMLElement;
  update(judgement: PointJudgement | undefined): void;
  focusPicker(): void;
}

interface ItemActions {
  choose: (said: Said) => void;
  mark: (quote: Span) => void;
}

const choices: Record<SelfCheckItem['kind'], [Said, string][]> = {
  missing: [
    ['yes', 'Yes'],
    ['partly', 'Partly'],
    ['no', 'No'],
  ],
  near: [
    ['yes', 'Yes'],
    ['partly', 'Partly'],
    ['no', 'No'],
  ],
  opposite: [
    ['yes', 'I meant this'],
    ['no', 'I meant the opposite'],
  ],
};

function createItem(item: SelfCheckItem, answer: string, sentences: Span[], actions: ItemActions): Item {
  const { id, number, claim, kind } = item;
  const radios = choices[kind].map(([said, label]) => {
    const input = h('input', {
      attrs: { type: 'radio', name: `check-${id}`, value: said },
      on: { change: () => actions.choose(said) },
    });
    return { said, input, label: h('label', { class: 'choice' }, [input, label]) };
  });
  const picker = createPicker(id, answer, sentences, actions.mark);
  const element = h('li', { class: 'check-item', attrs: { id: pointId(number - 1), tabindex: -1 } }, [
    h('fieldset', {}, [
      h('legend', {}, [
        h('span', { class: 'point-number', attrs: { 'aria-hidden': 'true' } }, [String(number)]),
        h('span', { class: 'point-claim' }, [claim]),
      ]),
      aboutItem(item, answer),
      h('div', { class: 'choices' }, [
        ...radios.map(({ label }) => label),
        h('span', { class: 'quiet' }, [weightWords[item.weight]]),
      ]),
      picker.element,
    ]),
  ]);
  if (item.evidence.length > 0) element.dataset['for'] = pointId(number - 1);
  return {
    element,
    update(judgement) {
      const said = judgement?.said ?? (kind === 'opposite' ? undefined : 'no');
      for (const radio of radios) radio.input.checked = radio.said === said;
      picker.element.hidden = said !== 'yes' || kind === 'opposite';
      picker.update(judgement?.said === 'yes' ? judgement.quote : undefined);
    },
    focusPicker: () => picker.focus(),
  };
}

function aboutItem({ kind, evidence }: SelfCheckItem, answer: string): HTMLElement | undefined {
  if (kind === 'missing' || evidence.length === 0) return undefined;
  const lead = kind === 'near' ? 'Something like it is here: ' : 'You wrote: ';
  const quote = h('q', {}, [quoteSpans(answer, evidence)]);
  const ask = kind === 'opposite' && ' Did you mean this point, or the opposite?';
  return h('p', { class: 'doubt' }, [lead, quote, ask]);
}

/** The buttons under the page while the check is open. */
export function checkActions(end: (how: 'finished' | 'skipped') => void): HTMLElement[] {
  return [
    button('Finish self-check', () => end('finished'), { kind: 'primary', focus: 'finish-check' }),
    keyHint(modifierKey, 'Enter'),
    button('Skip self-check', () => end('skipped'), { focus: 'skip-check' }),
    keyHint('Esc'),
  ];
}
