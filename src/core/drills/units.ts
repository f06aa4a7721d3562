import { create, createUnitDependencies, type Unit, unitDependencies } from 'mathjs';

const math = create({ ...createUnitDependencies, ...unitDependencies }, {});
math.createUnit('FLOP', { prefixes: 'short' });
math.createUnit('token', { prefixes: 'short' });

/** An amount of a unit such as `GiB` or `FLOP/B`; undefined when the unit is not known. */
export function amountOf(value: number, unit: string): Unit | undefined {
  try {
    return math.unit(value, unit);
  } catch {
    return undefined; // the caller names the unit
  }
}

export function isUnit(unit: string): boolean {
  return amountOf(1, unit) !== undefined;
}
