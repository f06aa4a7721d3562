import type { ItemHeader, LinkedItem, SourceView } from '../../src/protocol/panelMessages';
import { type Child, createSlot, h, hidden, type Slot } from './dom';
import type { Host } from './host';
import { icon } from './icons';
import { attemptsText, capitalised } from './words';

export interface Heading {
  element: HTMLElement;
  heading: HTMLElement;
  facts: Slot<string[]>;
}

/** Title and facts at the head of an item. `role` is said before the title by screen readers, as in "Feedback". */
export function itemHeading(item: ItemHeader, role: string): Heading {
  const heading = h('h1', { attrs: { tabindex: -1 } }, [hidden(`${role}: `), item.title]);
  const list = h('ul', { class: 'facts' });
  const eyebrow = h('p', { class: 'eyebrow' }, [
    h('span', { class: 'eyebrow-role', attrs: { 'aria-hidden': 'true' } }, [role]),
    item.topic,
  ]);
  const element = h('header', { class: 'item-header' }, [eyebrow, heading, list]);
  return {
    element,
    heading,
    facts: createSlot<string[]>(list, (facts) => facts.map((fact) => h('li', {}, [fact]))),
  };
}

export function itemFacts(item: ItemHeader, ...more: string[]): string[] {
  return [
    capitalised(item.level),
    ...more,
    `${item.minutes} min`,
    attemptsText(item),
    ...(item.bookmarked === true ? ['Bookmarked'] : []),
    ...(item.note === undefined ? [] : ['Has a note']),
  ];
}

/** A part of the page with its heading as name. */
export function section(id: string, title: string, children: readonly Child[], className = ''): HTMLElement {
  const headingId = `${id}-heading`;
  const heading = h('h2', { attrs: { id: headingId } }, [title]);
  return h('section', { class: `section ${className}`.trim(), attrs: { id, 'aria-labelledby': headingId } }, [
    heading,
    ...children,
  ]);
}

interface ButtonOptions {
  kind?: 'primary' | 'secondary' | 'link';
  /** Name under which the focus is found again after a redraw. */
  focus?: string;
}

export function button(
  label: string | readonly Child[],
  onClick: () => void,
  { kind = 'secondary', focus }: ButtonOptions = {},
): HTMLButtonElement {
  const children = typeof label === 'string' ? [label] : label;
  return h(
    'button',
    {
      class: `button button-${kind}`,
      attrs: { type: 'button', 'data-focus': focus },
      on: { click: onClick },
    },
    children,
  );
}

/** Katas and questions that go with this one. */
export function relatedSection(related: readonly LinkedItem[], { post }: Host): HTMLElement | undefined {
  if (related.length === 0) return undefined;
  const items = related.map(({ key, kind, title }) => {
    const label = [
      h('span', { class: 'related-kind' }, [capitalised(kind)]),
      h('span', { class: 'related-title' }, [title]),
      icon('next'),
    ];
    return h('li', {}, [
      h(
        'button',
        {
          class: 'related',
          attrs: { type: 'button', 'data-focus': key },
          on: { click: () => post({ type: 'openItem', key }) },
        },
        label,
      ),
    ]);
  });
  return section('related', 'Practise next to this', [h('ul', { class: 'related-list' }, items)]);
}

/** Papers, each with what it showed and what it did not. */
export function papersSection(sources: readonly SourceView[]): HTMLElement | undefined {
  if (sources.length === 0) return undefined;
  return section('papers', 'Papers', [h('ol', { class: 'papers' }, sources.map(paper))]);
}

function paper({ byline, title, url, contribution, misquoted }: SourceView): HTMLElement {
  const linked = url !== undefined && /^https:\/\//i.test(url);
  const name = linked ? h('a', { attrs: { href: url } }, [title]) : title;
  return h('li', {}, [
    h('p', { class: 'paper-title' }, [name]),
    h('p', { class: 'quiet' }, [
      byline,
      linked && h('span', { class: 'paper-url' }, [` · ${new URL(url).host}${new URL(url).pathname}`]),
    ]),
    contribution !== undefined && h('p', {}, [contribution]),
    misquoted !== undefined &&
      h('p', { class: 'misquoted' }, [h('strong', {}, ['Often misquoted as: ']), misquoted]),
  ]);
}
