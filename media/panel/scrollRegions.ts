const boxes = new WeakMap<Element, HTMLElement>();
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = boxes.get(target);
    if (box !== undefined) updateScrolling(box);
  }
});

/** Lets the keyboard reach a box while its content is larger than the box, and only then. */
export function watchScrolling(element: HTMLElement): void {
  // The content changes its size too, when a font arrives.
  for (const watched of [element, element.firstElementChild]) {
    if (watched === null) continue;
    boxes.set(watched, element);
    observer.observe(watched);
  }
}

function updateScrolling(element: HTMLElement): void {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  if (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1) element.tabIndex = 0;
  else element.removeAttribute('tabindex');
}
