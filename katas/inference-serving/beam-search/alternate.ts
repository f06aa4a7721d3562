export interface Beam {
  tokens: number[];
  logProb: number;
  score: number;
}

/** A sequence as a linked list that is read from its end. */
interface Node {
  before: Node | null;
  token: number;
  length: number;
  logProb: number;
}

/** Sequences are linked lists; the best candidates are kept in a short list into which each is inserted. */
export function beamSearch(
  next: (tokens: number[]) => number[],
  beamSize: number,
  maxLength: number,
  eos: number,
  lengthPenalty?: number,
): Beam[] {
  const penalty = lengthPenalty ?? 1;
  if (penalty !== penalty) throw new RangeError('lengthPenalty');
  if (!(beamSize >= 1) || beamSize % 1 !== 0) throw new RangeError('beamSize');
  if (!(maxLength >= 1) || maxLength % 1 !== 0) throw new RangeError('maxLength');

  const finished: Node[] = [];
  const rank = (node: Node) => node.logProb * Math.pow(node.length, -penalty);
  let live: Node[] = [{ before: null, token: NaN, length: 0, logProb: 0 }];
  while (live.length > 0) {
    const candidates: Node[] = [];
    for (const beam of live) {
      const row = next(spell(beam));
      if (!(eos >= 0 && eos < row.length && eos % 1 === 0)) throw new RangeError('eos');
      for (let token = 0; token < row.length; token++) {
        const logProb = beam.logProb + row[token]!;
        if (logProb !== logProb) throw new RangeError('NaN');
        if (logProb === -Infinity) continue;
        const node = { before: beam, token, length: beam.length + 1, logProb };
        insert(candidates, node, (a, b) => a.logProb > b.logProb, 2 * beamSize);
      }
    }
    live = [];
    for (const node of candidates) {
      if (node.token === eos) insert(finished, node, (a, b) => rank(a) > rank(b), beamSize);
      else if (live.length < beamSize) live.push(node);
    }
    if (live[0]?.length === maxLength) {
      for (const node of live) insert(finished, node, (a, b) => rank(a) > rank(b), beamSize);
      break;
    }
    const worst = finished[beamSize - 1];
    const bounds = live.map((node) => rank({ ...node, length: maxLength }));
    if (worst && Math.max(...bounds) <= rank(worst)) break;
  }
  return finished.map((node) => ({ tokens: spell(node), logProb: node.logProb, score: rank(node) }));
}

/** Puts an item behind all that are not worse; what the list has too much falls off its end. */
function insert(list: Node[], node: Node, isBetter: (a: Node, b: Node) => boolean, size: number): void {
  list.push(node);
  for (let i = list.length - 1; i > 0 && isBetter(node, list[i - 1]!); i--) {
    list[i] = list[i - 1]!;
    list[i - 1] = node;
  }
  if (list.length > size) list.pop();
}

function spell(node: Node): number[] {
  return node.before === null ? [] : [...spell(node.before), node.token];
}
