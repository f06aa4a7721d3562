/** Why there is no second opinion. */
export type JudgeFailure =
  /** VS Code knows no language models, or this host has no such API. */
  | { kind: 'no-models' }
  | { kind: 'unsupported' }
  /** The user, or an administrator, does not let this extension use the model. */
  | { kind: 'no-permission'; detail?: string }
  /** The model is gone. */
  | { kind: 'not-found' }
  /** The provider refused the text. */
  | { kind: 'blocked'; detail?: string }
  | { kind: 'quota'; detail?: string }
  /** Failed before anything of the reply came. */
  | { kind: 'failed'; detail?: string }
  /** Broke off in the middle of the reply. */
  | { kind: 'interrupted'; detail?: string }
  | { kind: 'timeout'; seconds: number }
  /** Question, rubric and answer are more than the model reads. */
  | { kind: 'too-long' }
  | { kind: 'unusable-reply'; detail: string }
  | { kind: 'cancelled' };

/** What asking a model once came to. */
export type JudgeReply = { ok: true; text: string } | { ok: false; failure: JudgeFailure };

/** What an error of a language-model API tells, whatever class it has. */
export interface ModelError {
  code?: string;
  message?: string;
  /** Message of the error behind it. */
  cause?: string;
}

const quotaWords =
  /\b(quota|rate.?limit|too many requests|limit (?:reached|exceeded)|429|billing|credits?)\b/i;

/**
 * Tells the errors of `vscode.lm` apart.
 * @param hasText whether a part of the reply had come
 */
export function classifyModelError({ code, message, cause }: ModelError, hasText: boolean): JudgeFailure {
  const detail = oneLine(cause ?? message);
  const withDetail = detail === undefined ? {} : { detail };
  if (code === 'NoPermissions') return { kind: 'no-permission', ...withDetail };
  if (code === 'NotFound') return { kind: 'not-found' };
  if (quotaWords.test(`${message ?? ''} ${cause ?? ''}`)) return { kind: 'quota', ...withDetail };
  if (code === 'Blocked') return { kind: 'blocked', ...withDetail };
  return { kind: hasText ? 'interrupted' : 'failed', ...withDetail };
}

function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  if (line === undefined || line === '') return undefined;
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
