// What somebody thinks of Signalbox, for whoever runs it: it never leaves the installation.
import type { Channel } from './channel.ts';
import type { Person } from './person.ts';

/** The longest feedback: two screens on a phone. Our own bound. */
export const FEEDBACK_MAX_LENGTH = 2_000;

/** Something that was said to whoever runs Signalbox. */
export interface Feedback {
  /** Without secrets, and no longer than FEEDBACK_MAX_LENGTH. */
  readonly text: string;
  readonly by: Person;
  readonly channel: Channel;
  readonly commandId: string;
}

/** Where it went: to the channel of operations, or nowhere but into the audit log, where there is no such channel. */
export type FeedbackEnd = { readonly kind: 'posted'; readonly configurationName: string } | { readonly kind: 'kept' };
