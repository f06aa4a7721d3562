import type { Tolerance } from './authoring';
import type { Difference, DifferenceKind } from './gradeReport';
import { Unsupported } from './plainText';
import { viewScalar } from './valueView';

/** The first difference between two values that is larger than the tolerance allows; undefined if none. */
export function compareValues(
  expected: unknown,
  actual: unknown,
  tolerance: Tolerance,
): Difference | undefined {
  const found = firstDifference(expected, actual, tolerance, '');
  if (found === undefined) return undefined;
  const kind = found.kind === 'value' ? (wholeKind(expected, actual, tolerance) ?? 'value') : found.kind;
  return {
    path: found.path,
    kind,
    expected: viewScalar(found.expected, found.actual),
    actual: viewScalar(found.actual, found.expected),
    tolerance: describeTolerance(tolerance),
  };
}

/** True when the two numbers are the same under the tolerance; non-finite ones must match exactly. */
export function numbersAgree(expected: number, actual: number, tolerance: Tolerance): boolean {
  if (expected === actual) return true;
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) return Object.is(expected, actual);
  const largest = Math.max(Math.abs(expected), Math.abs(actual));
  return Math.abs(expected - actual) <= tolerance.absolute + tolerance.relative * largest;
}

export function describeTolerance({ absolute, relative }: Tolerance): string {
  if (absolute === 0 && relative === 0) return 'exact';
  return `within ${absolute} + ${relative} × the larger magnitude`;
}

interface Found {
  path: string;
  kind: DifferenceKind;
  expected: unknown;
  actual: unknown;
}

function firstDifference(
  expected: unknown,
  actual: unknown,
  tolerance: Tolerance,
  path: string,
): Found | undefined {
  const differs = (kind: DifferenceKind): Found => ({ path, kind, expected, actual });
  if (expected instanceof Unsupported || actual instanceof Unsupported) return differs('shape');
  if (typeof expected !== typeof actual || shapeOf(expected) !== shapeOf(actual)) return differs('shape');
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (numbersAgree(expected, actual, tolerance)) return undefined;
    return differs(Number.isFinite(expected) === Number.isFinite(actual) ? 'value' : 'non-finite');
  }
  if (typeof expected !== 'object' || expected === null || actual === null) {
    return Object.is(expected, actual) ? undefined : differs('value');
  }
  if (Array.isArray(expected)) return elementDifference(expected, actual as unknown[], tolerance, path);
  return childDifference(expected, actual as object, tolerance, path);
}

/** Lists make up nearly all that is compared, so they get by without lists of their children. */
function elementDifference(
  expected: unknown[],
  actual: unknown[],
  tolerance: Tolerance,
  path: string,
): Found | undefined {
  for (let i = 0; i < expected.length; i++) {
    const [wanted, got] = [expected[i], actual[i]];
    if (typeof wanted === 'number' && typeof got === 'number' && numbersAgree(wanted, got, tolerance))
      continue;
    const found = firstDifference(wanted, got, tolerance, `${path}[${i}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childDifference(
  expected: object,
  actual: object,
  tolerance: Tolerance,
  path: string,
): Found | undefined {
  const wanted = childrenOf(expected);
  const got = new Map(childrenOf(actual).map(([key, value]) => [key, value]));
  for (const [key, value] of wanted) {
    if (value === undefined && !got.has(key)) continue;
    if (!got.has(key))
      return { path: path + key, kind: 'shape', expected: value, actual: new Unsupported('nothing') };
    const found = firstDifference(value, got.get(key), tolerance, path + key);
    if (found !== undefined) return found;
    got.delete(key);
  }
  const [extra] = got;
  // a record may carry more than was asked for; a list, map or set may not
  if (extra === undefined || shapeOf(expected) === '[object Object]') return undefined;
  return { path: path + extra[0], kind: 'shape', expected: new Unsupported('nothing'), actual: extra[1] };
}

/** The type of a value as far as it matters for shape: arrays of different length differ in shape. */
function shapeOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return `array of ${value.length}`;
  return Object.prototype.toString.call(value);
}

/** Children in order, each under the path step that leads to it. */
function childrenOf(value: object): [string, unknown][] {
  if (value instanceof Set) return [...value].map((item) => [`.has(${viewScalar(item)})`, true]);
  if (value instanceof Map) return [...value].map(([key, item]) => [`.get(${viewScalar(key)})`, item]);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return Array.from(value as ArrayLike<unknown>, (item, i) => [`[${i}]`, item]);
  }
  return Object.entries(value).map(([key, item]) => [
    /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
    item,
  ]);
}

/**
 * Whether one simple relation explains every difference between two values of the same shape: all signs
 * flipped, one factor, one offset, or the same numbers in another order.
 */
function wholeKind(expected: unknown, actual: unknown, tolerance: Tolerance): DifferenceKind | undefined {
  const wanted = leavesOf(expected);
  const got = leavesOf(actual);
  if (wanted === undefined || got === undefined || wanted.length !== got.length || wanted.length < 2)
    return undefined;
  const pairs = wanted.map((value, i) => [value, got[i] as number] as const);
  const loose = { absolute: tolerance.absolute + 1e-9, relative: tolerance.relative + 1e-9 };
  const wrong = pairs.filter(([a, b]) => !numbersAgree(a, b, tolerance));
  if (wrong.every(([a, b]) => numbersAgree(-a, b, loose))) return 'sign';
  const [first] = pairs.filter(([a, b]) => a !== 0 && Number.isFinite(b / a));
  const factor = first === undefined ? NaN : first[1] / first[0];
  if (factor !== 0 && pairs.every(([a, b]) => numbersAgree(a * factor, b, loose)))
    return 'scale by a constant factor';
  const shift = pairs[0]![1] - pairs[0]![0];
  if (Number.isFinite(shift) && pairs.every(([a, b]) => numbersAgree(a + shift, b, loose))) return 'offset';
  const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b);
  const sortedGot = sorted(got);
  if (sorted(wanted).every((value, i) => numbersAgree(value, sortedGot[i] as number, tolerance)))
    return 'order';
  return undefined;
}

/** All numbers of a value in order, or undefined when it holds anything else or too much. */
function leavesOf(value: unknown, into: number[] = []): number[] | undefined {
  if (typeof value === 'number') into.push(value);
  else if (typeof value === 'object' && value !== null && !(value instanceof Unsupported)) {
    for (const [, child] of childrenOf(value)) if (leavesOf(child, into) === undefined) return undefined;
  } else return undefined;
  return into.length > 20_000 ? undefined : into;
}
