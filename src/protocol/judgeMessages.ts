/** The second opinion of a language model, as the feedback page shows it. */

interface Range {
  start: number;
  end: number;
}

export type JudgeVerdictView =
  | { kind: 'absent' | 'unjudged' }
  /** `quote` and the sentences around it, as ranges of the answer. */
  | { kind: 'met' | 'partial' | 'contradicted'; quote: Range; around: Range }
  /** A verdict that does not count; `why` is a sentence. */
  | { kind: 'void'; why: string };

/** One point or trap, and what both say of it. */
export interface JudgeLineView {
  /** `point/<id>` or `trap/<id>`. */
  key: string;
  kind: 'point' | 'trap';
  /** "3" for the third point, "A" for the first trap of the list. */
  label: string;
  claim: string;
  /** `asserted` and `clear` are said of traps. */
  offline: 'found' | 'partial' | 'missing' | 'check' | 'asserted' | 'clear';
  verdict: JudgeVerdictView;
  agreement: 'confirmed' | 'model' | 'disputed' | 'offline';
  /** The candidate's word on a disputed line. */
  decision?: boolean;
}

export type JudgeView =
  /** A model can be asked. */
  | { phase: 'offered' }
  | {
      phase: 'asking';
      model: string;
      /** 2 when the first reply could not be used. */
      attempt: 1 | 2;
      judged: number;
      total: number;
    }
  | { phase: 'failed'; title: string; advice: string; detail?: string }
  | {
      phase: 'done';
      model: string;
      /** Offline, and with the second opinion; 0-100. */
      offlineScore: number;
      score: number;
      range: [number, number];
      lines: JudgeLineView[];
      promptVersion: number;
      rubricVersion: string;
    };

/** What the candidate does in the section. */
export type FromJudgeSection =
  | { type: 'judge/ask' | 'judge/cancel' | 'judge/chooseModel'; key: string }
  | { type: 'judge/decide'; key: string; criterion: string; counts: boolean };

const actions = ['judge/ask', 'judge/cancel', 'judge/chooseModel'] as const;

/** What the page sent, if it is a message of this section; the page's content is not trusted. */
export function parseJudgeMessage(raw: Record<string, unknown>): FromJudgeSection | undefined {
  const { type, key, criterion, counts } = raw;
  if (typeof key !== 'string' || !/^[a-z]+\/[a-z0-9-]{1,100}$/.test(key)) return undefined;
  const action = actions.find((known) => known === type);
  if (action !== undefined) return { type: action, key };
  if (type !== 'judge/decide' || typeof counts !== 'boolean' || typeof criterion !== 'string')
    return undefined;
  return /^(point|trap)\/[a-z0-9-]{1,100}$/.test(criterion) ? { type, key, criterion, counts } : undefined;
}

export function isJudgeMessage(message: { type: string }): message is FromJudgeSection {
  return message.type.startsWith('judge/');
}
