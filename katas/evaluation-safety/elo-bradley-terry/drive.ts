import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Battle = Parameters<Solution['onlineElo']>[0][number];

/** So many battles of two players with this winner. */
type Series = [times: number, a: number, b: number, winner: Battle['winner']];

interface Call {
  export: keyof Solution;
  args: unknown[];
}

function listOf(series: Series[]): Battle[] {
  return series.flatMap(([times, a, b, winner]) => Array.from({ length: times }, () => ({ a, b, winner })));
}

export const drivers = {
  /** Fits battles that are given as series. */
  fitSeries: (solution: Solution, series: Series[], players: number, options?: { ridge?: number }) =>
    solution.bradleyTerry(listOf(series), players, options),

  /** Fits the same battles in three orders. */
  fitInThreeOrders: (solution: Solution, series: Series[], players: number, options?: { ridge?: number }) => {
    const battles = listOf(series);
    const byHalves = battles.filter((_, i) => i % 2 === 0).concat(battles.filter((_, i) => i % 2 === 1));
    return [battles, [...battles].reverse(), byHalves].map((order) =>
      solution.bradleyTerry(order, players, options),
    );
  },

  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) =>
    calls.map((call) => (solution[call.export] as (...args: unknown[]) => unknown)(...call.args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    const run = () => (solution[call.export] as (...args: unknown[]) => number[])(...call.args);
    run().fill(-77);
    return run();
  },
} satisfies Drivers<Solution>;
