import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: unknown[];
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) =>
    calls.map((call) => (solution[call.export] as (...args: unknown[]) => unknown)(...call.args)),

  /** Spoils the first result, then counts the same votes again. */
  voteTwice: (solution: Solution, answers: (string | null)[]) => {
    const first = solution.majorityVote(answers);
    first.answer = 'spoilt';
    first.votes = -1;
    return solution.majorityVote(answers);
  },
} satisfies Drivers<Solution>;
