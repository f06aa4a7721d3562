import { parseArgs } from 'node:util';

export const parts = ['warm', 'cold', 'loop', 'bulk'];
export const kataIds = ['rope', 'bpe-merge'];

export const usage = `Usage: npm run bench -- [options]
  --only warm|cold|loop|bulk   measures one part; may be given more than once
  --kata rope|bpe-merge        one kata instead of both; may be given more than once
  --peer name                  one competitor instead of all, beside llm-coach; may be given more than once
  --rounds n                   rounds of warm, cold and bulk (default: 20, 10 and 2; the loop has one)
  --no-build                   measures dist/ as it stands
  --publish                    also writes test/bench/RESULTS.md and results.json`;

const defaultRounds = { warm: 20, cold: 10, loop: 1, bulk: 2 };

/**
 * @param {string[]} argv
 * @returns {{ parts: string[], katas: string[], peers: string[] | undefined, rounds: Record<string, number>, build: boolean, publish: boolean }}
 *   throws a readable Error when an option is not known
 */
export function readOptions(argv) {
  const list = { type: 'string', multiple: true };
  const { values } = parseArgs({
    args: argv,
    options: {
      only: list,
      kata: list,
      peer: list,
      rounds: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
    },
  });
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 1 && rounds <= 1000))
    throw new Error('--rounds must be a whole number from 1 to 1000');
  return {
    parts: chosen('--only', values.only, parts),
    katas: chosen('--kata', values.kata, kataIds),
    peers: values.peer,
    rounds:
      rounds === undefined ? defaultRounds : { ...defaultRounds, warm: rounds, cold: rounds, bulk: rounds },
    build: !values['no-build'],
    publish: values.publish,
  };
}

function chosen(option, given, known) {
  if (given === undefined) return known;
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`${option} must be one of: ${known.join(', ')} (got "${unknown}")`);
  return known.filter((name) => given.includes(name));
}
