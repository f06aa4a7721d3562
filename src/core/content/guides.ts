import { citation } from './itemMarkdown';
import type { Source } from './items';

/** Advice to read, beside the items that one practises. */
export interface Guide {
  id: string;
  title: string;
  /** One sentence. */
  summary: string;
  sources: Source[];
  /** In the author's order; `text` is Markdown, in which `item:<kind>/<id>` is the address of an item. */
  sections: { title: string; text: string }[];
}

const itemLink = /\[([^\]]*)\]\(item:([^)\s]*)\)/g;

/** The items that a Markdown text links to, in order. */
export function linkedKeys(markdown: string): string[] {
  return [...markdown.matchAll(itemLink)].map(([, , key = '']) => key);
}

/** A guide as one Markdown text, for readers that know no items: links to them become title and key. */
export function guideMarkdown({ title, summary, sections, sources }: Guide): string {
  const parts = sections.map(
    ({ title: name, text }) => `## ${name}\n\n${text.replace(itemLink, '$1 (`$2`)')}`,
  );
  const studies = sources.map((source) => `- ${citation(source)}`).join('\n');
  return `# ${title}\n\n*${summary}*\n\n${parts.join('\n\n')}\n\n## Sources\n\n${studies}\n`;
}
