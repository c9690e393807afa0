// Something said to the bot: the front door of the commands flow. Typed text, buttons and the API all come as this.
import type { Channel } from '../domain/channel.ts';
import type { Person } from '../domain/person.ts';
import type { SpeakerStatus } from '../domain/speaker.ts';

/** Something said to the bot. */
export interface CommandRequest {
  readonly channel: Channel;
  readonly person: Person;
  /** Without the bot's name. */
  readonly text: string;
  /** Same key, same request: platforms deliver some twice. */
  readonly idempotencyKey: string;
  /** The message under which everything that comes of it is a reply, where the platform has threads. */
  readonly threadMessageId?: string;
  /** What the platform says of the person; a member unless given. */
  readonly speaker?: SpeakerStatus;
  /** True where nobody but whoever said it saw it: by a button, a form or a slash command. */
  readonly isUnseen?: true;
}
