/**
 * Between the extension and the panel's page. The extension owns the state and sends it whole; the page
 * draws it and reports what the user does. Text fields marked Markdown are rendered and sanitised by the page.
 */
const maxText = 200_000;
const kataActions = ['open', 'grade', 'hint', 'compare', 'reset'];
/** What the page sent, if it is a message of ours; the page's content is not trusted. */
export function parsePanelMessage(raw) {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { type, key, text, action } = raw;
  const hasKey = typeof key === 'string' && /^[a-z]+\/[a-z0-9-]{1,100}$/.test(key);
  switch (type) {
    case 'ready':
    case 'nextQuestion':
      return { type };
    case 'draft':
    case 'submit':
      return hasKey && typeof text === 'string' ? { type, key, text: text.slice(0, maxText) } : undefined;
    case 'revealModel':
    case 'answerAgain':
    case 'openItem':
      return hasKey ? { type, key } : undefined;
    case 'kataAction': {
      if (!hasKey || typeof action !== 'string' || !kataActions.includes(action)) return undefined;
      return { type, key, action: action };
    }
    default:
      return undefined;
  }
}
