/** What the interviewer says in chat, as plain data. */
export interface ChatAnswer {
  /** Markdown. */
  text: string;
  /** Kept by the chat beside the answer: what the next turn starts from. */
  turn: ChatTurn;
  /** Offered below the answer. */
  actions: ChatAction[];
}

/** Opens the question in the panel. */
export interface ChatAction {
  title: string;
  question: string;
}

/** What a turn has come to. All of it survives being stored as JSON. */
export type ChatTurn =
  /** A question is open; `hints` have been given for it. */
  | { kind: 'asked'; question: string; hints: number }
  | {
      kind: 'graded';
      question: string;
      title: string;
      score: number;
      missed: string[];
      traps: string[];
    }
  /** Nothing has changed. */
  | { kind: 'told' };

/** A turn that chat has stored, if it is one of ours. */
export function parseTurn(raw: unknown): ChatTurn | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const turn = raw as Partial<Record<string, unknown>>;
  if (turn.kind === 'told') return { kind: 'told' };
  if (typeof turn.question !== 'string') return undefined;
  if (turn.kind === 'asked' && typeof turn.hints === 'number') return turn as unknown as ChatTurn;
  const isGraded =
    turn.kind === 'graded' &&
    typeof turn.title === 'string' &&
    typeof turn.score === 'number' &&
    Array.isArray(turn.missed) &&
    Array.isArray(turn.traps);
  return isGraded ? (turn as unknown as ChatTurn) : undefined;
}

/** The question that is open: asked, and not graded since. */
export function openQuestion(history: readonly ChatTurn[]): Extract<ChatTurn, { kind: 'asked' }> | undefined {
  const last = history.findLast(({ kind }) => kind !== 'told');
  return last?.kind === 'asked' ? last : undefined;
}
