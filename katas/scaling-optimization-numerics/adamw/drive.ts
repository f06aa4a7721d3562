import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['adamwStep']>;
type Config = Call[3];

export const drivers = {
  /** Several steps, each from the state that the one before returned; reports all parameters on the way. */
  train: (solution: Solution, start: number[], batches: number[][], config: Config) => {
    const zeros = () => start.map(() => 0);
    let params = start;
    let state = { step: 0, m: zeros(), v: zeros() };
    const path: number[][] = [];
    for (const grads of batches) {
      ({ params, state } = solution.adamwStep(params, grads, state, config));
      path.push(params);
    }
    return { path, state };
  },

  /** Two runs at a time, a step of each in turn, on parameters of their own. */
  trainTwo: (solution: Solution, start: number[], batches: number[][], configs: [Config, Config]) => {
    const runs = configs.map((config) => ({
      config,
      params: start,
      state: { step: 0, m: start.map(() => 0), v: start.map(() => 0) },
    }));
    for (const grads of batches) {
      for (const run of runs)
        Object.assign(run, solution.adamwStep(run.params, grads, run.state, run.config));
    }
    return runs.map(({ params, state }) => ({ params, state }));
  },

  /** Overwrites what the first call returned, then makes the same call again. */
  stepTwice: (solution: Solution, call: Call) => {
    const { params, state } = solution.adamwStep(...call);
    for (const list of [params, state.m, state.v]) list.fill(-77);
    return solution.adamwStep(...call);
  },
} satisfies Drivers<Solution>;
