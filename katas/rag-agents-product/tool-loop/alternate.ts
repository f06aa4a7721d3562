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
type Result = { answer: string | null; steps: LoopStep[]; stopped: 'final' | 'max-steps' | 'repeat' };

/** Collects all complaints by kind and returns the first one of the gravest kind. */
export function validateCall(tools: ToolSpec[], tool: string, args: string): Validation {
  const spec = index(tools).get(tool);
  if (!spec) return { ok: false, error: 'unknown-tool' };

  let parsed: unknown;
  try {
    parsed = JSON.parse(args);
  } catch {
    // stays undefined
  }
  if (Object.prototype.toString.call(parsed) !== '[object Object]') return { ok: false, error: 'bad-json' };
  const given = new Map(Object.entries(parsed as Record<string, unknown>));
  const params = new Map(Object.entries(spec.params));

  const complaints = {
    'unknown-param': [...given.keys()].filter((name) => !params.has(name)),
    missing: [] as string[],
    type: [] as string[],
    enum: [] as string[],
    range: [] as string[],
  };
  for (const [name, param] of params) {
    if (!given.has(name)) {
      if (param.required) complaints.missing.push(name);
      continue;
    }
    const value = given.get(name);
    const { min = -Infinity, max = Infinity } = param;
    if (!isOfType(param, value)) complaints.type.push(name);
    if (param.enum && !param.enum.some((one) => one === value)) complaints.enum.push(name);
    if ((value as number) < min || (value as number) > max) complaints.range.push(name);
  }
  const [gravest] = Object.entries(complaints).filter(([, names]) => names.length > 0);
  if (gravest) return { ok: false, error: `${gravest[0]}:${gravest[1][0]}` };
  return { ok: true, args: parsed as Record<string, unknown> };
}

/** Recursive: each call is one level, which knows all calls before. */
export function runAgent(
  model: (steps: LoopStep[]) => ModelTurn,
  tools: ToolSpec[],
  maxSteps: number,
): Result {
  if (!(maxSteps > 0 && maxSteps % 1 === 0)) throw new RangeError('maxSteps');
  const known = index(tools);
  return next([], []);

  function next(steps: LoopStep[], history: { tool: string; args: string }[]): Result {
    const turn = model(steps);
    if (turn.kind === 'final') return { answer: turn.text, steps, stopped: 'final' };
    const { tool, args } = turn;
    if (steps.length >= maxSteps) return { answer: null, steps, stopped: 'max-steps' };
    const lastTwo = history.slice(-2);
    const same = lastTwo.filter((call) => call.tool === tool && call.args === args);
    if (same.length === 2) return { answer: null, steps, stopped: 'repeat' };
    return next([...steps, { tool, ...perform(tool, args) }], [...lastTwo, { tool, args }]);
  }

  function perform(tool: string, args: string): Omit<LoopStep, 'tool'> {
    const checked = validateCall(tools, tool, args);
    if (!checked.ok) return { ok: false, observation: `error: ${checked.error}` };
    try {
      return { ok: true, observation: known.get(tool)!.run(checked.args) };
    } catch {
      return { ok: false, observation: 'error: tool-failed' };
    }
  }
}

function index(tools: ToolSpec[]): Map<string, ToolSpec> {
  const known = new Map<string, ToolSpec>();
  for (const tool of tools) {
    if (known.has(tool.name)) throw new RangeError('duplicate name');
    known.set(tool.name, tool);
  }
  return known;
}

function isOfType({ type }: ParamSpec, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return value === true || value === false;
    case 'integer':
      return typeof value === 'number' && value % 1 === 0;
    case 'number':
      return typeof value === 'number';
  }
}
