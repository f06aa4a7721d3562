const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Negate the rest of their clause. */
export const clauseNegators = words('not never neither nor none nothing nobody hardly barely scarcely noone');

/** Idioms that begin with a negator and negate nothing. Matched as word sequences. */
export const harmlessNegations: readonly string[] = [
  'not only',
  'not just',
  'not merely',
  'not simply',
  'not solely',
  'no matter',
  'no wonder',
  'no doubt',
  'no question',
  'no more than',
  'no less than',
  'no fewer than',
  'not more than',
  'not less than',
  'not to mention',
  'or not',
  'if not',
  'why not',
  'without doubt',
  'without question',
  'without a doubt',
  'nothing but',
  'none other than',
  'never mind',
];

/** Negate the noun phrase that follows. */
export const phraseNegators: readonly string[] = [
  'without',
  'rather than',
  'instead of',
  'as opposed to',
  'in place of',
  'unlike',
  'lack',
  'lacks',
  'lacking',
  'lacked',
  'absence of',
  'devoid of',
  'free of',
  'far from',
  'anything but',
  'except',
  'except for',
  'apart from',
  'not because of',
];

/** Count as a negation for `~` only: "avoids padding" says that there is none, yet is about padding. */
export const softNegators = words(
  'avoid avoids avoiding prevent prevents preventing eliminate eliminates eliminating omit omits omitting ' +
    'skip skips skipping zero ignore ignores ignoring remove removes removing drop drops dropping',
);

/** After a negator these deny the whole statement that follows ("I would not say that ..."). */
export const statementVerbs = words(
  'say says think thinks believe believes believed claim claims argue agree accept assume conclude buy suppose ' +
    'mean means imply implies follow follows true case correct right accurate fair',
);

/** With a complementiser after them these deny the statement ("it is a myth that ...", "wrong to say"). */
export const wrongWords = words(
  'false wrong incorrect untrue mistaken myth myths misconception misconceptions misunderstanding misreading ' +
    'fallacy nonsense misleading absurd ridiculous disagree confusion misbelief inaccurate',
);
/** As `wrongWords`, but "the mistake is that ..." may also name a cause and so needs "a common mistake". */
export const slips = words('mistake mistakes error errors pitfall pitfalls trap traps');
export const betweenWrongAndClaim = words('a with about of in here often and simply just also made');
export const refusals = words(
  'deny denies doubt doubts dispute disputes reject rejects refute refutes contradict contradicts contrary',
);
export const claimNouns = words(
  'claim claims idea notion view statement belief assertion hypothesis argument opinion story intuition assumption',
);
export const wronglyAdverbs = words('wrongly mistakenly incorrectly erroneously falsely');

/** Verbs of saying and thinking, for statements put into somebody else's mouth. */
export const sayingVerbs = words(
  'say says said think thinks thought claim claims claimed believe believes believed assume assumes assumed argue argues expect expects suggest ' +
    'imagine conclude guess suspect insist insists tempted told tell tells hear heard write writes repeat answer read object ' +
    'assumes argues suggests call calls confuse credit credits attribute attributes ascribe',
);
export const otherPeople = words(
  'people folks some many most others someone somebody candidates engineers juniors beginners students colleagues blogs textbooks they everyone everybody ' +
    'practitioners tutorials posts blog junior novice novices interviewees persons guys teammates colleague teammate he she ' +
    'author authors engineer article articles reviewer reviewers manager marketing friend friends pr explanations anyone anybody whoever',
);
/** "You" and "one" are somebody else only with one of these. */
export const modals = words('might may could would will');
export const hedgeAdverbs = words(
  'often sometimes usually commonly frequently always still also naively wrongly mistakenly widely even initially at first be like to ' +
    'tend tends love probably likely maybe perhaps seem seems',
);
/** "The naive view is that ...", "a common answer would be ...". */
export const commonplaces = words(
  'naive usual common popular standard textbook typical frequent classic wrong',
);
export const attributionOpeners: readonly string[] = [
  'it is tempting',
  'at first glance',
  'at first sight',
  'conventional wisdom',
  'naively',
  'supposedly',
  'allegedly',
  'reportedly',
  'is often said',
  'is sometimes said',
  'often claimed',
  'sometimes claimed',
  'widely believed',
  'often assumed',
  'is said that',
  'commonly claimed',
  'commonly believed',
  'often heard',
  'rumour has it',
  'rumor has it',
  'legend has it',
  'used to think',
  'used to believe',
  'at first i thought',
  'once thought',
  'is said to',
  'are said to',
  'sometimes sold as',
  'often sold as',
  'some sell it as',
  'often described as',
  'sometimes described as',
  'often presented as',
  'often called',
  'sometimes called',
  'confused with',
  'often see',
  'calling it',
  'to call it',
  'according to the colleague',
  'according to your colleague',
  'according to him',
  'according to many',
  'according to some',
  'folklore',
];

