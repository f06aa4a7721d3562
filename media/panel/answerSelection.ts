import type { Span } from '../../src/protocol/panelMessages';

/** Calls `onSelect` with what the mouse has selected in the answer, in whole words. */
export function watchSelection(root: HTMLElement, onSelect: (span: Span) => void): void {
  root.addEventListener('mouseup', () => {
    const selection = document.getSelection();
    const container = root.querySelector('.answer-text');
    if (container === null || selection === null || selection.isCollapsed || selection.rangeCount === 0)
      return;
    const range = selection.getRangeAt(0);
    if (!container.contains(range.startContainer) || !container.contains(range.endContainer)) return;
    const text = plainText(container);
    const span = wholeWords(text, {
      start: offsetIn(container, range.startContainer, range.startOffset),
      end: offsetIn(container, range.endContainer, range.endOffset),
    });
    if (span.start < span.end) onSelect(span);
  });
}

/** Grown to whole words, without the space around. */
export function wholeWords(text: string, { start, end }: Span): Span {
  const isWord = (index: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(index));
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  while (from > 0 && isWord(from) && isWord(from - 1)) from -= 1;
  while (to < text.length && isWord(to - 1) && isWord(to)) to += 1;
  return { start: from, end: to };
}

/** The answer as it was handed in: the numbers between its words are buttons of ours. */
function plainText(container: Element): string {
  return textNodes(container)
    .map((node) => node.data)
    .join('');
}

function offsetIn(container: Element, node: Node, offset: number): number {
  const place = document.createRange();
  place.setStart(node, offset);
  let count = 0;
  for (const text of textNodes(container)) {
    if (text === node) return count + offset;
    if (place.comparePoint(text, 0) > 0) return count;
    count += text.data.length;
  }
  return count;
}

function textNodes(container: Element): Text[] {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest('.reference') === null) nodes.push(node as Text);
  }
  return nodes;
}
