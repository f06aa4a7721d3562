import * as vscode from 'vscode';
import type { ContentSource } from '../../core/ports';
import { solutionScheme } from '../ids';

/** Model solutions as read-only documents. */
export class SolutionDocuments implements vscode.TextDocumentContentProvider {
  constructor(private readonly content: ContentSource) {}

  static uriOf(id: string): vscode.Uri {
    return vscode.Uri.from({ scheme: solutionScheme, path: `/${id}/solution.ts` });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const id = uri.path.split('/')[1] ?? '';
    const kata = await this.content.kata(id);
    if (kata === undefined) throw new Error(`there is no kata "${id}"`);
    return kata.solution;
  }
}
