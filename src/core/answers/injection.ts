import type { AnswerDocument } from './document';

const graderTalk = [
  /^(?:\w+ ){0,3}(?:ignore|disregard|forget|override|bypass) (?:\w+ ){0,3}(?:previous|prior|above|earlier|preceding|all|any|your|these|those|the) (?:\w+ ){0,3}(?:instructions?|prompts?|rubric|guidelines|directions|criteria|rules)\b/,
  /\b(?:ignore|disregard|forget|override|bypass) (?:\w+ ){0,3}(?:rubric|grading|scoring|evaluation)\b/,
  /\b(?:give|award|assign|grant) (?:\w+ ){0,5}(?:full|maximum|max|perfect|100|10 10) (?:\w+ )?(?:marks?|points?|scores?|grades?)\b/,
  /\b(?:full|maximum|perfect|top) (?:marks|grade)\b/,
  /^(?:\w+ ){0,3}(?:give|award|grant|assign) (?:\w+ )?full credit\b/,
  /\b(?:give|award|grant|assign) (?:me|this answer|this response|the candidate|this candidate) (?:\w+ ){0,3}(?:marks?|points?|scores?|credits?|grades?)\b/,
  /\b(?:mark|count|treat|grade|score|rate|accept|consider|classify) (?:\w+ ){0,4}(?:answer|response|submission|points|criteria|criterion|rubric|everything|items?)(?: \w+){0,4} (?:as|is|are) (?:\w+ )?(?:met|correct|found|covered|satisfied|complete|passed|fulfilled)\b/,
  /(?<!data )\b(?:rubric|criteria|criterion|(?:all|every|each) (?:of )?(?:the )?(?:rubric )?points?)(?: \w+){0,3} (?:is|are|have been|has been|were) (?:\w+ ){0,1}(?:met|covered|satisfied|fulfilled|addressed)\b/,
  /\bthis (?:answer|response|submission) (?:\w+ ){0,2}(?:covers|contains|mentions|satisfies|meets|addresses|includes|deserves|is correct|is complete|is perfect|should receive|should be)\b/,
  /\bthe (?:candidate|student|interviewee) (?:has |have )?(?:correctly |fully |clearly |already )?(?:mentions|mentioned|answered|explained|explains|deserves|demonstrates|demonstrated|correctly \w+|named all|covers all|covered all)\b/,
  /\b(?:you are|act as) (?:now )?(?:a |an |the )?(?:\w+ ){0,2}(?:grader|evaluator|examiner|assessor|marker)\b/,
  /^(?:dear |hello |hey |attention |note to |message to |instructions? (?:to|for) |to )(?:the )?(?:\w+ )?(?:grader|evaluator|examiner|scorer|marker|assessor|grading (?:system|model|script))\b/,
  /^(?:my |the |final )*(?:score|grade|status|verdict) (?:is |should be |must be )?(?:100|10 10|found|met)(?: percent| points| out of \d+)?$/,
  /^system (?:prompt |message |override |note )?(?:\w+ ){0,12}(?:score|grader?|marks)\b/,
];

/** Sentences that speak to whoever grades, instead of answering. Topics about injection name it without such words. */
export function findInjections({ tokens, sentences }: AnswerDocument): Set<number> {
  const found = new Set<number>();
  sentences.forEach(({ from, to }, i) => {
    const text = tokens
      .slice(from, Math.min(to, from + 80))
      .map(({ norm }) => norm)
      .join(' ');
    if (graderTalk.some((pattern) => pattern.test(text))) found.add(i);
  });
  return found;
}
