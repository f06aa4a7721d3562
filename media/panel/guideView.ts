import type { GuideState } from '../../src/protocol/panelMessages';
import { h, hidden } from './dom';
import type { Host, View } from './host';
import { papersSection, section } from './itemHeader';
import { renderMarkdown } from './markdown';

/** A guide: text to read, whose links open items. */
export function guideView({ title, summary, sections, sources }: GuideState, { post }: Host): View {
  const heading = h('h1', { attrs: { tabindex: -1 } }, [hidden('Guide: '), title]);
  const openItem = (key: string): void => post({ type: 'openItem', key });
  const parts = sections.map(({ title: name, text }, i) =>
    section(`guide-${i}`, name, [renderMarkdown(text, { headingOffset: 2, openItem })]),
  );
  return {
    element: h('div', { class: 'page guide-page' }, [
      h('header', { class: 'item-header' }, [
        h('p', { class: 'eyebrow', attrs: { 'aria-hidden': 'true' } }, ['Guide']),
        heading,
        h('p', { class: 'lead' }, [summary]),
      ]),
      ...parts,
      papersSection(sources),
    ]),
    heading,
    update: () => undefined,
  };
}
