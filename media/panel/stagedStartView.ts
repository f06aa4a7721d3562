import type { StagedStartState } from '../../src/protocol/stagedMessages';
import { h } from './dom';
import type { Host, View } from './host';
import { button, itemFacts, itemHeading, section } from './itemHeader';
import { renderMarkdown } from './markdown';
import { table } from './table';
import { plural } from './words';

/** A task in stages before its clock runs. */
export function stagedStartView(state: StagedStartState, host: Host): View {
  const { item, prompt, stages, minutes } = state;
  const { element: header, heading, facts } = itemHeading(item, 'Design in stages');
  facts.update(itemFacts(item));
  const rows = stages.map((stage) => [
    stage.title,
    `${stage.minutes} min`,
    stage.numbers === 0 ? '' : plural(stage.numbers, 'number'),
  ]);
  const start = button('Start the clock', () => host.post({ type: 'stagedStart', key: item.key }), {
    kind: 'primary',
    focus: 'start',
  });
  return {
    element: h('div', { class: 'page staged-page' }, [
      header,
      section('prompt', 'The interviewer asks', [
        h('div', { class: 'prompt' }, [renderMarkdown(prompt, { headingOffset: 2 })]),
      ]),
      section('plan', `${plural(stages.length, 'stage')} in ${minutes} minutes`, [
        table(['Stage', 'Time', 'To work out'], rows, [1]),
        h('ul', { class: 'rules plan-notes' }, [
          h('li', {}, ['The clock can be paused, and running over is shown, not stopped.']),
          h('li', {}, ['You may go back and forth. A point counts in whatever stage you make it.']),
          h('li', {}, ['Everything is kept as you type.']),
        ]),
      ]),
      h('div', { class: 'actions' }, [start]),
    ]),
    heading,
    update: () => undefined,
  };
}
