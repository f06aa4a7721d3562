// How well the evidence finder agrees with labelled answers: `npm run eval:answers -- [--misses] [--attacks] [--sentences] [--held-out] [--only=id,id] [--json]`
// The held-out third judges a finished change; whoever looks at it while tuning has no measure left.
import process from 'node:process';
import { type Agreement, percentile } from './agreement';
import { attackQuestions } from './attacks';
import { evaluateAnswers, type Miss, type SetReport, timeAnswers } from './evaluateAnswers';
import { readLabelledAnswers, readQuestions } from './labelledAnswers';
import { evaluateSentences, type SentenceCounts, type SentenceReport } from './sentences';

const flags = new Set(process.argv.slice(2));
const only = [...flags]
  .find((flag) => flag.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const labelled = readLabelledAnswers(process.cwd()).filter(
  ({ question }) => only?.includes(question.id) !== false,
);
const development = evaluateAnswers(labelled, ({ isHeldOut }) => !isHeldOut);
const heldOut = flags.has('--held-out') ? evaluateAnswers(labelled, ({ isHeldOut }) => isHeldOut) : undefined;
const attacks = flags.has('--attacks') ? attackQuestions(labelled) : [];
const sentences = flags.has('--sentences') ? sentenceReports() : undefined;
const times = timeAnswers(labelled, () => performance.now());
const milliseconds = { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };

if (flags.has('--json')) {
  console.log(
    JSON.stringify({ development, heldOut, attacks, sentences, milliseconds }, withoutHeldOutMisses, 2),
  );
} else {
  printSet('development', development);
  if (heldOut !== undefined) printSet('held out', heldOut);
  for (const { name, credited, of, example } of attacks)
    console.log(`attack ${name.padEnd(28)} ${credited} of ${of}${example === '' ? '' : `   ${example}`}`);
  for (const [name, { point, trap }] of Object.entries(sentences ?? {}))
    for (const [kind, counts] of Object.entries({ point, trap }))
      console.log(sentenceRow(`${name} ${kind}s`, counts));
  if (flags.has('--misses'))
    for (const { question, kind, id, isFalseAlarm, text } of sentences?.development.misses ?? [])
      console.log(`${isFalseAlarm ? 'FALSE' : 'MISS '} ${kind} ${question} ${id}: ${text}`);
  if (flags.has('--misses')) for (const miss of development.misses) printMiss(miss);
  console.log(`ms an answer: p50 ${milliseconds.p50.toFixed(2)}, p95 ${milliseconds.p95.toFixed(2)}`);
}

function withoutHeldOutMisses(key: string, value: unknown): unknown {
  return key === 'heldOut' && value !== undefined ? { ...(value as SetReport), misses: [] } : value;
}

function sentenceReports(): Record<'development', SentenceReport> & Record<string, SentenceReport> {
  const all = readQuestions('questions');
  const chosen = new Map([...all].filter(([id]) => only?.includes(id) !== false));
  const report = (wantsHeldOut: boolean): SentenceReport =>
    evaluateSentences(process.cwd(), chosen, wantsHeldOut);
  return flags.has('--held-out')
    ? { development: report(false), 'held-out': report(true) }
    : { development: report(false) };
}

function sentenceRow(name: string, { said, not }: SentenceCounts): string {
  const share = (found: number, of: number): string => `${found} of ${of} (${(found / of).toFixed(2)})`;
  return `sentences, ${name.padEnd(20)} found ${share(said.found, said.of)}, falsely ${share(not.found, not.of)}`;
}

function printSet(name: string, { answers, points, traps, voices, falseCredit }: SetReport): void {
  console.log(`\n${name}: ${answers} answers`);
  console.log(`${''.padEnd(20)} decisions  yes   precision recall  F1    kappa`);
  console.log(row('points', points));
  console.log(row('traps', traps));
  for (const [voice, agreement] of Object.entries(voices)) {
    if (agreement.labelled > 0) console.log(row(`  ${voice}`, agreement));
  }
  const credit = Object.entries(falseCredit).map(([voice, { credited, of }]) => `${voice} ${credited}/${of}`);
  console.log(`false credit: ${credit.join(', ')}`);
}

function row(name: string, { decisions, labelled: yes, precision, recall, f1, kappa }: Agreement): string {
  const figures = [precision, recall, f1, kappa].map((figure) => figure.toFixed(2).padStart(6)).join('  ');
  return `${name.padEnd(20)} ${String(decisions).padStart(9)}  ${String(yes).padStart(4)}  ${figures}`;
}

function printMiss({ question, answer, kind, id, isFalseAlarm, status, flags: raised, text }: Miss): void {
  const what = isFalseAlarm ? 'FALSE' : 'MISS ';
  console.log(`\n${what} ${kind} ${question}/${answer} ${id} (${[status, ...raised].join(', ')})`);
  console.log(`  ${text.trim().replace(/\n/g, '\n  ')}`);
}
