import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readDocument } from '../../src/core/answers/document';
import { HitFinder } from '../../src/core/answers/hits';
import { defaultLexicon } from '../../src/core/answers/lexicon';
import { findMatch } from '../../src/core/answers/match';
import { compileRubric } from '../../src/core/answers/rubric';
import type { Question } from '../../src/core/content/items';
import { isHeldOut } from './heldOut';

interface Sentences {
  /** Sentences that make the point, or assert the trap. */
  said: string[];
  /** Sentences on the same subject that do not. */
  not: string[];
}

interface SentenceFile {
  question: string;
  points: Record<string, Sentences>;
  traps: Record<string, Sentences>;
}

/** A sentence that was passed over, or found where it should not be. */
export interface SentenceMiss {
  question: string;
  kind: 'point' | 'trap';
  id: string;
  isFalseAlarm: boolean;
  text: string;
}

/** How many sentences there are, and how many were found, of those that make the point and of those that do not. */
export interface SentenceCounts {
  said: { found: number; of: number };
  not: { found: number; of: number };
}

export interface SentenceReport {
  point: SentenceCounts;
  trap: SentenceCounts;
  misses: SentenceMiss[];
}

/**
 * Looks for every point and trap in sentences of its own, those of `test/answers/sentences`.
 * @param questions those of interest
 * @throws Error that names the file for an unknown point or trap
 */
export function evaluateSentences(
  root: string,
  questions: ReadonlyMap<string, Question>,
  wantsHeldOut: boolean,
): SentenceReport {
  const folder = path.join(root, 'test/answers/sentences');
  const report: SentenceReport = { point: noCounts(), trap: noCounts(), misses: [] };
  for (const name of fs.readdirSync(folder).sort()) {
    const file = parse(fs.readFileSync(path.join(folder, name), 'utf8')) as SentenceFile;
    const question = questions.get(file.question);
    if (question === undefined) continue;
    const rubric = compileRubric(question, defaultLexicon);
    const parts = [
      ['point', file.points, question.points, rubric.points, 'evidence'],
      ['trap', file.traps, question.traps, rubric.traps, 'assertion'],
    ] as const;
    for (const [kind, written, asked, patterns, reading] of parts) {
      for (const [id, sentences] of Object.entries(written)) {
        const place = asked.findIndex((one) => one.id === id);
        if (place === -1) throw new Error(`${name}: the question has no ${kind} "${id}"`);
        for (const side of ['said', 'not'] as const) {
          sentences[side].forEach((text, i) => {
            if (isHeldOut(`${file.question}/${id}/${side}/${i}`) !== wantsHeldOut) return;
            const finder = new HitFinder(readDocument(text));
            const isFound = (patterns[place] ?? []).some(
              (pattern) => findMatch(pattern, finder, reading, () => true) !== undefined,
            );
            report[kind][side].of += 1;
            if (isFound) report[kind][side].found += 1;
            if (isFound !== (side === 'said'))
              report.misses.push({ question: file.question, kind, id, isFalseAlarm: isFound, text });
          });
        }
      }
    }
  }
  return report;
}

function noCounts(): SentenceCounts {
  return { said: { found: 0, of: 0 }, not: { found: 0, of: 0 } };
}
