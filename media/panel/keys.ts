import { h } from './dom';

export const modifierKey = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** "Ctrl+Enter" as keys, for the eye: what they stand beside says it in words. */
export function keyHint(...names: string[]): HTMLElement {
  const keys = names.flatMap((name, index) =>
    index === 0 ? [h('kbd', {}, [name])] : ['+', h('kbd', {}, [name])],
  );
  return h('span', { class: 'keys' }, keys);
}
