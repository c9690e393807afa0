// From the text of the file to a YAML syntax tree. After a fault in the syntax the faulty line is left out and the rest
// is read again, so that every fault is found at once and none is reported for what only follows from another.
import { Composer, Lexer, LineCounter, Parser, type CST, type Document, type ParsedNode } from 'yaml';
import type { ComposedTokens } from './composed-tokens.ts';
import { findYamlFault } from './find-yaml-fault.ts';

interface YamlFault {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The tree, what is wrong with the syntax, and which lines were left out because of it. */
export interface ComposedYaml {
  /** Absent where the text is too broken or too deep to be read at all. */
  readonly document: Document.Parsed<ParsedNode> | undefined;
  readonly lineCounter: LineCounter;
  readonly faults: readonly YamlFault[];
  /** The lines by number; true where the line began a list item, of which the dash was kept. */
  readonly damagedLines: ReadonlyMap<number, boolean>;
}

// The configuration is four levels deep; this is far beyond it and far below what a stack can take.
const MAX_OPEN_TOKENS = 64;
// So many faults in the syntax are no slips: the file is something else.
const MAX_ROUNDS = 20;

// Indentation and the dashes of list items stay, so that what follows still belongs where it did.
// Match: "  - " of "  - platform: web". Near miss: the tab of "\t- platform: web".
const ITEM_START = /^(?: *- +)+/;

/** Composes the first document of a text. */
export function composeYaml(text: string): ComposedYaml {
  const faults: YamlFault[] = [];
  const damagedLines = new Map<number, boolean>();
  const lines = text.split('\n');
  for (let round = 1; ; round += 1) {
    const attempt = compose(lines.join('\n'));
    const { lineCounter } = attempt;
    if (attempt.status === 'too-deep') {
      const { line, col } = lineCounter.linePos(attempt.offset);
      faults.push({ line, column: col, text: 'is nested too deeply for a configuration' });
      return { document: undefined, lineCounter, faults, damagedLines };
    }
    const fault = findYamlFault(attempt);
    if (fault === undefined) return { document: attempt.document, lineCounter, faults, damagedLines };

    if (!damagedLines.has(fault.line)) faults.push({ line: fault.line, column: fault.column, text: fault.text });
    if (round === MAX_ROUNDS) return { document: undefined, lineCounter, faults, damagedLines };
    for (let line = fault.line; line <= fault.lastLine; line += 1) {
      // The dash that was left of a line can be what is wrong with it.
      const rest = damagedLines.has(line) ? '' : (ITEM_START.exec(lines[line - 1] ?? '')?.[0].trimEnd() ?? '');
      damagedLines.set(line, rest !== '');
      lines[line - 1] = rest;
    }
  }
}

type Composing = ComposedTokens | { readonly status: 'too-deep'; readonly offset: number; readonly lineCounter: LineCounter };

function compose(text: string): Composing {
  const lineCounter = new LineCounter();
  lineCounter.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lineCounter.addNewLine(index + 1);
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // The composer works recursively: a million brackets would fill its stack.
    if (parser.stack.length > MAX_OPEN_TOKENS) return { status: 'too-deep', offset: parser.offset, lineCounter };
  }
  tokens.push(...parser.end());
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: true,
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  return { status: 'composed', tokens, document, secondDocumentAt: second?.range[0], lineCounter };
}
