import type { JudgeLineView, JudgeVerdictView } from '../../src/protocol/judgeMessages';
import { h, hidden } from './dom';
import { icon, type IconName } from './icons';
import { button } from './itemHeader';

/** The candidate's word on a disputed criterion. */
export type Decide = (criterion: string, counts: boolean) => void;

/** One point or trap: what the offline check says of it, what the model says, and who decides. */
export function judgeLine(line: JudgeLineView, model: string, answer: string, decide: Decide): HTMLElement {
  const { kind, label, claim, verdict } = line;
  const name = kind === 'trap' ? `Trap ${label}: ` : `${label} `;
  return h('li', { class: 'judge-line' }, [
    h('p', { class: 'point-claim' }, [h('span', { class: 'point-number' }, [name]), claim]),
    h('dl', { class: 'judge-words' }, [
      ...says('Offline check', offlineWords[line.offline], offlineIcons[line.offline]),
      ...says(model, verdictWords(verdict, kind), verdictIcon(verdict, kind), quoted(verdict, answer)),
      ...(line.decision === undefined ? [] : says('You', decisionWords(line.decision, kind), 'found')),
    ]),
    isAsked(line) && decisionButtons(line, decide),
  ]);
}

/** Disputes, and traps that only the offline check sees: they cost points, and it may be wrong. */
function isAsked({ agreement, offline }: JudgeLineView): boolean {
  return agreement === 'disputed' || (agreement === 'offline' && offline === 'asserted');
}

/** Who says it stands before what is said, on every line. */
function says(who: string, what: string, tone: IconName, more?: HTMLElement): HTMLElement[] {
  return [
    h('dt', {}, [who]),
    h('dd', {}, [
      h('span', { class: `judge-said tone-${tone}` }, [icon(tone), what]),
      ...(more ? [more] : []),
    ]),
  ];
}

const quoteTones = { met: 'found', partial: 'partial', contradicted: 'check' } as const;

function quoted(verdict: JudgeVerdictView, answer: string): HTMLElement | undefined {
  if (!('quote' in verdict)) return undefined;
  const { quote, around } = verdict;
  const piece = (from: number, to: number): string => answer.slice(Math.max(0, from), Math.max(0, to));
  return h('q', { class: 'judge-quote' }, [
    piece(around.start, quote.start).trimStart(),
    h('mark', { class: `mark tone-${quoteTones[verdict.kind]}` }, [piece(quote.start, quote.end)]),
    piece(quote.end, around.end).trimEnd(),
  ]);
}

function decisionButtons({ key, kind, label, decision }: JudgeLineView, decide: Decide): HTMLElement {
  const [yes, no] =
    kind === 'trap' ? ['I meant that', 'I did not mean that'] : ['Count it', "Don't count it"];
  const name = kind === 'trap' ? `trap ${label}` : `point ${label}`;
  const choice = (text: string, counts: boolean): HTMLButtonElement => {
    const element = button([text, hidden(`: ${name}`)], () => decide(key, counts), {
      focus: `judge-${counts}-${key}`,
    });
    element.setAttribute('aria-pressed', String(decision === counts));
    return element;
  };
  return h('div', { class: 'actions', attrs: { role: 'group', 'aria-label': `Your decision on ${name}` } }, [
    choice(yes, true),
    choice(no, false),
  ]);
}

const offlineWords: Record<JudgeLineView['offline'], string> = {
  found: 'Found',
  partial: 'Something like it',
  missing: 'Not found',
  check: 'Perhaps the opposite',
  asserted: 'You seem to say this',
  clear: 'Not seen',
};

const offlineIcons: Record<JudgeLineView['offline'], IconName> = {
  found: 'found',
  partial: 'partial',
  missing: 'missing',
  check: 'check',
  asserted: 'warning',
  clear: 'missing',
};

function verdictWords(verdict: JudgeVerdictView, kind: JudgeLineView['kind']): string {
  switch (verdict.kind) {
    case 'met':
      return 'You say this';
    case 'partial':
      return 'You say a part of it';
    case 'absent':
      return 'Not said';
    case 'contradicted':
      return kind === 'trap' ? 'You reject it' : 'You say the opposite';
    case 'void':
      return verdict.why;
    case 'unjudged':
      return 'No verdict';
  }
}

function verdictIcon({ kind }: JudgeVerdictView, of: JudgeLineView['kind']): IconName {
  switch (kind) {
    case 'met':
      return of === 'trap' ? 'warning' : 'found';
    case 'contradicted':
      return of === 'trap' ? 'found' : 'check';
    case 'partial':
      return 'partial';
    case 'absent':
      return 'missing';
    case 'void':
    case 'unjudged':
      return 'info';
  }
}

function decisionWords(decision: boolean, kind: JudgeLineView['kind']): string {
  if (kind === 'trap') return decision ? 'Meant' : 'Not meant';
  return decision ? 'Counts' : 'Does not count';
}
