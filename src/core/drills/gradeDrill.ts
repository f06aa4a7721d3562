import { allowance, type DrawnDrill } from './drawDrill';
import type { Drill } from './drill';
import { numberText } from './numberText';

/** How a number compares with what was asked for. */
export interface DrillVerdict {
  correct: boolean;
  /** The slip that leads to exactly this number, if one is known. */
  misconception?: { id: string; claim: string };
  /** In words, when the number is wrong and no slip explains it. */
  offBy?: string;
}

/** Slips that any drill can meet, as factors from the right value to the given one. */
const unitSlips: { id: string; claim: string; factors: number[]; units: RegExp }[] = [
  {
    id: 'binary-prefix',
    claim: 'mixed up GB (1e9 bytes) and GiB (2^30 bytes)',
    factors: [1.073741824, 1 / 1.073741824],
    units: /^GB$/,
  },
  {
    id: 'fraction',
    claim: 'gave a fraction where a percentage was asked for',
    factors: [0.01],
    units: /^%$/,
  },
  {
    id: 'power-of-ten',
    claim: 'slipped by a power of a thousand: check the prefix of the unit',
    factors: [1e-12, 1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9, 1e12],
    units: /^(?!%$|x$)/,
  },
];

/** What grading reads of a number that was asked for. */
export type AskedNumber = Pick<DrawnDrill, 'parameters' | 'expected'> & {
  drill: Pick<Drill, 'unit' | 'tolerance' | 'wrong'>;
};

/** @param value the candidate's number, in the drill's unit */
export function gradeDrill({ drill, parameters, expected }: AskedNumber, value: number): DrillVerdict {
  const { tolerance, unit } = drill;
  const equals = (target: number): boolean =>
    Math.abs(value - target) <= allowance(tolerance, target) + 1e-9 * Math.abs(target);
  if (equals(expected)) return { correct: true };
  const known = drill.wrong.find((wrong) => {
    const result = wrong.value(parameters);
    return result !== undefined && equals(result);
  });
  if (known !== undefined) return { correct: false, misconception: { id: known.id, claim: known.claim } };
  const slip = unitSlips.find(
    ({ units, factors }) => units.test(unit) && factors.some((factor) => equals(expected * factor)),
  );
  if (slip !== undefined) return { correct: false, misconception: { id: slip.id, claim: slip.claim } };
  return { correct: false, offBy: offBy(value, expected) };
}

function offBy(value: number, expected: number): string {
  if (value <= 0) return 'the answer is a positive number';
  const ratio = value / expected;
  if (ratio > 0.5 && ratio < 2)
    return `${numberText(Math.abs(100 * (ratio - 1)), 2)} % too ${ratio > 1 ? 'high' : 'low'}`;
  return ratio > 1 ? `${numberText(ratio, 2)} times too high` : `${numberText(1 / ratio, 2)} times too low`;
}
