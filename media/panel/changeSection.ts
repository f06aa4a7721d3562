import type { ChangeView, DiffPart } from '../../src/protocol/answerMessages';
import { type Child, h, hidden } from './dom';
import { icon, type IconName } from './icons';
import { section } from './itemHeader';

/** What the new answer has won, kept and lost against the one before it. */
export function changeSection({ won, kept, lost, diff }: ChangeView): HTMLElement {
  const same = won.length + lost.length === 0 && h('p', { class: 'quiet' }, ['No point won or lost.']);
  return section('change', 'Compared with your last answer', [
    same,
    claims('Won', 'up', won),
    claims('Lost', 'down', lost),
    kept.length > 0 &&
      h('details', { class: 'disclosure change-group' }, [
        h('summary', {}, [`Kept (${kept.length})`]),
        claimList(kept),
      ]),
    h('details', { class: 'disclosure' }, [
      h('summary', {}, ['What changed in the text']),
      diff === undefined
        ? h('p', { class: 'quiet' }, ['Too little is the same to compare the two word by word.'])
        : diffText(diff),
    ]),
  ]);
}

function claims(title: string, name: IconName, list: readonly string[]): HTMLElement | undefined {
  if (list.length === 0) return undefined;
  return h('div', { class: `change-group change-${name}` }, [
    h('h3', {}, [icon(name), h('span', {}, [`${title} (${list.length})`])]),
    claimList(list),
  ]);
}

function claimList(claims: readonly string[]): HTMLElement {
  return h(
    'ul',
    {},
    claims.map((claim) => h('li', {}, [claim])),
  );
}

function diffText(parts: readonly DiffPart[]): HTMLElement {
  return h('div', { class: 'answer-text diff-text' }, parts.map(diffPart));
}

function diffPart({ kind, text }: DiffPart): Child {
  if (kind === 'same') return text;
  return kind === 'added'
    ? h('ins', {}, [hidden(' [added: '), text, hidden('] ')])
    : h('del', {}, [hidden(' [removed: '), text, hidden('] ')]);
}
