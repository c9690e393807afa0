// Says what the page would refuse in a message: the contract with the browser, the length, the schemes of addresses, unseen characters.
import { WebPayload } from '../../../contract/web-message.ts';
import { WEB_PAYLOAD_MAX_LENGTH } from '../render-web-message.ts';

// Match: NUL, U+202E. Near miss: tab, line feed.
const UNSEEN = /[[\p{Cc}--[\t\n]]\u202A-\u202E\u2066-\u2069]/v;

/** Lists what is wrong with the payload; nothing where all is well. */
export function checkWebPayload(payload: WebPayload): string[] {
  const json = JSON.stringify(payload);
  const parsed = WebPayload.safeParse(JSON.parse(json));
  const problems: readonly (readonly [boolean, string])[] = [
    [!parsed.success, parsed.error?.message ?? ''],
    [json.length > WEB_PAYLOAD_MAX_LENGTH, `is ${json.length} characters long`],
    [findWebAddresses(payload).some((address) => !/^https?:\/\//.test(address)), 'links to another scheme'],
    [textsOf(payload).some((text) => UNSEEN.test(text) || !text.isWellFormed()), 'holds what nobody sees'],
  ];
  return problems.filter(([isProblem]) => isProblem).map(([, problem]) => problem);
}

/** Lists the addresses that the page links to. */
export function findWebAddresses(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (key === 'url' ? [String(value)] : findWebAddresses(value)));
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((part) => textsOf(part)) : [];
}
