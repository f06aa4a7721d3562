import type { StagedNumberResult } from '../../src/protocol/stagedMessages';
import { h } from './dom';
import { icon } from './icons';

/** A number that was asked for, with what is right and how to get there. */
export function numberItem(number: StagedNumberResult): HTMLElement {
  const { prompt, given, correct, problem, understood, expected, tolerance, why, working } = number;
  const word = correct ? 'Right' : given.trim() === '' ? 'Left open' : 'Not right';
  return h('li', { class: `point tone-${correct ? 'found' : 'missing'}` }, [
    h('div', { class: 'point-icon' }, [icon(correct ? 'found' : 'missing')]),
    h('div', {}, [
      h('p', { class: 'point-claim' }, [prompt]),
      h('dl', { class: 'drill-numbers' }, [
        h('dt', {}, [h('strong', {}, [word])]),
        h('dd', {}, [understood ?? (given.trim() === '' ? 'no number' : given)]),
        h('dt', {}, ['Expected']),
        h('dd', {}, [`${expected} (tolerance: ${tolerance})`]),
      ]),
      (why ?? problem) !== undefined && h('p', { class: 'drill-why' }, [why ?? problem]),
      h('details', { class: 'disclosure' }, [
        h('summary', {}, ['The way there']),
        h(
          'ol',
          { class: 'drill-working' },
          working.map((step) => h('li', {}, [step])),
        ),
      ]),
    ]),
  ]);
}
