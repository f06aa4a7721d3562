import { scoreAnswer } from '../../src/core/answers/scoreAnswer';
import { type Agreement, agreementOf, count, type Counts, noCounts } from './agreement';
import {
  attackVoices,
  honestVoices,
  type LabelledAnswer,
  type LabelledQuestion,
  type Voice,
} from './labelledAnswers';

/** A decision where the finder and the label differ. */
export interface Miss {
  question: string;
  answer: string;
  voice: Voice;
  kind: 'point' | 'trap';
  id: string;
  /** Whether the finder reported what the label denies, or passed over what the label says. */
  isFalseAlarm: boolean;
  /** What the finder said of the point. */
  status: string;
  flags: readonly string[];
  text: string;
}

export interface SetReport {
  answers: number;
  points: Agreement;
  traps: Agreement;
  voices: Partial<Record<Voice, Agreement>>;
  /** Points credited to texts that make none, of all the points asked for, by kind of text. */
  falseCredit: Record<string, { credited: number; of: number }>;
  misses: Miss[];
}

/** Scores labelled answers and holds the findings against the labels. */
export function evaluateAnswers(
  all: readonly LabelledQuestion[],
  includes: (answer: LabelledAnswer) => boolean,
): SetReport {
  const points = noCounts();
  const traps = noCounts();
  const byVoice = new Map<Voice, Counts>();
  const misses: Miss[] = [];
  let answers = 0;
  for (const labelled of all) {
    for (const answer of labelled.answers.filter(includes)) {
      answers += 1;
      const voice = byVoice.get(answer.voice) ?? noCounts();
      byVoice.set(answer.voice, voice);
      for (const decision of decide(labelled, answer)) {
        const { isLabelled, isFound, miss } = decision;
        count(miss.kind === 'point' ? points : traps, isLabelled, isFound);
        if (miss.kind === 'point') count(voice, isLabelled, isFound);
        if (isLabelled !== isFound) misses.push(miss);
      }
    }
  }
  const voiceOrder = [...honestVoices, ...attackVoices].filter((voice) => byVoice.has(voice));
  return {
    answers,
    points: agreementOf(points),
    traps: agreementOf(traps),
    voices: Object.fromEntries(
      voiceOrder.map((voice) => [voice, agreementOf(byVoice.get(voice) ?? noCounts())]),
    ),
    falseCredit: creditOf(byVoice),
    misses,
  };
}

interface Decision {
  isLabelled: boolean;
  isFound: boolean;
  miss: Miss;
}

function decide({ question }: LabelledQuestion, answer: LabelledAnswer): Decision[] {
  const report = scoreAnswer(question, answer.text);
  const base = { question: question.id, answer: answer.id, voice: answer.voice, flags: report.flags };
  const points = report.points.map(({ id, status }): Decision => {
    const isFound = status === 'found';
    const miss = { ...base, kind: 'point' as const, id, isFalseAlarm: isFound, status, text: answer.text };
    return { isLabelled: answer.points.has(id), isFound, miss };
  });
  const traps = question.traps.map(({ id }): Decision => {
    const isFound = report.traps.some((trap) => trap.id === id);
    const status = isFound ? 'asserted' : 'not asserted';
    const miss = { ...base, kind: 'trap' as const, id, isFalseAlarm: isFound, status, text: answer.text };
    return { isLabelled: answer.traps.has(id), isFound, miss };
  });
  return [...points, ...traps];
}

function creditOf(byVoice: ReadonlyMap<Voice, Counts>): SetReport['falseCredit'] {
  const credit: SetReport['falseCredit'] = {};
  for (const voice of attackVoices) {
    const counts = byVoice.get(voice);
    if (counts === undefined) continue;
    credit[voice] = { credited: counts.falsePositive, of: agreementOf(counts).decisions };
  }
  return credit;
}

/** Milliseconds that each answer takes, once warm. */
export function timeAnswers(all: readonly LabelledQuestion[], now: () => number): number[] {
  const rounds = 6;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { question, answers } of all) {
      for (const { text } of answers) {
        const started = now();
        scoreAnswer(question, text);
        if (round > 0) times.push(now() - started);
      }
    }
  }
  return times;
}
