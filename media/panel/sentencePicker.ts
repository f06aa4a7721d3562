import type { Span } from '../../src/protocol/panelMessages';
import { h } from './dom';

export interface Picker {
  element: HTMLElement;
  update(quote: Span | undefined): void;
  focus(): void;
}

/** The sentences of the answer, one of which says the point. For the keyboard; the mouse may also select in the answer. */
export function createPicker(
  id: string,
  answer: string,
  sentences: readonly Span[],
  mark: (quote: Span) => void,
): Picker {
  const own = h('p', { class: 'picked' });
  const radios = sentences.map((span) => {
    const input = h('input', {
      attrs: { type: 'radio', name: `sentence-${id}` },
      on: { change: () => mark(span) },
    });
    const text = answer.slice(span.start, span.end);
    return { span, input, row: h('label', {}, [input, h('span', {}, [text])]) };
  });
  const hintId = `sentence-hint-${id}`;
  const hint = h('p', { attrs: { id: hintId } }, [
    'Which sentence says it? Choose it here, or select it in your answer.',
  ]);
  const list = h(
    'div',
    { class: 'sentences', attrs: { role: 'radiogroup', 'aria-labelledby': hintId } },
    radios.map(({ row }) => row),
  );
  const isAt = (a: Span, b: Span | undefined): boolean => a.start === b?.start && a.end === b.end;
  return {
    element: h('div', { class: 'picker' }, [hint, own, list]),
    update(quote) {
      for (const { span, input } of radios) input.checked = isAt(span, quote);
      const isOwn = quote !== undefined && !sentences.some((span) => isAt(span, quote));
      own.hidden = !isOwn;
      own.replaceChildren(...(isOwn ? ['Marked: ', h('q', {}, [answer.slice(quote.start, quote.end)])] : []));
    },
    focus: () => (radios.find(({ input }) => input.checked) ?? radios[0])?.input.focus(),
  };
}
