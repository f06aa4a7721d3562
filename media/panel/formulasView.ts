import type { FormulasState } from '../../src/protocol/panelMessages';
import { h } from './dom';
import type { Host, View } from './host';
import { button, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { plural } from './words';

/** The formula sheet, with a field that filters it. */
export function formulasView({ groups }: FormulasState, host: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, ['Formula sheet']);
  const sections = groups.map((group, i) => groupSection(group, i, host));
  const total = groups.reduce((sum, { formulas }) => sum + formulas.length, 0);
  const field = h('input', {
    class: 'drill-field formula-filter',
    attrs: { id: 'formula-filter', type: 'search', spellcheck: 'false', autocomplete: 'off' },
  });
  const count = h('p', { class: 'quiet', attrs: { role: 'status' } }, [plural(total, 'formula')]);
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/);
    const shown = sections.reduce((sum, { filter }) => sum + filter(words), 0);
    count.textContent = shown === total ? plural(total, 'formula') : `${shown} of ${total} formulas`;
  });
  return {
    element: h('div', { class: 'page formulas-page' }, [
      h('header', { class: 'item-header' }, [heading]),
      h('div', { class: 'formula-tools' }, [
        h('label', { attrs: { for: 'formula-filter' } }, ['Filter']),
        field,
        button('Save to print…', () => host.post({ type: 'saveFormulas' })),
      ]),
      count,
      ...sections.map(({ element }) => element),
    ]),
    heading,
    update: () => undefined,
  };
}

type Group = FormulasState['groups'][number];

interface GroupSection {
  element: HTMLElement;
  /** Leaves what holds all of the words; returns how many that are. */
  filter: (words: readonly string[]) => number;
}

function groupSection({ title, formulas }: Group, index: number, host: Host): GroupSection {
  const rows = formulas.map(({ name, text, practise }) => {
    const element = h('article', { class: 'formula-entry' }, [
      h('h3', {}, [name]),
      renderMarkdown(text, { headingOffset: 3 }),
      practise &&
        button(`Practise: ${practise.title}`, () => host.post({ type: 'openItem', key: practise.key }), {
          kind: 'link',
        }),
    ]);
    return { element, haystack: `${title} ${name} ${text}`.toLowerCase() };
  });
  const element = section(
    `formulas-${index}`,
    title,
    rows.map((row) => row.element),
  );
  return {
    element,
    filter(words) {
      let shown = 0;
      for (const row of rows) {
        row.element.hidden = !words.every((word) => row.haystack.includes(word));
        if (!row.element.hidden) shown++;
      }
      element.hidden = shown === 0;
      return shown;
    },
  };
}
