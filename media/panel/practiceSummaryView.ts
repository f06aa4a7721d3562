import type { PracticeSummaryItem, PracticeSummaryState } from '../../src/protocol/practiceMessages';
import { type Child, createSlot, h, hidden } from './dom';
import type { Host, View } from './host';
import { icon, type IconName } from './icons';
import { button } from './itemHeader';
import { capitalised } from './words';

const statusIcons: Record<PracticeSummaryItem['status'], IconName> = {
  good: 'found',
  partial: 'partial',
  bad: 'failed',
  skipped: 'missing',
};

/** The end of a practice session: how each item went, when it comes next, and what can be done now. */
export function practiceSummaryView(state: PracticeSummaryState, host: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } });
  const body = h('div', {});
  const title = createSlot<string>(heading, (text) => [text]);
  const slot = createSlot<PracticeSummaryState>(body, (data) => drawSummary(data, host));
  const view: View = {
    element: h('div', { class: 'page summary-page' }, [heading, body]),
    heading,
    announcement: state.facts.join(' '),
    update(next) {
      if (next.view !== 'practiceSummary') return;
      title.update(next.title);
      if (slot.update(next) && view.element.isConnected) host.announce(next.facts.join(' '));
    },
  };
  view.update(state);
  return view;
}

function drawSummary({ facts, items, offers }: PracticeSummaryState, host: Host): Child[] {
  const buttons = offers.map(({ action, label }, i) =>
    button(label, () => host.post({ type: 'practice', action }), {
      kind: i === 0 ? 'primary' : 'secondary',
      focus: action,
    }),
  );
  return [
    ...facts.map((fact) => h('p', { class: 'lead' }, [fact])),
    items.length > 0 && itemTable(items, host),
    h(
      'div',
      { class: 'actions summary-actions', attrs: { role: 'group', 'aria-label': 'What next' } },
      buttons,
    ),
  ];
}

function itemTable(items: readonly PracticeSummaryItem[], { post }: Host): HTMLElement {
  const head = ['Item', 'Result', 'Next'].map((name) => h('th', { attrs: { scope: 'col' } }, [name]));
  const rows = items.map(({ key, kind, title, status, outcome, nextDue }) =>
    h('tr', {}, [
      h('th', { attrs: { scope: 'row' } }, [
        button(title, () => post({ type: 'openItem', key }), { kind: 'link', focus: key }),
        hidden(', '),
        h('span', { class: 'quiet summary-kind' }, [capitalised(kind)]),
      ]),
      h('td', {}, [
        h('span', { class: `summary-result status-${status}` }, [icon(statusIcons[status]), outcome]),
      ]),
      h('td', { class: 'quiet' }, [nextDue]),
    ]),
  );
  return h('table', { class: 'summary-table' }, [h('thead', {}, [h('tr', {}, head)]), h('tbody', {}, rows)]);
}
