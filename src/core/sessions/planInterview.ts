import { type IndexEntry, type ItemKey, itemKey, type ItemKind } from '../content/items';
import { drawWeighted, type RandomSource, seededRandom } from '../scheduling/seededRandom';
import type { InterviewLength, InterviewPlan, PlannedItem, PlannedPhase } from './interviewPlan';
import type { CorePhase, PhaseId, RoleProfile } from './roleProfiles';

const titles: Record<PhaseId, string> = {
  'warm-up': 'Warm-up',
  'deep-dive': 'Deep dive',
  'hands-on': 'Hands-on',
  design: 'Design',
  closing: 'Your questions',
};
const warmUpMinutes: Record<InterviewLength, number> = { 30: 4, 45: 5, 60: 5 };
const closingMinutes: Record<InterviewLength, number> = { 30: 3, 45: 4, 60: 5 };
const coreMinimum: Record<CorePhase, number> = { 'deep-dive': 8, 'hands-on': 10, design: 12 };
/** Design drills fill an interview of their own; what fits in here are questions of design. */
const belongs: Record<CorePhase, (entry: IndexEntry) => boolean> = {
  'deep-dive': ({ kind, level }) => kind === 'question' && level !== 'system-design',
  'hands-on': ({ kind }) => kind === 'kata' || kind === 'drill',
  design: ({ kind, level }) => kind === 'question' && level === 'system-design',
};
const missing: Record<CorePhase, string> = {
  'deep-dive': 'There are no questions for a deep dive yet',
  'hands-on': 'There are no katas or drills yet',
  design: 'There are no questions of design yet',
};
const questionMinutes = 8;
const drillMinutes = 4;
/** Weight of an item that came up lately: not impossible, where there is little else. */
const recentWeight = 0.1;

export interface InterviewWish {
  role: RoleProfile;
  minutes: InterviewLength;
  /** The same wish and seed give the same plan. */
  seed: string;
  index: readonly IndexEntry[];
  /** Items of the last sessions: drawn only where others are few. */
  recent?: ReadonlySet<ItemKey>;
}

export type PlannedInterview = { ok: true; plan: InterviewPlan } | { ok: false; message: string };

/**
 * Draws an interview for a role from the items that exist. What the role asks for and the bank does not have
 * is left out, its minutes go to the other phases, and `notes` says so.
 */
export function planInterview(wish: InterviewWish): PlannedInterview {
  const { role, minutes, seed, index } = wish;
  const notes: string[] = [];
  const draw = new Drawing(wish, notes);
  const shares = coreShares(wish, notes);
  if (shares.length === 0) {
    const message =
      index.length === 0
        ? 'There is nothing to ask yet: the bank is empty. Add questions or katas, then start again.'
        : 'There is nothing to fill an interview with yet: it takes at least one question, kata or drill.';
    return { ok: false, message };
  }
  const opening = draw.warmUp(shares);
  const warmUp = opening === undefined ? 0 : warmUpMinutes[minutes];
  const closing = closingMinutes[minutes];
  if (opening === undefined)
    notes.push('There are too few items for a warm-up; it starts with the first topic.');
  const lengths = apportion(
    minutes - warmUp - closing,
    shares.map(({ share }) => share),
    shares.map(({ phase }) => coreMinimum[phase]),
  );
  const core = shares.map(({ phase }, i) => draw.phase(phase, lengths[i] ?? 0));
  const phases: PlannedPhase[] = [
    ...(opening === undefined ? [] : [toPhase('warm-up', warmUp, [opening])]),
    ...core,
    { ...toPhase('closing', closing, []), prompts: role.closing },
  ];
  return { ok: true, plan: { role: role.id, roleTitle: role.title, minutes, seed, phases, notes } };
}

/** The phases between warm-up and closing that there are items and time for, heaviest kept. */
function coreShares(
  { role, minutes, index }: InterviewWish,
  notes: string[],
): { phase: CorePhase; share: number }[] {
  const all = (Object.keys(role.shares) as CorePhase[]).map((phase) => ({
    phase,
    share: role.shares[phase],
  }));
  const filled = all.filter(({ phase }) => index.some(belongs[phase]));
  for (const { phase } of all) {
    if (!filled.some((kept) => kept.phase === phase))
      notes.push(`${missing[phase]}; the minutes for them went to the other phases.`);
  }
  const available = minutes - warmUpMinutes[minutes] - closingMinutes[minutes];
  let kept = filled;
  const needed = (): number => kept.reduce((sum, { phase }) => sum + coreMinimum[phase], 0);
  while (kept.length > 1 && needed() > available) {
    const least = kept.reduce((a, b) => (b.share <= a.share ? b : a));
    kept = kept.filter((candidate) => candidate !== least);
  }
  return kept;
}

/** Shares out whole minutes by weight, at least the minimum each; they add up to `total`. */
export function apportion(total: number, weights: readonly number[], minima: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const spare = Math.max(0, total - minima.reduce((a, b) => a + b, 0));
  const exact = weights.map((weight, i) => (minima[i] ?? 0) + (spare * weight) / sum);
  const whole = exact.map(Math.floor);
  const rest = total - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (let k = 0; k < rest; k++) {
    const { i } = byRemainder[k % byRemainder.length] ?? { i: 0 };
    whole[i] = (whole[i] ?? 0) + 1;
  }
  return whole;
}

