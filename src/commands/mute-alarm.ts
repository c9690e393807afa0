// `cloudwatch mute-alarm`: for a while an alarm does nothing of what it would do, its messages everywhere included: a mute rule of CloudWatch
// that counts once. A silence is something else: it keeps a channel quiet, and the alarm as it is.
import { parseWhile } from '../domain/silence-time.ts';
import { instantInWords } from '../lib/instant-in-words.ts';
import { sha256 } from '../lib/sha256.ts';
import type { Completed, GivenOptions, LookedUpCommand } from './looked-up-command.ts';
import { optionWithValue } from './parse/shell-quote.ts';

/** The longest that a mute rule lasts (CloudWatch API, Schedule, Duration). */
const LONGEST_MS = 15 * 24 * 60 * 60_000;

/** How long it lasts where nobody says. */
const USUAL = '1h';

const MINUTE_MS = 60_000;

/** How much of the alarm's name is readable in that of the rule. */
const READABLE_LENGTH = 60;

/** Tells one alarm from another whose readable part is the same. */
const DIGEST_LENGTH = 8;

/** The command. */
export const muteAlarm: LookedUpCommand = {
  required: ['alarm-name'],
  optional: ['for'],
  complete: async (given, _ask, { now }) => writeMuteRule(given, now()),
};

function writeMuteRule(given: GivenOptions, now: Date): Completed {
  const alarm = given.get('alarm-name') ?? '';
  const lastsMs = parseWhile(given.get('for') ?? USUAL);
  if (lastsMs === undefined || lastsMs > LONGEST_MS)
    return { why: '--for takes minutes, hours or days, such as 30m, 2h or 3d, from 1m to 15d.' };
  // It begins with a minute that is still to come once somebody has read the card; to seconds no rule is written.
  const from = new Date(Math.ceil((now.getTime() + MINUTE_MS) / MINUTE_MS) * MINUTE_MS);
  const name = nameOfRule(alarm);
  const schedule = { Expression: `at(${from.toISOString().slice(0, 16)})`, Duration: `PT${lastsMs / MINUTE_MS}M`, Timezone: 'UTC' };
  return {
    line: [
      'cloudwatch put-alarm-mute-rule',
      optionWithValue('name', name),
      optionWithValue('rule', JSON.stringify({ Schedule: schedule })),
      optionWithValue('mute-targets', JSON.stringify({ AlarmNames: [alarm] })),
    ].join(' '),
    notes: [
      `From ${instantInWords(from)} until ${instantInWords(new Date(from.getTime() + lastsMs))} CloudWatch does nothing of what this alarm would do, wherever that is told. Its state goes on changing.`,
      `Take it back with: cloudwatch delete-alarm-mute-rule --alarm-mute-rule-name ${name}`,
    ],
  };
}

/** The same for the same alarm: muting it again changes its rule, and leaves no other behind. */
function nameOfRule(alarm: string): string {
  // Match: "a b/c" becomes a-b-c. Near miss: a_b.c stays.
  const readable = alarm.replaceAll(/[^A-Za-z0-9_.-]+/g, '-').slice(0, READABLE_LENGTH);
  return `signalbox-${readable}-${sha256(alarm).slice(0, DIGEST_LENGTH)}`;
}
