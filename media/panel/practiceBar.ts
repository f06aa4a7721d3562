import type { PracticeAction, PracticeBar } from '../../src/protocol/practiceMessages';
import { type Child, createSlot, h } from './dom';
import type { Host } from './host';
import { button } from './itemHeader';
import { icon } from './icons';

/** Where the practice session stands, above whatever item is shown; takes no room without a session. */
export function practiceBar(host: Host): {
  element: HTMLElement;
  update(bar: PracticeBar | undefined): void;
} {
  const element = h('section', { class: 'practice-bar', attrs: { 'aria-label': 'Practice session' } });
  const slot = createSlot<PracticeBar | undefined>(element, (bar) => (bar ? drawBar(bar, host) : []));
  element.hidden = true;
  return {
    element,
    update(bar) {
      element.hidden = bar === undefined;
      slot.update(bar);
    },
  };
}

function drawBar(bar: PracticeBar, { post }: Host): Child[] {
  const { name, done, left, why, away, finished } = bar;
  const act = (action: PracticeAction) => () => post({ type: 'practice', action });
  const facts = [`${done} done`, `${left} left`, ...(why === undefined ? [] : [why])];
  const onwards =
    away !== undefined && !finished
      ? button(`Back to “${away.title}”`, act('next'), { kind: 'link', focus: 'practice-on' })
      : button([finished ? 'Next' : 'Skip', icon('next')], act(finished ? 'next' : 'skip'), {
          focus: 'practice-on',
        });
  return [
    h('p', { class: 'practice-name' }, [name]),
    h(
      'ul',
      { class: 'facts' },
      facts.map((fact) => h('li', {}, [fact])),
    ),
    h('div', { class: 'actions' }, [
      onwards,
      button('End session', act('end'), { kind: 'link', focus: 'practice-end' }),
    ]),
  ];
}
