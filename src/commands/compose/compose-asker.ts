// Says above an answer who asked for what: behind a button, a form or a slash command nothing of it stands in the channel.
import type { PlatformName } from '../../domain/channel.ts';
import type { ChannelControl } from '../../domain/channel-control.ts';
import type { Person } from '../../domain/person.ts';
import { parseUserIdentity } from '../../domain/user-identity.ts';
import type { Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { callPerson, nameOfPerson } from './approver-names.ts';

/** The longest request in the line: enough to know it again. */
const REQUEST_MAX_LENGTH = 300;

/** Who asked, and for what. */
export interface Asking {
  readonly person: Person;
  readonly platform: PlatformName;
  /** What they did, to stand before what was said. */
  readonly did: string;
  /** What was said, its secrets masked; absent where it is not to be repeated. */
  readonly said?: string;
  readonly control?: Pick<ChannelControl, 'people'> | undefined;
}

/** Puts the line above an answer. */
export function withAsker(answer: Message, { did, said, ...who }: Asking): Message {
  const words: readonly Span[] =
    said === undefined ? [text(` ${did}`)] : [text(` ${did} `), { kind: 'code', text: truncateText(oneLine(said), REQUEST_MAX_LENGTH) }];
  return { ...answer, blocks: [{ kind: 'paragraph', spans: [text('👆 '), spanOfPerson(who), ...words] }, ...answer.blocks] };
}

/** Where the platform tells no name, only a call shows one, of whoever has just pressed. */
function spanOfPerson({ person, platform, control }: Omit<Asking, 'said' | 'did'>): Span {
  const isNamed = control?.people.nameOf(person.userId) !== undefined;
  if (!isNamed && person.displayName === parseUserIdentity(person.userId)?.userId) return callPerson(person.userId, platform, control);
  return bold(oneLine(nameOfPerson(person, control)));
}
