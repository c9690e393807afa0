// What Slack writes for links, people and channels where no quotes protect them. A shell would take `<` for a file to read.
import type { Quoted } from './read-quoted.ts';

// Match: <https://a.example|a.example>, <mailto:a@b.example|a@b.example>, <@U0123ABCD>, <#C0123ABCD|general>, <!here>.
// Near miss: <name> (a placeholder), < file.
const REFERENCE = /<((?:https?:\/\/|mailto:|tel:|[@#!])[^<>|\s]+)(?:\|([^<>\n]*))?>/y;

/** Reads the reference at `start` as the text that was typed; undefined where none stands there. A person without a name stays as it is. */
export function readChatReference(line: string, start: number): Quoted | undefined {
  REFERENCE.lastIndex = start;
  const [whole, target, label = ''] = REFERENCE.exec(line) ?? [];
  if (whole === undefined || target === undefined) return undefined;
  const end = start + whole.length;
  if (/^[@#!]/.test(target)) return { text: label === '' ? whole : `${target.charAt(0)}${label}`, end };
  return { text: label === '' ? target.replace(/^(?:mailto|tel):/, '') : label, end };
}
