/** Forms that a stemmer of endings keeps apart from their word: irregular verbs and derived nouns. */
const lines = `
break broke broken
choose chose chosen choice choices
compare comparison comparisons
decide decision decisions
divide division divisions
draw drew drawn
drive drove driven
exclude exclusion
expand expansion
explain explanation explanations
extend extension extensions
fail failure failures
fall fell fallen
forget forgot forgotten
freeze froze frozen
give gave given
go went goes
grow grew grown growth
hide hid hidden
hold held
keep kept
know knew known
learn learnt
lose lost
multiply multiplication multiplications
omit omission
pay paid
reduce reduction reductions
remove removal
retain retention
rise rose risen
see saw seen
send sent
shrink shrank shrunk shrinkage
slide slid
spend spent
spin spun
steal stole stolen
stick stuck
take took taken
throw threw thrown
verify verification verifications
waste wastage
write wrote written
`;

/** Each form with the word that it belongs to. */
export const baseForms: ReadonlyMap<string, string> = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [base = '', ...forms] = line.split(' ');
      return forms.map((form): [string, string] => [form, base]);
    }),
);

const numerals = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "four" is 4 and "fourfold" is "4-fold"; "one" is a pronoun as often as a number and stays a word. */
export const numberForms: ReadonlyMap<string, string> = new Map([
  ...numerals.flatMap((word, i): [string, string][] => [
    [word, String(i + 2)],
    [`${word}fold`, `${i + 2}fold`],
  ]),
  ...tens.map((word, i): [string, string] => [word, String(10 * (i + 2))]),
  ['fifteen', '15'],
  ['sixteen', '16'],
  ['sixteenfold', '16fold'],
]);
