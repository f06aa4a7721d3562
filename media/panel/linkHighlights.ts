/**
 * Pointing at a point, or focusing it, emphasises its marks in the answer, and the other way round. Both name what they
 * belong to in `data-for`, separated by spaces.
 */
export function linkHighlights(root: HTMLElement): void {
  let pointed: string[] = [];
  let focused: string[] = [];
  const show = (): void => {
    for (const element of root.querySelectorAll<HTMLElement>('[data-for]')) {
      element.classList.toggle(
        'is-lit',
        ownNames(element).some((name) => pointed.includes(name) || focused.includes(name)),
      );
    }
  };
  const onPointer = (target: EventTarget | null): void => {
    const names = namesAt(target, root);
    if (names.join() === pointed.join()) return;
    pointed = names;
    show();
  };
  const onFocus = (target: EventTarget | null): void => {
    focused = namesAt(target, root);
    show();
  };
  // Not `mouseover`: it also comes when the page scrolls under a pointer that rests while the keyboard is used.
  root.addEventListener('mousemove', ({ target, movementX, movementY }) => {
    if (movementX !== 0 || movementY !== 0) onPointer(target);
  });
  root.addEventListener('mouseleave', () => onPointer(null));
  root.addEventListener('keydown', () => onPointer(null));
  root.addEventListener('focusin', ({ target }) => onFocus(target));
  root.addEventListener('focusout', ({ relatedTarget }) => onFocus(relatedTarget));
}

function namesAt(target: EventTarget | null, root: HTMLElement): string[] {
  const element =
    target instanceof Element && root.contains(target) ? target.closest<HTMLElement>('[data-for]') : null;
  return element === null ? [] : ownNames(element);
}

function ownNames(element: HTMLElement): string[] {
  return element.dataset['for']?.split(' ') ?? [];
}