function toPhase(id: PhaseId, minutes: number, entries: readonly IndexEntry[]): PlannedPhase {
  const even = entries.map(() => 1);
  const shares =
    entries.length === 0
      ? []
      : apportion(
          minutes,
          even,
          entries.map(() => 0),
        );
  const items = entries.map((entry, i): PlannedItem => {
    return { key: itemKey(entry), title: entry.title, minutes: shares[i] ?? 0 };
  });
  return { id, title: titles[id], minutes, items, prompts: [] };
}

/** Draws items for one plan, none of them twice. */
class Drawing {
  private readonly random: RandomSource;
  private readonly used = new Set<ItemKey>();

  constructor(
    private readonly wish: InterviewWish,
    private readonly notes: string[],
  ) {
    this.random = seededRandom(`${wish.role.id} ${wish.minutes} ${wish.seed}`);
  }

  /** Something short to begin with, as long as the phases after it keep an item each. */
  warmUp(shares: readonly { phase: CorePhase }[]): IndexEntry | undefined {
    const spare = (kind: ItemKind, phase: CorePhase): IndexEntry[] => {
      const entries = this.wish.index.filter(belongs[phase]);
      const isNeeded = shares.some((share) => share.phase === phase) && entries.length < 2;
      return isNeeded ? [] : entries.filter((entry) => entry.kind === kind);
    };
    const questions = spare('question', 'deep-dive');
    const core = questions.filter(({ level }) => level === 'core');
    const cards = this.wish.index.filter(({ kind }) => kind === 'flashcard');
    const choices = [core, questions, cards, spare('drill', 'hands-on')].find(({ length }) => length > 0);
    return choices === undefined ? undefined : this.draw(choices);
  }

  phase(phase: CorePhase, minutes: number): PlannedPhase {
    const entries = this.wish.index.filter(belongs[phase]);
    switch (phase) {
      case 'deep-dive':
        return toPhase(phase, minutes, this.several(entries, minutes / questionMinutes, 'questions'));
      case 'hands-on':
        return toPhase(phase, minutes, this.handsOn(entries, minutes));
      case 'design':
        return toPhase(phase, minutes, this.fitting(entries, minutes));
    }
  }

  private handsOn(entries: IndexEntry[], minutes: number): IndexEntry[] {
    const of = (wanted: ItemKind): IndexEntry[] => this.unused(entries).filter(({ kind }) => kind === wanted);
    const [katas, drills] = [of('kata'), of('drill')];
    const wantsKata = this.random() < this.wish.role.kataShare;
    if (katas.length > 0 && (wantsKata || drills.length === 0)) return this.fitting(katas, minutes);
    return this.several(drills, minutes / drillMinutes, 'drills');
  }

  /** One item that can be done in the time, or else the shortest, with a note. */
  private fitting(entries: IndexEntry[], minutes: number): IndexEntry[] {
    const fit = entries.filter((entry) => entry.minutes <= minutes * 1.25);
    const shortest = Math.min(...entries.map((entry) => entry.minutes));
    const chosen = this.draw(fit.length > 0 ? fit : entries.filter((entry) => entry.minutes === shortest));
    if (chosen === undefined) return [];
    if (fit.length === 0)
      this.notes.push(
        `"${chosen.title}" is made for ${chosen.minutes} minutes and has ${minutes} here: get its core done.`,
      );
    return [chosen];
  }

  private several(entries: IndexEntry[], ideal: number, what: string): IndexEntry[] {
    const wanted = Math.max(1, Math.floor(ideal));
    const chosen: IndexEntry[] = [];
    while (chosen.length < wanted) {
      const next = this.draw(entries);
      if (next === undefined) break;
      chosen.push(next);
    }
    if (chosen.length < wanted)
      this.notes.push(
        `There is time for ${wanted} ${what} and ${chosen.length === 1 ? 'only one is' : `only ${chosen.length} are`} left to draw; take more time for each.`,
      );
    return chosen;
  }

  private draw(entries: IndexEntry[]): IndexEntry | undefined {
    const { role, recent } = this.wish;
    const freshness = (entry: IndexEntry): number =>
      recent?.has(itemKey(entry)) === true ? recentWeight : 1;
    const rest = this.unused(entries);
    const chosen =
      drawWeighted(rest, (entry) => (role.topics[entry.topic] ?? 0) * freshness(entry), this.random) ??
      drawWeighted(rest, freshness, this.random);
    if (chosen === undefined) return undefined;
    this.used.add(itemKey(chosen));
    if (role.topics[chosen.topic] === undefined)
      this.notes.push(`"${chosen.title}" lies outside the role's topics: nothing else of its kind was left.`);
    return chosen;
  }

  private unused(entries: IndexEntry[]): IndexEntry[] {
    return entries.filter((entry) => !this.used.has(itemKey(entry)));
  }
}
