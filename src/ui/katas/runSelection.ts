/** What this needs to know of an item in the Test Explorer. */
export interface TreeNode {
  readonly parent: TreeNode | undefined;
}

/** What a run request asks for: these items with all below them, without those. */
export interface Selection<T extends TreeNode> {
  /** Undefined asks for everything. */
  readonly include: readonly T[] | undefined;
  readonly exclude: readonly T[] | undefined;
}

/**
 * Whether a request asks for an item. A kata is always graded as a whole, which takes milliseconds and
 * keeps its diagnoses right; what was not asked for is left out of the run's report.
 */
export function isAsked<T extends TreeNode>({ include, exclude }: Selection<T>, item: T): boolean {
  const line = ancestry(item);
  const isIn = (items: readonly T[]): boolean => line.some((node) => items.includes(node));
  return (include === undefined || isIn(include)) && !isIn(exclude ?? []);
}

/** Whether a request names something below this item, but not all of it: "rerun failed" does. */
export function asksForPart<T extends TreeNode>({ include }: Selection<T>, item: T): boolean {
  if (include === undefined || ancestry(item).some((node) => include.includes(node))) return false;
  return include.some((node) => ancestry(node).includes(item));
}

/** The item, its parent, and so on to the root. */
export function ancestry<T extends TreeNode>(item: T): T[] {
  const line: T[] = [];
  for (let node: T | undefined = item; node !== undefined; node = node.parent as T | undefined)
    line.push(node);
  return line;
}
