/**
 * @title Shows the model the text of the exception
 * @question tool-agent
 *
 * The message of the exception became the observation. It may hold paths, keys or the text of an attacker,
 * none of which belongs into the context of the model; and the contract has a code for it. Details go to
 * the log.
 */

export type ParamSpec = {
  type: 'string' | 'number' | 'integer' | 'boolean';
  required?: boolean;
  enum?: (string | number)[];
  min?: number;
  max?: number;
};

export interface ToolSpec {
  name: string;
  params: Record<string, ParamSpec>;
  run: (args: Record<string, unknown>) => string;
}

export type ModelTurn = { kind: 'final'; text: string } | { kind: 'call'; tool: string; args: string };

export interface LoopStep {
  tool: string;
  ok: boolean;
  observation: string;
}

type Validation = { ok: true; args: Record<string, unknown> } | { ok: false; error: string };

/** What can be wrong with a parameter, in the order in which it is looked for. An absent value is undefined. */
const rules: [code: string, isBroken: (param: ParamSpec, value: unknown) => boolean][] = [
  ['missing', ({ required = false }, value) => required && value === undefined],
  ['type', ({ type }, value) => value !== undefined && !hasType(value, type)],
  ['enum', ({ enum: allowed }, value) => isOutside(allowed, value)],
  ['range', ({ min = -Infinity, max = Infinity }, value) => Number(value) < min || Number(value) > max],
];

export function validateCall(tools: ToolSpec[], tool: string, args: string): Validation {
  checkNames(tools);
  const spec = tools.find(({ name }) => name === tool);
  if (spec === undefined) return { ok: false, error: 'unknown-tool' };
  const values = parseObject(args);
  if (values === undefined) return { ok: false, error: 'bad-json' };
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(spec.params, name));
  if (unknown !== undefined) return { ok: false, error: `unknown-param:${unknown}` };
  for (const [code, isBroken] of rules) {
    for (const [name, param] of Object.entries(spec.params)) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (isBroken(param, value)) return { ok: false, error: `${code}:${name}` };
    }
  }
  return { ok: true, args: values };
}

export function runAgent(
  model: (steps: LoopStep[]) => ModelTurn,
  tools: ToolSpec[],
  maxSteps: number,
): { answer: string | null; steps: LoopStep[]; stopped: 'final' | 'max-steps' | 'repeat' } {
  if (!Number.isInteger(maxSteps) || maxSteps < 1) {
    throw new RangeError(`maxSteps must be a positive integer, got ${maxSteps}`);
  }
  checkNames(tools);
  const steps: LoopStep[] = [];
  const calls: string[] = [];
  for (;;) {
    const turn = model(steps);
    if (turn.kind === 'final') return { answer: turn.text, steps, stopped: 'final' };
    if (steps.length === maxSteps) return { answer: null, steps, stopped: 'max-steps' };
    const call = JSON.stringify([turn.tool, turn.args]);
    if (calls.at(-1) === call && calls.at(-2) === call) return { answer: null, steps, stopped: 'repeat' };
    calls.push(call);
    steps.push({ tool: turn.tool, ...execute(tools, turn.tool, turn.args) });
  }
}

/** Runs a call if it is valid. Whatever goes wrong becomes something that the model can read. */
function execute(tools: ToolSpec[], tool: string, args: string): { ok: boolean; observation: string } {
  const call = validateCall(tools, tool, args);
  if (!call.ok) return { ok: false, observation: `error: ${call.error}` };
  try {
    return { ok: true, observation: tools.find(({ name }) => name === tool)!.run(call.args) };
  } catch (error) {
    return { ok: false, observation: `error: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // no JSON, no value
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

function hasType(value: unknown, type: ParamSpec['type']): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function isOutside(allowed: unknown[] | undefined, value: unknown): boolean {
  return allowed !== undefined && value !== undefined && !allowed.includes(value);
}

function checkNames(tools: ToolSpec[]): void {
  const names = new Set(tools.map(({ name }) => name));
  if (names.size < tools.length) throw new RangeError('two tools have the same name');
}
