import Ajv, { type ValidateFunction } from 'ajv';
import { type Criterion, type Verdict, verdicts } from './criteria';
import { longestReply } from './judgePrompt';

/** What the judge said of one criterion, not yet checked against the answer. */
export interface ClaimedVerdict {
  verdict: Verdict;
  quote?: string;
}

/** Why a reply as a whole cannot be used; `text` is said to the judge as well. */
export interface ReplyProblem {
  kind: 'no-json' | 'wrong-nonce' | 'wrong-shape' | 'incomplete';
  text: string;
}

export type ParsedReply =
  { ok: true; verdicts: Map<string, ClaimedVerdict> } | { ok: false; problem: ReplyProblem };

interface ReplyObject {
  nonce: string;
  criteria: unknown[];
}

interface ReplyEntry {
  id: string;
  verdict: Verdict;
  quote?: string | null;
}

const replySchema = {
  type: 'object',
  required: ['nonce', 'criteria'],
  properties: { nonce: { type: 'string' }, criteria: { type: 'array', maxItems: 200 } },
};
const entrySchema = {
  type: 'object',
  required: ['id', 'verdict'],
  properties: {
    id: { type: 'string' },
    verdict: { enum: [...verdicts] },
    quote: { type: ['string', 'null'], maxLength: 2000 },
  },
};

let validators: { reply: ValidateFunction<ReplyObject>; entry: ValidateFunction<ReplyEntry> } | undefined;

/**
 * Finds the JSON object in a reply, whatever stands around it, and takes from it one verdict per criterion.
 * Entries of no use are left out: unknown ids, unknown verdicts, and ids on which the reply says two things.
 * When more than a third of the criteria have none, the whole reply is refused.
 * @returns verdicts by the criteria's codes
 */
export function parseJudgeReply(text: string, criteria: readonly Criterion[], nonce: string): ParsedReply {
  const objects = findObjects(text.slice(0, longestReply));
  if (objects.length === 0) return refuse('no-json', 'it holds no JSON object with "nonce" and "criteria"');
  validators ??= compile();
  const { reply: isReply } = validators;
  const shaped = objects.filter((object) => isReply(object));
  if (shaped.length === 0)
    return refuse('wrong-shape', 'its JSON object does not have "nonce" and a list "criteria"');
  // an object with another nonce was not written for this request: it may be the candidate's
  const reply = shaped.filter((object) => object.nonce === nonce).at(-1);
  if (reply === undefined) return refuse('wrong-nonce', `its nonce is not "${nonce}"`);
  const found = takeVerdicts(reply.criteria, new Set(criteria.map(({ code }) => code)), validators.entry);
  const missing = criteria.filter(({ code }) => !found.has(code)).map(({ code }) => code);
  if (3 * missing.length > criteria.length)
    return refuse('incomplete', `it has no usable verdict for ${missing.join(', ')}`);
  return { ok: true, verdicts: found };
}

/** How many criteria a reply that is still coming has got to. */
export function countCriteria(text: string): number {
  return new Set(text.slice(0, longestReply).match(/"id"\s*:\s*"[PT]\d{1,2}"/g)).size;
}

function compile(): NonNullable<typeof validators> {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  return { reply: ajv.compile<ReplyObject>(replySchema), entry: ajv.compile<ReplyEntry>(entrySchema) };
}

function refuse(kind: ReplyProblem['kind'], text: string): ParsedReply {
  return { ok: false, problem: { kind, text } };
}

function takeVerdicts(
  entries: readonly unknown[],
  codes: ReadonlySet<string>,
  isEntry: ValidateFunction<ReplyEntry>,
): Map<string, ClaimedVerdict> {
  const found = new Map<string, ClaimedVerdict>();
  const disputed = new Set<string>();
  for (const entry of entries) {
    if (!isEntry(entry) || !codes.has(entry.id)) continue;
    const known = found.get(entry.id);
    if (known !== undefined && known.verdict !== entry.verdict) disputed.add(entry.id);
    if (known !== undefined) continue;
    const { verdict, quote } = entry;
    found.set(entry.id, typeof quote === 'string' ? { verdict, quote } : { verdict });
  }
  for (const id of disputed) found.delete(id);
  return found;
}

/** The objects in a text that start as a reply does. At most twenty are tried, so that no text takes long. */
function findObjects(text: string): unknown[] {
  const starts = [...text.matchAll(/\{\s*"(?:nonce|criteria)"\s*:/g)].slice(-20);
  return starts.flatMap(({ index }) => {
    const end = endOfObject(text, index);
    if (end === undefined) return [];
    try {
      return [JSON.parse(text.slice(index, end)) as unknown];
    } catch {
      return []; // looked like an object, and is none
    }
  });
}

/** Where the braces that open at `start` close, strings left aside. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}
