import type { MessageState } from '../../src/protocol/panelMessages';
import { createSlot, h } from './dom';
import type { View } from './host';

/** Nothing to show, and what to do about it. */
export function messageView(state: MessageState): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, [state.title]);
  const text = h('p', { class: 'lead' });
  const slot = createSlot<string>(text, (data) => [data]);
  slot.update(state.text);
  return {
    element: h('div', { class: 'page message-page' }, [heading, text]),
    heading,
    update(next) {
      if (next.view === 'message') slot.update(next.text);
    },
  };
}
