import type { JudgeLineView, JudgeView } from '../../src/protocol/judgeMessages';
import { type Child, createSlot, h } from './dom';
import type { Host } from './host';
import { icon } from './icons';
import { button, section } from './itemHeader';
import { type Decide, judgeLine } from './judgeLine';
import { plural } from './words';

interface Shown {
  judge?: JudgeView;
  answer: string;
}

/** The part of the feedback page in which a language model gives its opinion beside the offline check's. */
export interface JudgeSection {
  element: HTMLElement;
  update(shown: Shown): void;
}

/** Stays in the page and is redrawn alone, since it changes while a reply streams. */
export function judgeSection(key: string, { post, announce }: Host): JudgeSection {
  const element = h('div', { class: 'judge' });
  const send = (type: 'judge/ask' | 'judge/cancel' | 'judge/chooseModel') => (): void => post({ type, key });
  const actions: Actions = {
    ask: send('judge/ask'),
    cancel: send('judge/cancel'),
    chooseModel: send('judge/chooseModel'),
    decide: (criterion, counts) => post({ type: 'judge/decide', key, criterion, counts }),
  };
  const slot = createSlot<Shown>(element, ({ judge, answer }) =>
    judge === undefined ? [] : [section('judge', 'Second opinion', draw(judge, answer, actions))],
  );
  let phase: JudgeView['phase'] | undefined;
  return {
    element,
    update({ judge, answer }) {
      const shown = judge === undefined ? { answer } : { judge, answer };
      const before = phase;
      phase = judge?.phase;
      const hadFocus = element.contains(document.activeElement);
      if (!slot.update(shown) || before === undefined || before === phase || judge === undefined) return;
      announce(announcementOf(judge, before));
      // the button that was pressed is gone: its place is taken by what it has led to
      if (hadFocus && !element.contains(document.activeElement))
        element.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
    },
  };
}

interface Actions {
  ask: () => void;
  cancel: () => void;
  chooseModel: () => void;
  decide: Decide;
}

function announcementOf(judge: JudgeView, before: JudgeView['phase']): string {
  switch (judge.phase) {
    case 'offered':
      return before === 'asking' ? 'Stopped.' : '';
    case 'asking':
      return `Asking ${judge.model}.`;
    case 'failed':
      return `${judge.title} ${judge.advice}`;
    case 'done':
      return `${judge.model} has judged. ${summaryOf(judge.lines)}`;
  }
}

function draw(judge: JudgeView, answer: string, actions: Actions): Child[] {
  switch (judge.phase) {
    case 'offered':
      return offer(actions);
    case 'asking':
      return asking(judge, actions);
    case 'failed':
      return failed(judge, actions);
    case 'done':
      return done(judge, answer, actions);
  }
}

function offer({ ask }: Actions): Child[] {
  return [
    h('p', { class: 'judge-note' }, [
      'A language model in VS Code can judge each point by its meaning. It gets the question, its rubric and your answer, and it gets them only when you ask.',
    ]),
    button('Second opinion from a model', ask, { focus: 'judge-ask' }),
  ];
}

function asking(
  { model, attempt, judged, total }: Extract<JudgeView, { phase: 'asking' }>,
  { cancel }: Actions,
): Child[] {
  const bar = h('progress', {
    class: 'judge-progress',
    attrs: { max: total, value: judged, 'aria-label': `${judged} of ${total} judged` },
  });
  const state =
    attempt === 2
      ? `The first reply of ${model} could not be used. Asking once more…`
      : judged === 0
        ? `Asking ${model}…`
        : `${model} has judged ${judged} of ${plural(total, 'criterion', 'criteria')}…`;
  return [h('p', { class: 'judge-note' }, [state]), bar, button('Stop', cancel, { focus: 'judge-cancel' })];
}

function failed(
  { title, advice, detail }: Extract<JudgeView, { phase: 'failed' }>,
  { ask, chooseModel, cancel }: Actions,
): Child[] {
  return [
    h('div', { class: 'notice notice-info judge-failure' }, [
      icon('info'),
      h('div', {}, [
        h('p', {}, [h('strong', {}, [title]), ` ${advice}`]),
        detail !== undefined && h('p', {}, ['The provider said: ', h('q', {}, [detail])]),
        h('p', {}, ['The offline check stands as it is.']),
      ]),
    ]),
    h('div', { class: 'actions' }, [
      button('Ask again', ask, { focus: 'judge-ask' }),
      button('Choose another model…', chooseModel, { focus: 'judge-choose' }),
      button('Dismiss', cancel, { focus: 'judge-cancel' }),
    ]),
  ];
}

/** The groups in the order in which they concern the candidate. */
const groups: { agreement: JudgeLineView['agreement']; title: string; text: (model: string) => string }[] = [
  {
    agreement: 'disputed',
    title: 'You decide',
    text: () =>
      'The two disagree. Read the sentence, and say whether it counts: your rating follows once all are decided.',
  },
  {
    agreement: 'model',
    title: 'Settled by the model',
    text: (model) => `The offline check found nothing certain here, so the word of ${model} stands.`,
  },
  {
    agreement: 'offline',
    title: 'Offline check alone',
    text: (model) => `${model} gave no verdict that counts, so the offline check stands.`,
  },
  { agreement: 'confirmed', title: 'Both agree', text: () => '' },
];

function done(judge: Extract<JudgeView, { phase: 'done' }>, answer: string, actions: Actions): Child[] {
  const { model, lines, score, range, offlineScore, promptVersion, rubricVersion } = judge;
  const [low, high] = range;
  const open = low < high ? ` What is open can move it between ${low}% and ${high}%.` : '';
  const parts = groups.map(({ agreement, title, text }) => {
    const own = lines.filter((line) => line.agreement === agreement);
    if (own.length === 0) return undefined;
    const list = h(
      'ol',
      { class: 'judge-lines' },
      own.map((line) => judgeLine(line, model, answer, actions.decide)),
    );
    if (agreement === 'confirmed')
      return h('details', { class: 'disclosure judge-group' }, [
        h('summary', {}, [`${title} (${own.length})`]),
        list,
      ]);
    return h('div', { class: 'judge-group' }, [
      h('h3', {}, [`${title} (${own.length})`]),
      h('p', { class: 'quiet' }, [text(model)]),
      list,
    ]);
  });
  return [
    h('p', { class: 'judge-summary' }, [
      h('strong', {}, [model]),
      ` has judged your answer. ${summaryOf(lines)}`,
    ]),
    h('p', { class: 'judge-score' }, [
      `With the second opinion your score is ${score}%, and ${offlineScore}% by the offline check alone.${open}`,
    ]),
    ...parts,
    h('div', { class: 'actions judge-again' }, [
      button('Ask again', actions.ask, { focus: 'judge-ask' }),
      button('Choose another model…', actions.chooseModel, { focus: 'judge-choose' }),
      h('span', { class: 'quiet' }, [`Prompt ${promptVersion}, rubric ${rubricVersion}`]),
    ]),
  ];
}

function summaryOf(lines: readonly JudgeLineView[]): string {
  const count = (agreement: JudgeLineView['agreement']): number =>
    lines.filter((line) => line.agreement === agreement).length;
  const disputed = count('disputed');
  const said = [
    `It agrees with the offline check on ${count('confirmed')} of ${plural(lines.length, 'line')}`,
    count('model') > 0 && `settles ${count('model')} more`,
    disputed > 0 && `and disagrees on ${disputed}`,
  ];
  return `${said.filter((part) => part !== false).join(', ')}.`;
}
