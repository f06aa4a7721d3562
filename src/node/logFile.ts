import { open } from 'node:fs/promises';
import { checkEvent, type ProgressEvent } from '../core/progress/events';

/** How far a log file has been read, and what was wrong with it so far. */
export interface ReadState {
  /** In bytes: the start of the first line that was not read. */
  offset: number;
  /** How many bytes were looked at: past `offset` stands a last line without an end. */
  seen: number;
  /** Lines before `offset`. */
  lines: number;
  problems: string[];
  /** What is wrong with a last line that has no end: another window may be writing it. */
  torn?: string;
}

export const unread: ReadState = { offset: 0, seen: 0, lines: 0, problems: [] };

/** So much is read and parsed at once; between two parts other work gets its turn. */
const partBytes = 1 << 20;

/** In bytes. Garbage without line breaks must not fill the memory. */
const maximumLine = 4 << 20;

/** More problems of one file than this are only counted. */
const maximumProblems = 20;

/**
 * The events of a log file from where an earlier reading ended, in parts; `state` moves along. Lines that are
 * no records are reported and skipped; the file is never changed.
 * @param name as it is to stand in problems
 */
export async function* readLog(
  file: string,
  name: string,
  state: ReadState,
): AsyncGenerator<ProgressEvent[], void> {
  const handle = await open(file, 'r');
  try {
    delete state.torn;
    let rest = Buffer.alloc(0);
    let isTooLong = false;
    const part = Buffer.allocUnsafe(partBytes);
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, partBytes, state.offset + rest.length);
      if (bytesRead === 0) break;
      const bytes = Buffer.concat([rest, part.subarray(0, bytesRead)]);
      const end = bytes.lastIndexOf(10) + 1;
      rest = bytes.subarray(end);
      state.offset += end;
      state.seen = state.offset + rest.length;
      if (end > 0) {
        const start = isTooLong ? bytes.indexOf(10) + 1 : 0;
        isTooLong = false;
        if (end > start) yield readLines(bytes.toString('utf8', start, end - 1), name, state);
      }
      if (rest.length > maximumLine) {
        if (!isTooLong) addProblem(state, `${name}:${++state.lines}: longer than any record; skipped`);
        isTooLong = true;
        state.offset += rest.length;
        rest = Buffer.alloc(0);
      }
    }
    if (rest.length === 0 || isTooLong) return;
    const last: ReadState = { ...unread, lines: state.lines, problems: [] };
    const events = readLines(rest.toString('utf8'), name, last);
    if (events.length > 0) {
      // whole, but for its line break
      [state.offset, state.lines] = [state.offset + rest.length, last.lines];
      yield events;
    } else if (last.problems[0] !== undefined) state.torn = last.problems[0];
  } finally {
    await handle.close();
  }
}

function readLines(text: string, name: string, state: ReadState): ProgressEvent[] {
  const events: ProgressEvent[] = [];
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const records = parseTogether(lines);
  lines.forEach((line, i) => {
    state.lines++;
    if (line.trim() === '') return;
    try {
      const event = checkEvent(records === undefined ? JSON.parse(line) : records[i]);
      if (event !== 'newer') events.push(event);
      else addProblem(state, `${name}:${state.lines}: written by a newer version; kept, but not shown`);
    } catch (error) {
      const why = isConflictMark(line)
        ? 'the mark of a merge conflict; the records on both sides of it count'
        : `not a readable record (${(error as Error).message})`;
      addProblem(state, `${name}:${state.lines}: ${why}; skipped`);
    }
  });
  return events;
}

/** Parsing a list at once is faster than line by line; undefined when it is not one record in every line. */
function parseTogether(lines: readonly string[]): unknown[] | undefined {
  try {
    const records = JSON.parse(`[${lines.join(',')}]`) as unknown[];
    return records.length === lines.length ? records : undefined;
  } catch {
    return undefined;
  }
}

function isConflictMark(line: string): boolean {
  return /^(<{7}|={7}|>{7}|\|{7})/.test(line);
}

function addProblem(state: ReadState, problem: string): void {
  if (state.problems.length < maximumProblems) state.problems.push(problem);
  else if (state.problems.length === maximumProblems)
    state.problems.push(`${problem.split(':')[0]}: more lines that cannot be read`);
}
