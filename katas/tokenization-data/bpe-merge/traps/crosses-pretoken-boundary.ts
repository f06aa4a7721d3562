/**
 * @title Merges across pretoken boundaries
 * @question why-bpe-not-bytes
 *
 * The corpus was joined into one long sequence before counting, so the last byte of one pretoken and the
 * first of the next count as a pair. Pretokenisation is there to forbid that: otherwise frequent neighbours
 * such as "of the" or "dog." become tokens, the same word gets different pieces in different contexts, and
 * a vocabulary fills up with combinations. Count and merge inside each pretoken only.
 */

export type Merge = [number, number];

interface Candidate {
  left: number;
  right: number;
  count: number;
}

export function trainBpe(pretokens: number[][], numMerges: number): Merge[] {
  demand(Number.isInteger(numMerges) && numMerges >= 0, 'numMerges');
  demand(
    pretokens.every((bytes) => bytes.every((byte) => isId(byte, 256))),
    'byte',
  );

  const size = pretokens.reduce((sum, bytes) => sum + bytes.length, 0);
  const token = new Int32Array(size);
  const next = new Int32Array(size).fill(-1);
  const previous = new Int32Array(size).fill(-1);
  let end = 0;
  for (const bytes of pretokens) {
    bytes.forEach((byte) => {
      token[end] = byte;
      if (end > 0) {
        previous[end] = end - 1;
        next[end - 1] = end;
      }
      end++;
    });
  }

  const pairs = new Map<string, Candidate & { starts: number[] }>();
  const touched = new Set<string>();
  const add = (start: number, change: 1 | -1) => {
    const after = start < 0 ? -1 : next[start]!;
    if (after < 0) return;
    const left = token[start]!;
    const right = token[after]!;
    const name = `${left} ${right}`;
    const pair = pairs.get(name) ?? { left, right, count: 0, starts: [] };
    pairs.set(name, pair);
    pair.count += change;
    if (change > 0) pair.starts.push(start);
    touched.add(name);
  };
  for (let start = 0; start < size; start++) add(start, 1);

  const heap: Candidate[] = [];
  const merges: Merge[] = [];
  while (merges.length < numMerges) {
    for (const name of touched) {
      const { left, right, count } = pairs.get(name)!;
      if (count >= 2) push(heap, { left, right, count });
    }
    touched.clear();

    let best = pop(heap);
    while (best && pairs.get(`${best.left} ${best.right}`)!.count !== best.count) best = pop(heap);
    if (!best) break;

    const { left, right } = best;
    const id = 256 + merges.length;
    merges.push([left, right]);
    const { starts } = pairs.get(`${left} ${right}`)!;
    for (const start of Int32Array.from(starts).sort()) {
      const partner = next[start]!;
      if (token[start] !== left || partner < 0 || token[partner] !== right) continue;
      for (const neighbour of [previous[start]!, start, partner]) add(neighbour, -1);
      const beyond = next[partner]!;
      token[start] = id;
      token[partner] = -1;
      next[start] = beyond;
      next[partner] = -1;
      if (beyond >= 0) previous[beyond] = start;
      for (const neighbour of [previous[start]!, start]) add(neighbour, 1);
    }
  }
  return merges;
}

/** A merge needs only older ids, so one pass over the merges in their order is enough. */
export function encodeBpe(bytes: number[], merges: Merge[]): number[] {
  demand(
    bytes.every((byte) => isId(byte, 256)),
    'byte',
  );
  checkMerges(merges);
  return merges.reduce<number[]>(
    (ids, [left, right], j) =>
      ids.reduce<number[]>((out, id) => {
        if (id === right && out[out.length - 1] === left) out[out.length - 1] = 256 + j;
        else out.push(id);
        return out;
      }, []),
    [...bytes],
  );
}

/** Unfolds ids from the end with a stack of what is still to be expanded. */
export function decodeBpe(ids: number[], merges: Merge[]): number[] {
  checkMerges(merges);
  demand(
    ids.every((id) => isId(id, 256 + merges.length)),
    'id',
  );
  const todo = [...ids];
  const reversed: number[] = [];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (id < 256) reversed.push(id);
    else todo.push(...merges[id - 256]!);
  }
  return reversed.reverse();
}

function checkMerges(merges: Merge[]): void {
  merges.forEach((merge, j) => {
    for (const side of [0, 1] as const) demand(isId(merge[side], 256 + j), `merge ${j}`);
  });
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}

function isId(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}

function before(a: Candidate, b: Candidate): boolean {
  if (a.count !== b.count) return a.count > b.count;
  return a.left !== b.left ? a.left < b.left : a.right < b.right;
}

function push(heap: Candidate[], item: Candidate): void {
  let i = heap.length;
  heap.push(item);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (!before(item, heap[parent]!)) break;
    heap[i] = heap[parent]!;
    i = parent;
  }
  heap[i] = item;
}

function pop(heap: Candidate[]): Candidate | undefined {
  const top = heap[0];
  const item = heap.pop();
  if (!item || heap.length === 0) return top;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (child >= heap.length || !before(heap[child]!, item)) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = item;
  return top;
}
