export type Child = Node | string | undefined | false;

type Listeners = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

interface Props {
  class?: string;
  /** Attributes: `true` sets an empty one, `undefined` and `false` leave it out. */
  attrs?: Record<string, string | number | boolean | undefined>;
  on?: Listeners;
}

/** Makes an element. Text is set as text, never parsed. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (props.class !== undefined) element.className = props.class;
  for (const [name, value] of Object.entries(props.attrs ?? {})) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [type, listener] of Object.entries(props.on ?? {}))
    element.addEventListener(type, listener as EventListener);
  element.append(...present(children));
  return element;
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== undefined && child !== false);
}

/** For screen readers only. */
export function hidden(text: string): HTMLSpanElement {
  return h('span', { class: 'visually-hidden' }, [text]);
}

export interface Slot<T> {
  /** Redraws if the data is not what was drawn last. Says whether it was redrawn. */
  update(data: T): boolean;
}

/**
 * A part of the page that is redrawn only when its own data changes, so that a new state disturbs nothing else.
 * Focus stays on the element with the same `data-focus`.
 */
export function createSlot<T>(element: HTMLElement, draw: (data: T) => readonly Child[]): Slot<T> {
  let drawn: string | undefined;
  return {
    update(data) {
      const next = JSON.stringify(data) ?? '';
      if (next === drawn) return false;
      drawn = next;
      const active = document.activeElement;
      const name =
        active instanceof HTMLElement && element.contains(active) ? active.dataset['focus'] : undefined;
      element.replaceChildren(...present(draw(data)));
      if (name !== undefined)
        element
          .querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]`)
          ?.focus({ preventScroll: true });
      return true;
    },
  };
}

export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
