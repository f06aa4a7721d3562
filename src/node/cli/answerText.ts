import type { AnswerReport } from '../../core/answers/scoreAnswer';
import type { DesignReport, NumberReport } from '../../core/staged/designReport';
import { painter, type Terminal } from './terminal';

const flagText: Record<AnswerReport['flags'][number], string> = {
  'keyword-list': 'A list of keywords is not an answer: say how they hang together.',
  parrot: 'This repeats the question.',
  'off-topic': 'This does not seem to be about the question.',
  'too-short': 'This is too short to look for evidence.',
  injection: 'Text addressed to a grader was left out.',
};

/** The offline check of an answer for people. It reports evidence, not a grade, and says so. */
export function answerText(report: AnswerReport, answer: string, terminal: Pick<Terminal, 'colour'>): string {
  const { red, green, yellow, dim, bold } = painter(terminal);
  const marks = { found: green('✓'), partial: yellow('~'), check: yellow('?'), missing: red('✗') };
  const lines = report.points.map(({ claim, status, weight, evidence: [first] }) => {
    const quote =
      first === undefined ? '' : `\n    ${dim(`"${answer.slice(first.start, first.end).trim()}"`)}`;
    return `${marks[status]} ${claim} ${dim(`${status}, weight ${weight}`)}${quote}`;
  });
  for (const trap of report.traps) lines.push('', yellow(bold(`Trap: ${trap.claim}`)), trap.correction);
  if (report.flags.length > 0) lines.push('', ...report.flags.map((flag) => yellow(flagText[flag])));
  const [low, high] = report.scoreRange;
  lines.push('', bold(`Evidence for ${report.score}% of the points (${low}-${high}% with the open ones).`));
  lines.push(
    dim('Offline check: what it finds is usually right; it misses points that are put in unusual words.'),
  );
  return lines.join('\n');
}

/** The same of a design drill, with its numbers stage by stage. */
export function designText(report: DesignReport, answer: string, terminal: Pick<Terminal, 'colour'>): string {
  const { bold, dim } = painter(terminal);
  const stages = report.stages.flatMap(({ title, score, numbers }) => [
    '',
    bold(`${title}: ${score}% of its points are made in its own text`),
    ...numbers.map((number) => numberText(number, terminal)),
  ]);
  const hint = dim('Numbers are read from lines of their own, such as "in-flight: 3,500".');
  return [answerText(report, answer, terminal), ...stages, '', hint].join('\n');
}

function numberText(
  { id, given, correct, expected, misconception, problem }: NumberReport,
  terminal: Pick<Terminal, 'colour'>,
): string {
  const { red, green, dim } = painter(terminal);
  if (given === undefined) return `${dim('-')} ${id}: not given`;
  const slip = misconception ?? problem;
  return correct
    ? `${green('✓')} ${id}: ${given}`
    : `${red('✗')} ${id}: ${given}, expected ${expected}${slip === undefined ? '' : ` (${slip})`}`;
}
