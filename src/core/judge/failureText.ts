import type { JudgeFailure } from './judgeFailure';

/** A failure as the candidate reads it. */
export interface FailureText {
  title: string;
  /** What to do about it. */
  advice: string;
  /** What the model's provider said, if it said something. */
  detail?: string;
}

const tryAgain = 'Ask again, or choose another model.';

/** What happened, and what to do next. The offline check is untouched by all of it. */
export function failureText(failure: JudgeFailure, model: string): FailureText {
  const detail = 'detail' in failure && failure.detail !== undefined ? { detail: failure.detail } : {};
  return { ...wordsFor(failure, model), ...detail };
}

function wordsFor(failure: JudgeFailure, model: string): { title: string; advice: string } {
  switch (failure.kind) {
    case 'unsupported':
      return {
        title: 'This VS Code has no language models for extensions.',
        advice: 'A newer desktop VS Code has them. Everything else works without.',
      };
    case 'no-models':
      return {
        title: 'VS Code has no language model to ask.',
        advice:
          'Install an extension that provides one, such as GitHub Copilot Chat or a provider of local models, sign in there if it asks you to, and then ask again.',
      };
    case 'no-permission':
      return {
        title: `Interview Coach may not use ${model}.`,
        advice:
          'You can allow it under "Manage Language Model Access" in VS Code\'s Accounts menu, or choose another model. Your organisation may have switched it off.',
      };
    case 'not-found':
      return { title: `${model} is no longer there.`, advice: 'Choose another model.' };
    case 'blocked':
      return { title: `The provider of ${model} refused the request.`, advice: tryAgain };
    case 'quota':
      return {
        title: `Your quota for ${model} is used up.`,
        advice: 'Ask again later, or choose another model.',
      };
    case 'failed':
      return { title: `${model} could not be asked.`, advice: `Check your connection. ${tryAgain}` };
    case 'interrupted':
      return { title: `${model} broke off in the middle of its reply.`, advice: tryAgain };
    case 'timeout':
      return { title: `${model} sent nothing for ${failure.seconds} seconds.`, advice: tryAgain };
    case 'too-long':
      return {
        title: `Your answer is too long for ${model}.`,
        advice: 'Shorten it, or choose a model that reads more.',
      };
    case 'unusable-reply':
      return {
        title: `${model} gave no usable verdict, in two attempts.`,
        advice: 'Small models often fail at this. Choose another model.',
      };
    case 'cancelled':
      return { title: 'You stopped the second opinion.', advice: 'Nothing of it was kept.' };
  }
}
