import fs from 'node:fs';

/** Every text of a kata's submission has this length, so that a save is a single write without a gap. */
const room = 600;

/** @param {{ solution: string, stub: string }} kata */
export function submissionsOf(kata) {
  const length = Math.max(kata.solution.length, kata.stub.length) + room;
  const padded = (text, note) => `${text}// ${note} `.padEnd(length - 1, '.') + '\n';
  return {
    right: (round) => padded(kata.solution, `save ${round}`),
    /** The stub: every case fails. */
    wrong: (round) => padded(kata.stub, `save ${round}`),
    /** Right, but for one case, which never ends. */
    endless: (index) => padded(endlessAt(kata, index), 'endless'),
  };
}

/** The model solution, but a call with the arguments of that case never returns. */
function endlessAt({ solution, cases }, index) {
  const { call, args } = cases[index];
  const asked = JSON.stringify(JSON.stringify(JSON.parse(args)));
  const body = solution.replace(`export function ${call}(`, `function ${call}(`);
  if (body === solution)
    throw new Error(`case ${index + 1} calls ${call}, which the solution does not export as a function`);
  return `${body}
const guarded: typeof ${call} = (...args) => {
  if (JSON.stringify(args) === ${asked}) for (;;);
  return ${call}(...args);
};
export { guarded as ${call} };
`;
}

/**
 * Saves a text of the same length over a file: one write, and no moment at which the file is empty.
 * @returns {number} reading of `performance.now()` just before the write
 */
export function save(file, text) {
  const handle = fs.openSync(file, 'r+');
  const started = performance.now();
  fs.writeSync(handle, text, 0);
  fs.closeSync(handle);
  return started;
}
