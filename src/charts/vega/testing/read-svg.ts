// A strict reader of SVG text for tests: it knows elements, attributes and text, and refuses everything else that XML can hold.

/** An element's name and attributes, or a run of text. */
export type SvgPiece =
  | { readonly kind: 'element'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'text'; readonly text: string };

// Match: <path d="M0,0" fill="none"/>. Near miss: <path d=M0 />, <!-- comment -->, <?xml ... ?>, <![CDATA[ ... ]]>.
const OPENING = /<([A-Za-z]+)((?: [A-Za-z][A-Za-z0-9:-]*="[^"<]*")*)(\/?)>/y;
const CLOSING = /<\/([A-Za-z]+)>/y;
// A `>` need not be escaped in text, but `]]>` must (XML 1.0, 2.4).
const TEXT = /[^<]+/y;
const ATTRIBUTE = / ([A-Za-z][A-Za-z0-9:-]*)="([^"<]*)"/g;
const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g;
/** Everything that XML 1.0 does not allow (2.2, Char). */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Reads SVG text into its pieces, or throws where it is not well-formed. */
export function readSvg(svg: string): SvgPiece[] {
  if (FORBIDDEN.test(svg)) throw new Error('a character that XML forbids');
  const reader = new SvgReader(svg);
  while (!reader.isAtEnd()) reader.readNext();
  return reader.pieces;
}

class SvgReader {
  readonly pieces: SvgPiece[] = [];
  readonly #svg: string;
  readonly #open: string[] = [];
  #position = 0;

  constructor(svg: string) {
    this.#svg = svg;
  }

  isAtEnd(): boolean {
    if (this.#position < this.#svg.length) return false;
    if (this.#open.length > 0) throw new Error(`not closed: ${this.#open.join(', ')}`);
    return true;
  }

  readNext(): void {
    if (!this.#readOpening() && !this.#readClosing() && !this.#readText()) {
      throw new Error(`not well-formed: ${this.#svg.slice(this.#position, this.#position + 40)}`);
    }
  }

  #readOpening(): boolean {
    const [tag, name = '', attributes = '', ending] = this.#take(OPENING);
    if (tag === undefined) return false;
    this.pieces.push({ kind: 'element', name, attributes: readAttributes(attributes) });
    if (ending === '') this.#open.push(name);
    return true;
  }

  #readClosing(): boolean {
    const [tag, name] = this.#take(CLOSING);
    if (tag !== undefined && name !== this.#open.pop()) throw new Error(`${tag} closes what is not open`);
    return tag !== undefined;
  }

  #readText(): boolean {
    const [text] = this.#take(TEXT);
    if (text === undefined || text.includes(']]>')) return false;
    this.pieces.push({ kind: 'text', text: decode(text) });
    return true;
  }

  #take(pattern: RegExp): (string | undefined)[] {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#svg);
    if (match !== null) this.#position = pattern.lastIndex;
    return match ?? [];
  }
}

function readAttributes(source: string): Map<string, string> {
  return new Map([...source.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]));
}

function decode(text: string): string {
  if (text.replace(ENTITY, '').includes('&')) throw new Error(`an unescaped & in ${text}`);
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
