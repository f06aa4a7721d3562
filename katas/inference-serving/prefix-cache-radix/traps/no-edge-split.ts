/**
 * @title Hangs a branch below the end of the edge
 * @question kv-cache
 *
 * The agreement ended in the middle of an edge, and the missing tokens were attached to the node at its
 * end. The new sequence now runs through tokens that it does not contain, so it can never be found, and its
 * memory is lost. Where a branch begins there has to be a node: the edge is cut at that place.
 */

export interface PrefixCache {
  match(tokens: number[]): number;
  insert(tokens: number[]): number;
  lock(tokens: number[]): void;
  unlock(tokens: number[]): void;
  evict(tokens: number): number;
  size(): number;
}

/** A node together with the edge that leads to it. */
interface Node {
  edge: number[];
  parent: Node | null;
  children: Map<number, Node>; // by the first token of their edges
  lastUsed: number;
  locks: number;
}

/** Where a sequence leads: the nodes below the root that it touches, the last one perhaps only in part. */
interface Walk {
  path: Node[];
  matched: number;
  /** Tokens matched on the edge of the last node. */
  onLast: number;
}

export function createPrefixCache(capacityTokens: number): PrefixCache {
  if (!Number.isInteger(capacityTokens) || capacityTokens < 1) {
    throw new RangeError(`the capacity must be an integer >= 1, got ${capacityTokens}`);
  }
  const root: Node = { edge: [], parent: null, children: new Map(), lastUsed: 0, locks: 0 };
  const nodes = new Set<Node>(); // all but the root
  let stored = 0;
  let clock = 0;

  const walk = (tokens: number[]): Walk => {
    const path: Node[] = [];
    let node = root;
    let matched = 0;
    let onLast = 0;
    while (onLast === node.edge.length) {
      const child = matched < tokens.length ? node.children.get(tokens[matched]!) : undefined;
      if (child === undefined) break;
      onLast = commonLength(child.edge, tokens, matched);
      matched += onLast;
      path.push(child);
      node = child;
    }
    return { path, matched, onLast };
  };

  const addNode = (parent: Node, edge: number[]): Node => {
    const node: Node = { edge, parent, children: new Map(), lastUsed: clock, locks: 0 };
    parent.children.set(edge[0]!, node);
    nodes.add(node);
    return node;
  };

  /** Cuts the edge of a node in two. The lower part stays what it was, the upper part is a new node. */
  const split = (node: Node, at: number): Node => {
    const upper = addNode(node.parent!, node.edge.slice(0, at));
    upper.lastUsed = node.lastUsed;
    upper.locks = node.locks;
    upper.children.set(node.edge[at]!, node);
    node.edge = node.edge.slice(at);
    node.parent = upper;
    return upper;
  };

  const refresh = (path: Node[]): void => {
    clock++;
    for (const node of path) node.lastUsed = clock;
  };

  /** Frees `wanted` tokens, or as many as it can, and never a node of `path`. */
  const evictLeaves = (wanted: number, path: Node[]): number => {
    let freed = 0;
    while (freed < wanted) {
      let oldest: Node | undefined;
      for (const node of nodes) {
        if (node.children.size > 0 || node.locks > 0 || path.includes(node)) continue;
        if (oldest === undefined || node.lastUsed < oldest.lastUsed) oldest = node;
      }
      if (oldest === undefined) break;
      oldest.parent!.children.delete(oldest.edge[0]!);
      nodes.delete(oldest);
      freed += oldest.edge.length;
    }
    stored -= freed;
    return freed;
  };

  /** The path of a walk, after a cut that makes its last edge end where the walk ended. */
  const cutPath = ({ path, onLast }: Walk): Node[] => {
    const last = path.at(-1);
    if (last === undefined || onLast === last.edge.length) return path;
    return [...path.slice(0, -1), split(last, onLast)];
  };

  const walkCached = (tokens: number[]): Walk => {
    const found = walk(tokens);
    if (found.matched < tokens.length) throw new RangeError('the sequence is not cached');
    return found;
  };

  return {
    match(tokens) {
      const { path, matched } = walk(tokens);
      refresh(path);
      return matched;
    },

    insert(tokens) {
      const found = walk(tokens);
      const { path, matched } = found;
      const missing = tokens.length - matched;
      if (missing === 0) {
        refresh(path);
        return 0;
      }

      const staying = [...nodes].filter((node) => node.locks > 0 || path.includes(node));
      if (sizeOf(staying) + missing > capacityTokens) return 0;
      evictLeaves(stored + missing - capacityTokens, path);
      const upTo = path;
      refresh(upTo);
      addNode(upTo.at(-1) ?? root, tokens.slice(matched));
      stored += missing;
      return missing;
    },

    lock(tokens) {
      for (const node of cutPath(walkCached(tokens))) node.locks++;
    },

    unlock(tokens) {
      const found = walkCached(tokens);
      if (found.path.some(({ locks }) => locks === 0)) throw new RangeError('the sequence is not locked');
      for (const node of cutPath(found)) node.locks--;
    },

    evict(tokens) {
      if (!Number.isInteger(tokens) || tokens < 0) throw new RangeError(`cannot evict ${tokens} tokens`);
      return evictLeaves(tokens, []);
    },

    size() {
      return stored;
    },
  };
}

/** How many tokens of `edge` agree with `tokens` from `start` on. */
function commonLength(edge: number[], tokens: number[], start: number): number {
  let length = 0;
  while (length < edge.length && edge[length] === tokens[start + length]) length++;
  return length;
}

function sizeOf(nodes: Node[]): number {
  return nodes.reduce((sum, { edge }) => sum + edge.length, 0);
}
