import { defaultLexicon } from './lexicon';
import { parsePattern, type PatternWord, type Term } from './pattern';
import { defaultThesaurus } from './thesaurus';

/**
 * What wrong beliefs say of things, in the words that people use for it: that something is not needed, is enough,
 * cannot be, stays the same, costs nothing, solves all, always wins. Looser than the synonyms, and so read only
 * where a whole passage is held against a belief. `~` marks what must be negated, as in patterns.
 */
export const senseLines: readonly string[] = [
  // not needed
  '~need|~require|~necessary|unnecessary|superfluous|redundant|obsolete|optional|pointless|useless|skip|do without|dispense|dispensable|~have to|~matter|irrelevant|rid of|can go|retire|throw out|no reason to|crutch|workaround|cosmetic|replace|dead|academic|nice to have|waste|no point|can be dropped|drop|leave out|~use|~bother',
  // enough
  'enough|sufficient|suffice|all it takes|all you need|all that is needed|does the trick|do the trick|does the job|nothing else|fixes it|is fixed|solves it|solved|that is all|that is it|done|repairs|good enough|covers|is right|be trusted',
  // cannot be
  'impossible|unable|incapable|~able|~possible|hopeless|no way|no means|cannot|in principle|by nature|fundamentally|out of the question|ruled out|excluded|~manage|blind|lost',
  // the same as before, the same as the other
  '~change|~differ|~alter|~affect|unchanged|same|identical|invariant|equal|equivalent|no difference|~distinguish|indistinguishable|no effect|nothing changes|comes to the same|amounts to|symmetric|unaffected|independent|regardless',
  // as good
  'as good as|on par|match|equal|no worse|~worse|lose nothing|~lose|no loss|without loss|lossless|keep up|just as well|same quality|across the board|everything|in general|everywhere',
  // costs nothing, does no harm
  'free|cost nothing|~cost|no overhead|no price|negligible|no penalty|no downside|~hurt|harmless|without harm|no obstacle|no problem|~problem|nothing to worry|~worry|nothing against|fine|as is|as it is|just works|works unchanged|drop in|plug|straight away|directly|without change|unchanged|safe|copes|easily|no drawback',
  // solves it for good
  'eliminate|solve|cure|fix|gone|disappear|vanish|no longer|immune|rid of|thing of the past|for good|nothing left|zero|~any more|prevent|remove|excluded|impossible|does away|solved|~exist|over|never again|go away',
  // always
  'always|every time|in every case|any case|without exception|everywhere|across the board|strictly|whatever|no matter|in general|generally|all of it|universally',
  // better
  'better|beats|beat|win|superior|outperform|prefer|preferable|stronger|first choice|ahead|want|worth',
  // is taken as a proof
  'prove|show|means that|hence|therefore|imply|guarantee|confirm|demonstrate|we know|be sure|evidence|tells us|conclude|handles',
  // by itself
  'itself|by itself|for itself|on its own|automatically|autonomously|by themselves|self',
  // one from many
  'mix|blend|combine|exchange|communicate|mingle|see each other|interact|across|together|merge',
  // forget and keep
  'erase|wipe|clear|reset|delete|forget|discard|empty|lose|throw away|overwrite',
  'keep|retain|remember|preserve|hold|maintain|survive',
  // make text
  'generate|write|produce|create|compose|emit|output',
  // order
  'shuffle|permute|reorder|swap|scramble|jumble|rearrange|mix up',
  // a lot of it
  'multiply|stack|compound|add up|product|pile|on top|combined|all together|in total|overall',
  'quarter|4x|divided by 4|a fourth|4 times cheaper|4 times less',
  'explode|blow up|diverge|spike|unstable|too high|too large',
  'send|route|go to|give|direct|handle|serve|assign',
  'try again|retry|repeat|again|once more|rerun|second attempt|until it works',
  'tell|instruct|prompt|instruction|say to|ask|forbid|order',
];

/** Words of which one says the opposite of the other. */
export const oppositeLines: readonly (readonly [string, string])[] = [
  [
    'small|smaller|shrink|decrease|reduce|fewer|fall|drop',
    'large|larger|bigger|grow|increase|enlarge|rise|widen',
  ],
  ['better|improve|gain', 'worse|degrade|hurt|deteriorate'],
  ['cheap|cheaper|free', 'expensive|dear|costly'],
  ['fast|faster|quicker', 'slow|slower'],
  ['keep|retain|remember|preserve', 'erase|delete|wipe|discard|forget|lose'],
  ['same|identical|equal', 'different|differ|distinct'],
  ['always|every time', 'never|sometimes|rarely|only if'],
  ['easy|simple', 'hard|difficult'],
  ['first|early|before', 'last|late|after'],
  ['above|exceed', 'below|under'],
  ['sharp|narrow', 'flat|wide'],
  ['forward', 'reverse|backward'],
  ['enough|sufficient', 'insufficient|too little|too few'],
];

interface Sense {
  terms: readonly Term[];
  keys: ReadonlySet<string>;
}

const senses = senseLines.map(toSense);
const opposites = oppositeLines.flatMap(([left, right]) => {
  const [one, other] = [toSense(left), toSense(right)];
  return [
    { keys: one.keys, terms: other.terms },
    { keys: other.keys, terms: one.terms },
  ];
});

function toSense(line: string): Sense {
  const parsed = parsePattern(line, defaultLexicon);
  const terms = parsed.ok ? (parsed.pattern.groups[0]?.terms ?? []) : [];
  return { terms, keys: new Set(terms.map(keyOf)) };
}

/** What says the opposite of a term. */
export function oppositeTerms(term: Term): readonly Term[] {
  return opposites.filter(({ keys }) => keys.has(term.key)).flatMap(({ terms }) => terms);
}

const byTerm = new Map<string, readonly Term[]>();

function keyOf({ polarity, key }: Term): string {
  return (polarity === 'negated' ? '~' : '') + key;
}

/** What else says the same in a loose sense; each with a polarity of its own. */
export function looseTerms(term: Term, isAbsent = term.polarity === 'negated'): readonly Term[] {
  const own = (isAbsent ? '~' : '') + term.key;
  const known = byTerm.get(own);
  if (known !== undefined) return known;
  const others = new Map<string, Term>();
  for (const { terms, keys } of senses) {
    if (keys.has(own)) for (const other of terms) others.set(keyOf(other), other);
  }
  others.delete(own);
  const found = [...others.values()];
  byTerm.set(own, found);
  return found;
}

const byWord = new Map<string, readonly PatternWord[]>();

/** Single words that may stand for a word inside of a phrase. */
export function looseWords(word: PatternWord): readonly PatternWord[] {
  const known = byWord.get(word.text);
  if (known !== undefined) return known;
  const texts = word.isPrefix
    ? defaultThesaurus.synonymsOfPrefix(word.text)
    : defaultThesaurus.synonyms(word.text);
  const parsed = texts.flatMap((text) => {
    const pattern = parsePattern(text, {});
    return pattern.ok ? (pattern.pattern.groups[0]?.terms ?? []) : [];
  });
  const sensed = senses
    .filter(({ keys }) => keys.has(` ${word.text}`))
    .flatMap(({ terms }) => terms.filter(({ polarity }) => polarity === 'plain'));
  const words = [...parsed, ...sensed].flatMap(({ words }) => (words.length === 1 ? words : []));
  const found = [word, ...new Map(words.map((each) => [each.text, each])).values()];
  byWord.set(word.text, found);
  return found;
}
