import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Tool = Parameters<Solution['runAgent']>[1][number];
type Turn = ReturnType<Parameters<Solution['runAgent']>[0]>;

/** A tool as plain data: `does` is what it returns ('echo' for its arguments), or what it throws. */
interface ToolData {
  name: string;
  params: Tool['params'];
  does?: 'echo' | 'throw-error' | 'throw-range-error' | 'throw-text' | { returns: string };
}

/** Arguments as text, in an order that does not depend on the solution. */
function describe(args: Record<string, unknown>): string {
  const entries = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(' ');
}

function toolsOf(data: ToolData[], runs: string[]): Tool[] {
  return data.map(({ name, params, does = 'echo' }) => ({
    name,
    params,
    run: (args) => {
      runs.push(`${name}(${describe(args)})`);
      if (does === 'throw-error') throw new Error('out of order');
      if (does === 'throw-range-error') throw new RangeError('out of range');
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- tools are other people's code
      if (does === 'throw-text') throw 'out of order';
      return does === 'echo' ? describe(args) : does.returns;
    },
  }));
}

export const drivers = {
  /** Validates one call. No tool may run. */
  validate: ({ validateCall }: Solution, data: ToolData[], tool: string, args: string) => {
    const runs: string[] = [];
    const result = validateCall(toolsOf(data, runs), tool, args);
    return { result: result.ok ? { ok: true, args: describe(result.args) } : result, runs };
  },

  /** Validates several calls with the same tools; 'ok' or the code. */
  codes: ({ validateCall }: Solution, data: ToolData[], calls: [tool: string, args: string][]) => {
    const tools = toolsOf(data, []);
    return calls.map((call) => {
      const result = validateCall(tools, ...call);
      return result.ok ? 'ok' : result.error;
    });
  },

  /**
   * Runs a model that says its turns one after the other, and then answers 'end'. Reports what was run and how many
   * steps the model saw at each turn.
   */
  agent: ({ runAgent }: Solution, data: ToolData[], turns: Turn[], maxSteps: number) => {
    const runs: string[] = [];
    const seen: number[] = [];
    const model = (steps: unknown[]): Turn => {
      seen.push(steps.length);
      return turns[seen.length - 1] ?? { kind: 'final', text: 'end' };
    };
    return { ...runAgent(model, toolsOf(data, runs), maxSteps), runs, seen };
  },

  /** A model that decides by what it has read last: it counts up until a tool complains, then reports the complaint. */
  counting: ({ runAgent }: Solution, data: ToolData[], maxSteps: number) => {
    const model = (steps: { ok: boolean; observation: string }[]): Turn => {
      const last = steps.at(-1);
      if (last !== undefined && !last.ok) return { kind: 'final', text: last.observation };
      return { kind: 'call', tool: data[0]!.name, args: JSON.stringify({ n: steps.length }) };
    };
    return runAgent(model, toolsOf(data, []), maxSteps);
  },

  /** Runs the same agent twice; between the runs the first result is overwritten. */
  agentTwice: ({ runAgent }: Solution, data: ToolData[], turns: Turn[], maxSteps: number) => {
    const run = () => {
      let turn = 0;
      return runAgent(() => turns[turn++] ?? { kind: 'final', text: 'end' }, toolsOf(data, []), maxSteps);
    };
    const first = run();
    for (const step of first.steps) step.observation = 'x';
    first.steps.length = 0;
    return run();
  },

  /** Passes a model that must not be asked. */
  agentInvalid: ({ runAgent }: Solution, data: ToolData[], maxSteps: number) =>
    runAgent(
      () => {
        throw new Error('the model was asked');
      },
      toolsOf(data, []),
      maxSteps,
    ),
} satisfies Drivers<Solution>;
