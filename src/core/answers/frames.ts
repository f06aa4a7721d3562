import type { Coverage } from './coverage';
import type { AnswerDocument } from './document';
import { functionWords } from './wordClasses';

/** A frame is suspicious when it is filled in this often, and an answer when most of its frames are. */
const leastRepetitions = 3;
const leastFilled = 6;
const leastShare = 0.5;

interface Slot {
  sentence: number;
  frame: string;
}

/** Sentences made of a few frames filled again and again: "there is X and there is Y and there is Z". */
export function findRepeatedFrames(document: AnswerDocument, covered: Coverage): Set<number> {
  const slots = slotsOf(document, covered);
  const counts = new Map<string, number>();
  for (const { frame } of slots) counts.set(frame, (counts.get(frame) ?? 0) + 1);
  const repeated = slots.filter(({ frame }) => (counts.get(frame) ?? 0) >= leastRepetitions);
  const isFilledIn = repeated.length >= leastFilled && repeated.length >= leastShare * slots.length;
  return new Set(isFilledIn ? repeated.map(({ sentence }) => sentence) : []);
}

/** What stands between two words of the rubric, where it is at least two words long. */
function slotsOf({ tokens, sentenceOf }: AnswerDocument, covered: Coverage): Slot[] {
  const slots: Slot[] = [];
  let frame: string[] = [];
  tokens.forEach(({ norm }, i) => {
    if (covered.words[i] && !functionWords.has(norm)) {
      if (frame.length >= 2) slots.push({ sentence: sentenceOf[i] ?? 0, frame: frame.join(' ') });
      frame = [];
    } else frame.push(norm);
  });
  return slots;
}
