// One reading of a YAML text: its tokens, and what could be made of them.
import type { CST, Document, LineCounter, ParsedNode } from 'yaml';

/** The tokens of a text and the first document composed of them. */
export interface ComposedTokens {
  readonly status: 'composed';
  readonly tokens: readonly CST.Token[];
  readonly document: Document.Parsed<ParsedNode> | undefined;
  /** Where the second document starts, if there is one. */
  readonly secondDocumentAt: number | undefined;
  readonly lineCounter: LineCounter;
}
