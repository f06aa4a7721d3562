import type { ModelAnswerView } from '../../src/protocol/panelMessages';
import type { AnswerData } from './answerText';
import { comparison } from './comparison';
import { type Child, h } from './dom';
import { icon } from './icons';
import { papersSection, section } from './itemHeader';
import { renderMarkdown } from './markdown';

/** The model answer with what surrounds it, beside the candidate's own if there is one. Its first heading takes the focus. */
export function modelAnswer(model: ModelAnswerView, own?: AnswerData): Child[] {
  const { intent, spoken, full, popularButWrong, redFlags, sources } = model;
  const shown = section('model', 'Model answer', [
    part('What the interviewer wants to learn', intent),
    part('Said in 60 seconds', spoken, 'spoken'),
    own === undefined
      ? part('In full', full)
      : h('div', { class: 'model-part' }, [
          h('h3', {}, ['In full, beside your answer']),
          comparison(own, model),
        ]),
  ]);
  shown.querySelector('h2')?.setAttribute('tabindex', '-1');
  return [
    shown,
    popularButWrong !== undefined && popularCallout(popularButWrong),
    redFlagsSection(redFlags),
    papersSection(sources),
  ];
}

function part(title: string, source: string, className = ''): HTMLElement {
  return h('div', { class: `model-part ${className}`.trim() }, [
    h('h3', {}, [title]),
    renderMarkdown(source, { headingOffset: 3 }),
  ]);
}

function popularCallout(source: string): HTMLElement {
  const heading = h('h2', { attrs: { id: 'popular-heading' } }, [
    icon('warning'),
    h('span', {}, ['Popular but wrong']),
  ]);
  return h('section', { class: 'section callout', attrs: { 'aria-labelledby': 'popular-heading' } }, [
    heading,
    renderMarkdown(source, { headingOffset: 2 }),
  ]);
}

/** What makes an interviewer worry, beyond the traps. */
export function redFlagsSection(redFlags: readonly string[]): HTMLElement | undefined {
  if (redFlags.length === 0) return undefined;
  const items = redFlags.map((flag) => h('li', {}, [renderMarkdown(flag, { headingOffset: 2 })]));
  return section('red-flags', 'What makes an interviewer worry', [h('ul', { class: 'red-flags' }, items)]);
}
