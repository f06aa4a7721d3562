import { stemOf } from './stems';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));
const stems = (list: string): ReadonlySet<string> => new Set([...words(list)].map(stemOf));

export const determiners = words(
  'the an my our your their his its this that these those each every any some',
);
export const pronouns = words(
  'i we you they he she it one nobody everybody everyone someone somebody people',
);
export const prepositions = words(
  'of in on at by for from to with into onto over under between among across through during per via within against ' +
    'about above below after before toward towards upon along around beyond inside outside near',
);
export const conjunctions = words(
  'and or but nor so yet because since if then than as while when whereas although though unless until whether where',
);
export const auxiliaries = words(
  'is are was were be been being am do does did has have had can could will would shall should may might must cannot',
);

/** Words that carry grammar rather than subject matter. */
export const functionWords: ReadonlySet<string> = new Set([
  ...determiners,
  ...pronouns,
  ...prepositions,
  ...conjunctions,
  ...auxiliaries,
  ...words(
    'a not no never also only just very too more most less least much many few both all such other another same own there here ' +
      'what which who whom whose how why me us them him her itself themselves yourself now still even again already ' +
      'out up down off away back together however therefore thus hence otherwise instead rather almost quite really',
  ),
]);

/** Verbs of technical prose; a clause of it without any of them, and without an auxiliary, is rare. */
const verbStems = stems(
  `accept achieve act add adjust affect allocate allow amplify apply approach approximate arrive ask assign assume attend average
  avoid balance become begin behave believe belong blow bound break bring build buy cache call cancel capture care carry cause
  change charge check choose clip collapse collect combine come compare compete compute concentrate condition confirm connect
  consider consist consume contain continue control converge convert copy correct cost count cover create cut decay decide decline
  decode decrease define degrade deliver demand depend describe destroy detect determine differ diverge divide do dominate double
  drive drop eat eliminate emit enable encode encourage end enforce enter estimate exceed expect explain explode explore express
  extend fail fall favour feed feel fetch fill find finish fit fix flatten flow focus follow force forget form free gain gather
  generate get give go grow guarantee happen help hide hit hold hope hurt idle ignore imply improve include increase inherit
  initialise insert introduce isolate join jump keep kill know lack land last lead learn leave let lie lift limit live load look
  lose lower maintain make map mask match matter mean measure melt merge minimise miss mix modify monitor move multiply need
  normalise notice observe occur offer offset open optimise overflow overlap pad pass pay penalise perform pick place plan play
  point pool predict prefer prepare preserve prevent process produce project propose protect prove provide prune pull punish push
  put quantise raise reach react read receive recompute reduce refer regularise reject rely remain remember remove render repeat
  replace report represent require rescale reset resolve respond rest restore result retain return reuse reveal reward rise roll
  rotate route run sample saturate save say scale schedule see seem select send separate serve set settle shard share shift show
  shrink sit skip slow solve specialise speed spend spike split spread stabilise stall stand start starve stay steer stop store
  stream stretch subtract suffer sum support swap switch synchronise take tell tend test think throw tie track trade train transfer
  transform translate treat trigger try tune turn understand update use vanish vary verify wait want waste watch weigh win work
  wrap write yield attach reserve promise log divide depend point sit stand hang land cite prove`,
);
const irregularVerbs = words(
  'became began broke brought built came chose drove fell felt found gave got went gone grew grown held hurt kept knew known lay led left let lost ' +
    'made meant met paid put ran read rose risen said sat saw seen sent shown spent spoke stood stole stuck took taken taught told thought threw won wrote written been',
);

/** Whether a word can be a verb form, with or without being one here. */
export function isVerbLike(norm: string, stem: string): boolean {
  return auxiliaries.has(norm) || irregularVerbs.has(norm) || verbStems.has(stem);
}
