export type ParamSpec = {
  type: 'string' | 'number' | 'integer' | 'boolean';
  /** Default false. */
  required?: boolean;
  /** The values that are allowed. */
  enum?: (string | number)[];
  /** Bounds of a number, both inclusive. */
  min?: number;
  max?: number;
};

export interface ToolSpec {
  name: string;
  params: Record<string, ParamSpec>;
  /** Returns an observation, or throws. */
  run: (args: Record<string, unknown>) => string;
}

/** What the model says: an answer, or a call whose arguments are JSON text that it wrote. */
export type ModelTurn = { kind: 'final'; text: string } | { kind: 'call'; tool: string; args: string };

export interface LoopStep {
  tool: string;
  /** Whether the tool was run and did not throw. */
  ok: boolean;
  /** What the tool returned, or `error: <code>`. */
  observation: string;
}

/**
 * Checks a call and returns its arguments, or the first error in this order: unknown-tool, bad-json,
 * unknown-param:<name> (in the order of the arguments), missing:<name>, type:<name>, enum:<name>, range:<name> (each in
 * the order of the tool's params). Nothing is converted; only own properties count.
 *
 * Throws a RangeError if two tools have the same name.
 */
export function validateCall(
  tools: ToolSpec[],
  tool: string,
  args: string,
): { ok: true; args: Record<string, unknown> } | { ok: false; error: string } {
  throw new Error('TODO');
}

/**
 * Asks the model for its next turn until it answers, has made maxSteps calls and wants another one, or wants the same
 * call (tool and text of the arguments) for the third time in a row. The call that stops the loop is not made and is no
 * step. Invalid calls and tools that throw are steps like the others.
 *
 * Throws a RangeError, before the model is asked, for: a maxSteps that is not a positive integer; two tools with the
 * same name.
 */
export function runAgent(
  model: (steps: LoopStep[]) => ModelTurn,
  tools: ToolSpec[],
  maxSteps: number,
): { answer: string | null; steps: LoopStep[]; stopped: 'final' | 'max-steps' | 'repeat' } {
  throw new Error('TODO');
}
