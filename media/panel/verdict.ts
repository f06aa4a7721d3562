import type { KataState } from '../../src/protocol/panelMessages';
import { type Child, h } from './dom';
import type { Host } from './host';
import { icon } from './icons';
import { button } from './itemHeader';

type Verdict = NonNullable<KataState['verdict']>;

function verdictTitle({ passed, totalCases }: Verdict): string {
  if (passed) return 'Passed';
  return totalCases === 0 ? 'Not graded' : 'Not passed yet';
}

export function verdictText(verdict: Verdict): string {
  return `${verdictTitle(verdict)}. ${verdict.message}`;
}

/** The latest verdict, and the misconceptions that explain it. */
export function verdictBox(verdict: Verdict | undefined, host: Host): Child[] {
  if (verdict === undefined)
    return [
      h('p', { class: 'quiet' }, [
        'Write your solution in the editor, then grade it against the hidden cases.',
      ]),
    ];
  const heading = h('h2', { attrs: { id: 'verdict-heading' } }, [
    icon(verdict.passed ? 'found' : 'failed'),
    h('span', {}, [verdictTitle(verdict)]),
  ]);
  return [
    h(
      'section',
      {
        class: `verdict ${verdict.passed ? 'is-passed' : 'is-failed'}`,
        attrs: { 'aria-labelledby': 'verdict-heading' },
      },
      [
        heading,
        caseBar(verdict),
        h('p', { class: 'verdict-message' }, [verdict.message]),
        ...verdict.diagnoses.map((diagnosis) => diagnosisItem(diagnosis, host)),
      ],
    ),
  ];
}

function caseBar({ passedCases, totalCases }: Verdict): Child {
  if (totalCases === 0) return undefined;
  const fill = h('div', { class: 'bar-fill' });
  fill.style.width = `${(100 * passedCases) / totalCases}%`;
  return h(
    'div',
    { class: 'bar', attrs: { role: 'img', 'aria-label': `${passedCases} of ${totalCases} cases passed` } },
    [fill],
  );
}

function diagnosisItem(
  { trap, title, explanation, question }: Verdict['diagnoses'][number],
  { post }: Host,
): HTMLElement {
  const open =
    question &&
    button(`Explained in: ${question.title}`, () => post({ type: 'openItem', key: question.key }), {
      kind: 'link',
      focus: `diagnosis-${trap}`,
    });
  const paragraphs = explanation.split(/\n\s*\n/).map((text) => h('p', {}, [text]));
  return h('article', { class: 'diagnosis' }, [
    h('h3', {}, [icon('warning'), h('span', {}, [`This looks like: ${title}`])]),
    ...paragraphs,
    open,
  ]);
}
