// Slack's mentions, channel names and dates: what stands in angle brackets after @, # or !.
import type { Span } from '../spans.ts';
import { text } from '../spans.ts';

// Match: U0123ABCD, W012. Near miss: ana (a name; nobody can be called by it).
const PERSON_ID = /^[UW][A-Z0-9]{1,30}$/;

// Match: C0123ABCD. Near miss: general.
const CHANNEL_ID = /^[CGD][A-Z0-9]{1,30}$/;

// Match: subteam^S0123ABCD. Near miss: subteam^ops.
const GROUP = /^subteam\^(S[A-Z0-9]{1,30})$/;

/** Reads what follows the opening bracket: a mention, or the text of a channel's name or a date; undefined where it is neither. */
export function scanMention(target: string, label: string): Span | undefined {
  const rest = target.slice(1);
  switch (target[0]) {
    case '@':
      return PERSON_ID.test(rest)
        ? { kind: 'mention', target: { kind: 'person', id: rest }, text: prefixed('@', label === '' ? rest : label) }
        : undefined;
    case '#':
      return CHANNEL_ID.test(rest) ? text(prefixed('#', label === '' ? rest : label)) : undefined;
    case '!':
      return scanCommand(rest, label);
    default:
      return undefined;
  }
}

function scanCommand(command: string, label: string): Span | undefined {
  if (command === 'here' || command === 'channel' || command === 'everyone') {
    return { kind: 'mention', target: { kind: 'everyone', scope: command }, text: `@${command}` };
  }
  const groupId = GROUP.exec(command)?.[1];
  if (groupId !== undefined) {
    return { kind: 'mention', target: { kind: 'group', id: groupId }, text: prefixed('@', label === '' ? groupId : label) };
  }
  // A date (`<!date^1392734382^{date}|Feb 18, 2014>`) and whatever Slack adds: the label is what its author wants seen elsewhere.
  return label === '' ? undefined : text(label);
}

function prefixed(sign: '@' | '#', name: string): string {
  return name.startsWith(sign) ? name : sign + name;
}
