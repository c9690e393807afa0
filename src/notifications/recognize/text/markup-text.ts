// What HTML and XML say, without their tags; for reading, never for showing as markup.

/** Longer documents are shown as they are. */
const MAX_LENGTH = 65_536;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', nbsp: ' ', quot: '"' };
// Match: &amp;, &#39;, &#x27;. Near miss: &unknown;, AT&T.
const ENTITY = /&(?:(amp|apos|gt|lt|nbsp|quot)|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
/** The last code point of Unicode. */
const LAST_CODE_POINT = 0x10_ff_ff;

/** What an HTML page says. */
export interface Page {
  readonly title?: string;
  readonly text: string;
}

/** Returns the text of a page, or undefined where the text is no HTML. */
export function readHtml(text: string): Page | undefined {
  // Match: <!DOCTYPE html>, <html lang="en">. Near miss: <b>bold</b>.
  if (!/^\s*<(?:!doctype\s+html|html)\b/i.test(text) || text.length > MAX_LENGTH) return undefined;
  const title = /<title[^<>]*>([^<]*)<\/title/i.exec(text)?.[1];
  const lines = withoutElements(text, ['script', 'style', 'head'])
    // Match: <br/>, </p>, </tr>. Near miss: <b>, which stands within a line.
    .replaceAll(/<\/?(?:article|br|div|footer|h[1-6]|header|hr|li|ol|p|section|table|title|tr|ul)\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/t[dh]\b[^<>]*>/gi, ' ')
    .replaceAll(/<[^<>]*>/g, '')
    .split('\n')
    .map((line) => decoded(line).replaceAll(/\s+/g, ' ').trim());
  const name = title === undefined ? '' : decoded(title).trim();
  return { ...(name === '' ? {} : { title: name }), text: lines.filter((line) => line !== '').join('\n') };
}

/** Returns the names and values of the elements that hold nothing but text, or undefined where the text is no XML. */
export function readXml(text: string): readonly (readonly [string, string])[] | undefined {
  const source = text.trim();
  // Match: <?xml version="1.0"?><a>..., <alert><host>x</host></alert>. Near miss: a < b, <b>bold</b> words.
  if (!/^<(?:\?xml\b|[A-Za-z])/.test(source) || !/<\/[\w.:-]+\s*>$/.test(source) || source.length > MAX_LENGTH) return undefined;
  const pairs = [];
  for (const [, name = '', value = '', closing] of source.matchAll(
    /<([A-Za-z_][\w.:-]{0,99})(?:\s[^<>]*)?>([^<>]*)<\/([\w.:-]{1,100})\s*>/g,
  )) {
    if (name === closing && value.trim() !== '') pairs.push([name.replace(/^.*:/, ''), decoded(value).trim()] as const);
  }
  // One element alone, or text around the first one, is a word in bold.
  return pairs.length === 0 || /^<[A-Za-z][^<>]*>[^<>]*<\/[^<>]*>$/.test(source) ? undefined : pairs;
}

// From the tag's beginning to its end; one that never ends goes to the end.
function withoutElements(text: string, names: readonly string[]): string {
  let rest = text;
  for (const name of names) rest = withoutElement(rest, name);
  return rest;
}

function withoutElement(text: string, name: string): string {
  const lower = text.toLowerCase();
  const parts = [];
  let at = 0;
  for (let start = findTag(lower, name, 0); start !== -1; start = findTag(lower, name, at)) {
    parts.push(text.slice(at, start));
    const end = lower.indexOf(`</${name}`, start);
    const close = end === -1 ? -1 : lower.indexOf('>', end);
    if (close === -1) return parts.join('');
    at = close + 1;
  }
  return parts.join('') + text.slice(at);
}

// `<head` begins `<header` as well.
function findTag(lower: string, name: string, from: number): number {
  let start = lower.indexOf(`<${name}`, from);
  while (start !== -1 && /[a-z\d]/.test(lower[start + name.length + 1] ?? '')) start = lower.indexOf(`<${name}`, start + 1);
  return start;
}

function decoded(text: string): string {
  return text.replaceAll(ENTITY, (whole: string, named?: string) => {
    if (named !== undefined) return ENTITIES[named.toLowerCase()] ?? whole;
    const digits = whole.slice('&#'.length, -1);
    const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
  });
}
