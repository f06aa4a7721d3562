import path from 'node:path';
import { transform } from 'sucrase';
import { caseGroups, exact, toleranceD } from '../core/katas/authoring';
import { readSyntaxError, typescriptOptions } from '../core/katas/transpile';
import type { ContentFolder } from './contentFolder';

export type Linked = { ok: true; code: string } | { ok: false; file: string; line: number; message: string };

/** What `#kata` holds besides types. */
const authoringCode = `exports.toleranceD = ${JSON.stringify(toleranceD)};
exports.exact = ${JSON.stringify(exact)};
exports.caseGroups = ${JSON.stringify(caseGroups)};`;

/** An imported library as sucrase's imports expect it: with its names and a default export. */
const libraryCode = (name: string): string =>
  `const library = require(${JSON.stringify(name)});
Object.assign(exports, library, { default: library });
Object.defineProperty(exports, '__esModule', { value: true });`;

/**
 * Joins a module of a kata and what it imports from its folder into one CommonJS text. Types are dropped;
 * lines of the entry keep their numbers. `fast-check` stays an import of the result, nothing else may be one.
 */
export function linkModules(files: ContentFolder, folder: string, entry: string): Linked {
  const modules = new Map<string, string>();
  const todo = [entry];
  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    if (modules.has(name)) continue;
    if (name === '#kata') {
      modules.set(name, authoringCode);
      continue;
    }
    if (name === 'fast-check') {
      modules.set(name, libraryCode(name));
      continue;
    }
    const source = files.read(`${folder}/${name}`);
    if (source === undefined)
      return { ok: false, file: name, line: 1, message: `there is no file ${name} beside ${entry}` };
    let code: string;
    try {
      code = transform(source, typescriptOptions).code;
    } catch (error) {
      const { detail, line = 1 } = readSyntaxError(error);
      return { ok: false, file: name, line, message: `is not valid TypeScript: ${detail}` };
    }
    const targets = new Map<string, string>();
    for (const match of code.matchAll(importCall)) {
      const request = match[1] ?? '';
      const target = resolve(name, request);
      if (target === undefined) {
        const line = code.slice(0, match.index).split('\n').length;
        const message = `imports "${request}"; only "#kata", "fast-check" and files of the kata's own folder can be imported`;
        return { ok: false, file: name, line, message };
      }
      targets.set(request, target);
      todo.push(target);
    }
    modules.set(
      name,
      code.replace(importCall, (call, request: string) => {
        return targets.has(request) ? `require(${JSON.stringify(targets.get(request))})` : call;
      }),
    );
  }
  return { ok: true, code: join(modules, entry) };
}

const importCall = /(?<![.\w$])require\('([^'\n]+)'\)/g;

/** The module that an import names, relative to the kata's folder. */
function resolve(from: string, request: string): string | undefined {
  if (request === '#kata' || request === 'fast-check') return request;
  if (!request.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(from), request);
  if (target.startsWith('..')) return undefined;
  return target.endsWith('.ts') ? target : `${target}.ts`;
}

/** The entry stands first and on the first line, so that a line of an error is a line of the file. */
function join(modules: Map<string, string>, entry: string): string {
  const parts = [...modules].map(([name, code]) => {
    return `${JSON.stringify(name)}: (exports, require, module) => {${code}\n}`;
  });
  return `const $modules = {${parts.join(',\n')}};
const $loaded = {};
const $load = (name) => {
  if ($loaded[name] !== undefined) return $loaded[name].exports;
  const loaded = ($loaded[name] = { exports: {} });
  $modules[name](loaded.exports, name === 'fast-check' ? require : $load, loaded);
  return loaded.exports;
};
module.exports = $load(${JSON.stringify(entry)});
`;
}
