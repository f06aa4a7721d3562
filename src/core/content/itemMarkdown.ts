import type { Flashcard, KataMeta, Question, Source } from './items';
import { topics } from './topics';

/** A question as a candidate may see it before answering: no rubric, no model answer. */
export function questionMarkdown(question: Question): string {
  const { title, topic, level, minutes, prompt } = question;
  return `# ${title}\n\n*${topics[topic]} · ${level} · ${minutes} min*\n\n${prompt}\n`;
}

/** The front of a flashcard alone. */
export function flashcardMarkdown({ title, topic, level, minutes, front }: Flashcard): string {
  return `# ${title}\n\n*${topics[topic]} · ${level} · ${minutes} min*\n\n${front}\n`;
}

/** A kata's statement without hints and solutions. */
export function kataMarkdown(meta: KataMeta): string {
  const { title, topic, difficulty, minutes, statement, sources } = meta;
  const papers = sources.map((source) => `- ${citation(source)}`).join('\n');
  return `# ${title}\n\n*${topics[topic]} · ${difficulty} · ${minutes} min*\n\n${statement}\n\n## Papers\n\n${papers}\n`;
}

/** "Su et al. (2021): RoFormer …, arXiv 2104.09864", with a link in Markdown. */
export function citation({ title, authors, year, arxiv, doi, url }: Source): string {
  const link = sourceUrl({ arxiv, doi, url });
  const name = arxiv === undefined ? title : `${title}, arXiv ${arxiv}`;
  return `${authors} (${year}): ${link === undefined ? name : `[${name}](${link})`}`;
}

/** Where a source can be read. */
export function sourceUrl({ arxiv, doi, url }: Pick<Source, 'arxiv' | 'doi' | 'url'>): string | undefined {
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`;
  return doi === undefined ? url : `https://doi.org/${doi}`;
}
