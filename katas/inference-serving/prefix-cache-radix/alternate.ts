export interface PrefixCache {
  match(tokens: number[]): number;
  insert(tokens: number[]): number;
  lock(tokens: number[]): void;
  unlock(tokens: number[]): void;
  evict(tokens: number): number;
  size(): number;
}

/** Never changed once it is made: every operation builds a new tree, and a failed one just drops it. */
interface Tree {
  readonly edge: readonly number[];
  readonly kids: readonly Tree[];
  readonly used: number;
  readonly locks: number;
}

export function createPrefixCache(capacityTokens: number): PrefixCache {
  if (!(capacityTokens >= 1 && Number.isInteger(capacityTokens))) throw new RangeError('bad capacity');
  let tree: Tree = { edge: [], kids: [], used: 0, locks: 0 };
  let time = 0;

  return {
    match(tokens) {
      time++;
      tree = touch(tree, tokens, time);
      return matchLength(tree, tokens);
    },

    insert(tokens) {
      const missing = tokens.length - matchLength(tree, tokens);
      const now = time + 1;
      // The touched edges are those of the time `now`; they and the locked ones have to stay.
      const touched = touch(tree, tokens, now);
      const staying = total(touched, ({ used, locks }) => used === now || locks > 0);
      if (missing > 0 && staying + missing > capacityTokens) return 0;
      time = now;
      if (missing === 0) {
        tree = touched;
        return 0;
      }
      let room = tree;
      while (total(room) + missing > capacityTokens) {
        const isTouched = new Set(all(touched).flatMap((one) => (one.used === now ? [one.edge] : [])));
        room = without(
          room,
          oldestLeaf(room, ({ edge }) => !isTouched.has(edge))!,
        );
      }
      tree = add(room, tokens, now);
      return missing;
    },

    lock(tokens) {
      if (matchLength(tree, tokens) !== tokens.length) throw new RangeError('not cached');
      tree = addLocks(tree, tokens, 1);
    },

    unlock(tokens) {
      if (matchLength(tree, tokens) !== tokens.length) throw new RangeError('not cached');
      tree = addLocks(tree, tokens, -1);
    },

    evict(tokens) {
      if (!(tokens >= 0 && Number.isInteger(tokens))) throw new RangeError('bad number of tokens');
      const before = total(tree);
      while (before - total(tree) < tokens) {
        const leaf = oldestLeaf(tree, () => true);
        if (leaf === undefined) break;
        tree = without(tree, leaf);
      }
      return before - total(tree);
    },

    size: () => total(tree),
  };
}

function common(edge: readonly number[], tokens: readonly number[]): number {
  const limit = Math.min(edge.length, tokens.length);
  for (let i = 0; i < limit; i++) if (edge[i] !== tokens[i]) return i;
  return limit;
}

/** Replaces the child that shares a first token with `tokens`, if there is one. */
function follow(tree: Tree, tokens: readonly number[], change: (kid: Tree, shared: number) => Tree): Tree {
  const at = tree.kids.findIndex(({ edge }) => edge[0] === tokens[0]);
  if (at < 0) return tree;
  const kid = tree.kids[at]!;
  return { ...tree, kids: tree.kids.with(at, change(kid, common(kid.edge, tokens))) };
}

function matchLength(tree: Tree, tokens: readonly number[]): number {
  const kid = tree.kids.find(({ edge }) => edge[0] === tokens[0]);
  if (kid === undefined) return 0;
  const shared = common(kid.edge, tokens);
  return shared < kid.edge.length ? shared : shared + matchLength(kid, tokens.slice(shared));
}

function touch(tree: Tree, tokens: readonly number[], now: number): Tree {
  return follow(tree, tokens, (kid, shared) => {
    const touched = { ...kid, used: now };
    return shared < kid.edge.length ? touched : touch(touched, tokens.slice(shared), now);
  });
}

function add(tree: Tree, tokens: readonly number[], now: number): Tree {
  if (!tree.kids.some(({ edge }) => edge[0] === tokens[0])) {
    return { ...tree, kids: [...tree.kids, { edge: [...tokens], kids: [], used: now, locks: 0 }] };
  }
  return follow(tree, tokens, (kid, shared) =>
    add({ ...cut(kid, shared), used: now }, tokens.slice(shared), now),
  );
}

/** Adds to the locks of every edge that the sequence covers. */
function addLocks(tree: Tree, tokens: readonly number[], locks: number): Tree {
  return follow(tree, tokens, (kid, shared) => {
    const whole = cut(kid, shared);
    if (whole.locks + locks < 0) throw new RangeError('not locked');
    return addLocks({ ...whole, locks: whole.locks + locks }, tokens.slice(shared), locks);
  });
}

/** The same tokens with a node boundary after the first `length` of the edge. */
function cut(tree: Tree, length: number): Tree {
  if (length === tree.edge.length) return tree;
  return { ...tree, edge: tree.edge.slice(0, length), kids: [{ ...tree, edge: tree.edge.slice(length) }] };
}

function all(tree: Tree): Tree[] {
  return tree.kids.flatMap((kid) => [kid, ...all(kid)]);
}

function total(tree: Tree, counts: (tree: Tree) => boolean = () => true): number {
  return all(tree).reduce((sum, one) => sum + (counts(one) ? one.edge.length : 0), 0);
}

function oldestLeaf(tree: Tree, isAllowed: (leaf: Tree) => boolean): Tree | undefined {
  return all(tree)
    .filter((one) => one.kids.length === 0 && one.locks === 0 && isAllowed(one))
    .sort((a, b) => a.used - b.used)[0];
}

function without(tree: Tree, leaf: Tree): Tree {
  const kids = tree.kids.filter((kid) => kid !== leaf);
  return { ...tree, kids: kids.map((kid) => without(kid, leaf)) };
}
