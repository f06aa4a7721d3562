import { apply, bigIntToString } from './primordials';

/** Some ten thousand digits; both sides take more than linear time over the digits of a number. */
const bound = 1n << 32_768n;

/** The decimal digits; undefined for a number with too many of them. */
export function bigIntText(value: bigint): string | undefined {
  if (value >= bound || value <= -bound) return undefined;
  return apply(bigIntToString, value, []) as string;
}
