import DOMPurify from 'dompurify';
import katex from 'katex';
import { Marked, type RendererThis, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { h, hidden } from './dom';
import { type Formula, readBlockFormula, readInlineFormula } from './formulas';
import { highlightCode } from './highlightCode';
import { watchScrolling } from './scrollRegions';

const allowedTags = [
  ...[
    'p',
    'br',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'blockquote',
    'pre',
    'code',
    'em',
    'strong',
    'del',
  ],
  ...['a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'span', 'div'],
];
/** Attributes whose value is never an address. */
const plainAttributes = ['class', 'start', 'align', 'scope', 'data-tex', 'data-display', 'data-item'];

export interface MarkdownOptions {
  /** How many levels below its own a heading is shown, so that it fits under the section's heading. */
  headingOffset?: number;
  /** Opens the item that a link to `item:<kind>/<id>` names; without it such a link is plain text. */
  openItem?: (key: string) => void;
}

/** Markdown as a part of the page: raw HTML escaped, sanitised, formulas drawn, code coloured. */
export function renderMarkdown(
  source: string,
  { headingOffset = 0, openItem }: MarkdownOptions = {},
): HTMLElement {
  const html = createMarked(headingOffset).parse(source, { async: false });
  const clean = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href', ...plainAttributes],
    ADD_URI_SAFE_ATTR: plainAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^https:\/\//i,
    RETURN_DOM_FRAGMENT: true,
  });
  const prose = document.createElement('div');
  prose.className = 'prose';
  prose.append(clean);
  for (const element of prose.querySelectorAll<HTMLElement>('[data-tex]')) drawFormula(element);
  for (const element of prose.querySelectorAll<HTMLElement>('th .katex')) spellOut(element);
  for (const element of prose.querySelectorAll<HTMLElement>('[data-item]')) makeItemLink(element, openItem);
  for (const element of prose.querySelectorAll<HTMLElement>('pre, .table, .formula-display'))
    watchScrolling(element);
  return prose;
}

function createMarked(headingOffset: number): Marked {
  return new Marked({
    gfm: true,
    extensions: [inlineFormula, blockFormula],
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ text }) => escapeHtml(text),
      link(this: RendererThis, { href, tokens }) {
        const text = this.parser.parseInline(tokens);
        if (href.startsWith('item:')) return `<span data-item="${escapeHtml(href.slice(5))}">${text}</span>`;
        return /^https:\/\//i.test(href) ? `<a href="${escapeHtml(href)}">${text}</a>` : text;
      },
      code: ({ text, lang }) =>
        `<pre><code class="hljs">${highlightCode(text, lang) ?? escapeHtml(text)}</code></pre>`,
      heading(this: RendererThis, { depth, tokens }) {
        const level = Math.min(6, depth + headingOffset);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
      },
      table(this: RendererThis, token) {
        return renderTable(this, token);
      },
    },
  });
}

/** In a box of its own, which scrolls when the panel is narrow. */
function renderTable({ parser }: RendererThis, { header, rows }: Tokens.Table): string {
  const cell = (tag: string, { tokens, align }: Tokens.TableCell): string => {
    const attributes = `${align === null ? '' : ` align="${align}"`}${tag === 'th' ? ' scope="col"' : ''}`;
    const text = parser.parseInline(tokens);
    // A heading cell without text is a plain one.
    return tag === 'th' && text.trim() === '' ? '<td></td>' : `<${tag}${attributes}>${text}</${tag}>`;
  };
  const head = header.map((entry) => cell('th', entry)).join('');
  const body = rows.map((row) => `<tr>${row.map((entry) => cell('td', entry)).join('')}</tr>`).join('');
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const inlineFormula: TokenizerAndRendererExtension = {
  name: 'inlineFormula',
  level: 'inline',
  start: (text) => startOf(text, /\$/),
  tokenizer: (text) => toToken('inlineFormula', readInlineFormula(text)),
  renderer: (token) => placeholder('span', token as unknown as Formula),
};

const blockFormula: TokenizerAndRendererExtension = {
  name: 'blockFormula',
  level: 'block',
  start: (text) => startOf(text, /\n {0,3}\$\$/),
  tokenizer: (text) => toToken('blockFormula', readBlockFormula(text)),
  renderer: (token) => placeholder('div', token as unknown as Formula),
};

function startOf(text: string, pattern: RegExp): number | undefined {
  const index = text.search(pattern);
  return index < 0 ? undefined : index;
}

function toToken(type: string, formula: Formula | undefined): Tokens.Generic | undefined {
  return formula === undefined ? undefined : { type, ...formula };
}

/** Drawn after the page is clean: KaTeX's own markup needs more than the sanitiser lets through. */
function placeholder(tag: string, { tex, display }: Formula): string {
  return `<${tag} data-tex="${escapeHtml(tex)}"${display ? ' data-display="true"' : ''}></${tag}>`;
}

function drawFormula(element: HTMLElement): void {
  const { tex = '', display } = element.dataset;
  const displayMode = display === 'true';
  element.className = displayMode ? 'formula-display' : 'formula';
  try {
    // A fault is shown as source by us: KaTeX would colour it by a style attribute, which the page's policy forbids.
    katex.render(tex, element, {
      displayMode,
      throwOnError: true,
      strict: false,
      trust: false,
      output: 'htmlAndMathml',
    });
  } catch {
    const code = document.createElement('code');
    code.className = 'katex-error';
    code.textContent = tex;
    element.replaceChildren(code);
  }
}

/** A button, as everywhere on the page where an item is opened: there is no address that a browser could follow. */
function makeItemLink(element: HTMLElement, openItem: MarkdownOptions['openItem']): void {
  const key = element.dataset['item'] ?? '';
  if (openItem === undefined) element.replaceWith(...element.childNodes);
  else
    element.replaceWith(
      h(
        'button',
        {
          class: 'button button-link item-link',
          attrs: { type: 'button' },
          on: { click: () => openItem(key) },
        },
        [...element.childNodes],
      ),
    );
}

/** A heading cell is read again and again beside its cells, and needs text for it: MathML alone is none. */
function spellOut(formula: HTMLElement): void {
  const text = formula.querySelector('semantics > :first-child')?.textContent ?? '';
  formula.setAttribute('aria-hidden', 'true');
  formula.after(hidden(text));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
