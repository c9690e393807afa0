// From the bytes of a file to its text.

/** How decoding ended; `reason` goes on after the file's name. */
export type TextOutcome = { readonly status: 'text'; readonly text: string } | { readonly status: 'no-text'; readonly reason: string };

// What YAML 1.2 allows in a stream (5.1, c-printable) leaves these out. Match: a zero byte. Near miss: a tab.
const CONTROL_CHARACTERS = new RegExp(String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]`);

/** Decodes UTF-8, without its byte order mark where it has one; what is no text is refused. */
export function decodeText(bytes: Uint8Array): TextOutcome {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { status: 'no-text', reason: 'is UTF-16 text; save it as UTF-8' };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { status: 'no-text', reason: 'is not UTF-8 text' };
  }
  return CONTROL_CHARACTERS.test(text)
    ? { status: 'no-text', reason: 'is not text: it holds control characters' }
    : { status: 'text', text };
}
