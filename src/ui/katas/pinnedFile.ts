import type { PinnedCase } from '../../core/katas/pinnedCases';
import { decodePlain } from '../../core/katas/plainText';

export type ReadPins = { ok: true; cases: PinnedCase[] } | { ok: false; reason: string };

/** Reads a file of pinned inputs. The reason says what is wrong and where, for the person who edited it. */
export function readPins(text: string, kata: string): ReadPins {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: `it is not valid JSON (${(error as Error).message})` };
  }
  if (!isRecord(file)) return { ok: false, reason: 'it must hold one object' };
  if (file.formatVersion !== 1) return { ok: false, reason: '"formatVersion" must be 1' };
  if (file.kata !== kata) return { ok: false, reason: `"kata" must be "${kata}"` };
  if (!Array.isArray(file.cases)) return { ok: false, reason: '"cases" must be a list' };
  const cases: PinnedCase[] = [];
  for (const [i, item] of (file.cases as unknown[]).entries()) {
    const read = readCase(item);
    if (typeof read === 'string') return { ok: false, reason: `"cases[${i}]" ${read}` };
    if (cases.some(({ name }) => name === read.name))
      return { ok: false, reason: `"cases[${i}]" has the name of another one, "${read.name}"` };
    cases.push(read);
  }
  return { ok: true, cases };
}

/** The text of a file of pinned inputs: a case's arguments on one line, as they would be typed. */
export function writePins(kata: string, cases: readonly PinnedCase[]): string {
  const items = cases.map(({ name, call, args }) => {
    const fields = [
      `"name": ${JSON.stringify(name)}`,
      `"call": ${JSON.stringify(call)}`,
      `"args": ${spaced(JSON.parse(args))}`,
    ];
    return `    {\n      ${fields.join(',\n      ')}\n    }`;
  });
  const list = items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n  ]`;
  return `{\n  "formatVersion": 1,\n  "kata": ${JSON.stringify(kata)},\n  "cases": ${list}\n}\n`;
}

/** Adds a case under a name that is free; the one that is there already when call and arguments are the same. */
export function addPin(
  cases: readonly PinnedCase[],
  wanted: PinnedCase,
): { cases: PinnedCase[]; added?: PinnedCase; same?: PinnedCase } {
  const same = cases.find(({ call, args }) => call === wanted.call && args === wanted.args);
  if (same !== undefined) return { cases: [...cases], same };
  let { name } = wanted;
  for (let n = 2; cases.some((item) => item.name === name); n++) name = `${wanted.name} (${n})`;
  const added = { ...wanted, name };
  return { cases: [...cases, added], added };
}

function readCase(item: unknown): PinnedCase | string {
  if (!isRecord(item)) return 'must be an object';
  const { name, call, args } = item;
  if (typeof name !== 'string' || name.trim() === '') return 'needs a "name"';
  if (typeof call !== 'string' || call === '') return 'needs a "call": the function it calls';
  if (!Array.isArray(args)) return 'needs "args": the list of arguments';
  const text = JSON.stringify(args);
  try {
    decodePlain(text);
  } catch (error) {
    return `has arguments that cannot be read (${(error as Error).message})`;
  }
  return { name, call, args: text };
}

function spaced(json: unknown): string {
  if (Array.isArray(json)) return `[${json.map(spaced).join(', ')}]`;
  if (!isRecord(json)) return JSON.stringify(json);
  const fields = Object.entries(json).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
