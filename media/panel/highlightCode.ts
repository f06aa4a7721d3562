// eslint-disable-next-line no-restricted-imports -- the package's own core, not our layer
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';

// Aliases (ts, js, py, sh, …) come with the languages, except for JavaScript's.
for (const [name, language] of Object.entries({ bash, json, python, typescript }))
  hljs.registerLanguage(name, language);
hljs.registerAliases(['js', 'javascript'], { languageName: 'typescript' });

/** The code as HTML with classes for its parts; `undefined` for a language that is not known. */
export function highlightCode(code: string, language: string | undefined): string | undefined {
  const name = /^\w+/.exec(language ?? '')?.[0];
  if (name === undefined || hljs.getLanguage(name) === undefined) return undefined;
  return hljs.highlight(code, { language: name, ignoreIllegals: true }).value;
}