/** What follows is put aside by the speaker. */
export const dismissals: readonly string[] = [
  'rule out',
  'rules out',
  'ruled out that',
  'can exclude',
  'push back on',
  'push back against',
  'careful with',
  'careful about',
  'little to do with',
  'naive to',
  'fails to be',
  'fail to be',
  'the wrong way',
  'a bad answer',
  'a wrong answer would',
];

/** What the speaker holds possible is no belief. */
export const guesses: readonly string[] = [
  'could be',
  'might be',
  'may be',
  'could also be',
  'could well be',
];

/** The speaker does not know; neither the statement nor its opposite is asserted. */
export const ignorance: Readonly<Record<'unconditional' | 'firstPerson', readonly string[]>> = {
  unconditional: [
    'unsure',
    'does not know whether',
    'do not remember',
    'cannot remember',
    'can not remember',
    'i wonder',
    'wonder whether',
    'wonder if',
    'not necessarily',
    'unclear whether',
    'unclear if',
    'question whether',
    'forgot whether',
    'forget whether',
    'did not read',
    'can not recall',
    'do not recall',
  ],
  firstPerson: ['not sure', 'not certain', 'do not know', 'no idea'],
};
/** Verbs after which a question word begins what is not known: "cannot predict how long ...". */
export const knowingWords = words('know knows known tell tells predict predicts foresee guess sure clear');

/** Words that turn against what was said before and so end every scope. */
export const contrasts = words('but however although though whereas yet nevertheless nonetheless');
export const clauseEnders = words(
  'because since so while which therefore thus hence then otherwise whereas unless until',
);

/** After "is": the clause in front is denied. */
export const denyingPredicates = words(
  'wrong false incorrect untrue irrelevant nonsense misleading mistaken myth misconception mistake fallacy error misunderstanding bogus ' +
    'backwards exaggeration folklore',
);
/** After "not": the clause in front is denied when the clause ends there. */
export const denyingComplements = words('true correct right so accurate case');
/** After "not": what stands in front is no recommendation; a trap is not asserted. */
export const failingVerbs = words('work help hold suffice do enough apply fix solve');

/** "X, I do not agree with": at the end of a statement these verbs refuse it. */
export const refusingVerbs = words(
  'agree buy believe sign support accept share subscribe promise claim say endorse think recommend defend see',
);
/** "For X it is useless": X is no case for it. */
export const uselessWords = words('useless powerless pointless helpless ineffective nothing');
/** After "is not (a)": what stands in front is no recommendation and no reason; a trap is not asserted. */
export const praises = words(
  'good useful reliable valid suitable meaningful appropriate adequate proof guarantee evidence reason option substitute remedy ' +
    'cure solution answer cause culprit explanation point issue problem',
);
/** "Confidently wrong": how, and not whether, something is wrong. */
export const wrongManners = words(
  'confidently subtly silently fluently plausibly consistently systematically persuasively convincingly badly',
);

/** Said of a thing these tell how good it is, said of a statement they deny it. */
export const wrongAdjectives = words('wrong incorrect false mistaken faulty');
/** Things and persons that are wrong without any claim being denied by it. */
export const fallibleThings = words(
  'answer answers key keys label labels item items question questions response responses completion completions rollout ' +
    'rollouts sample samples prediction predictions solution solutions output outputs token tokens guess guesses gold ' +
    'annotation annotations generation generations example examples percent proposal proposals draft drafts reference ' +
    'references attempt attempts trajectory trajectories them he she they you engineer engineers colleague colleagues author ' +
    'authors candidate candidates person reviewer someone somebody model verifier grader judge',
);
/** How something was graded: "marked wrong", "incorrectly labelled". */
export const gradingVerbs = words(
  'label labels labelled labeled mark marks marked grade graded count counted keyed annotated classified answer answers answered tag ' +
    'tagged score scored solved predicted flagged judged rated',
);
