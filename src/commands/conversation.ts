// What is said between commands: parameters that come one after the other, and words about the conversation itself.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { RememberedLists } from './choices/remembered-lists.ts';
import { composeNoDraft } from './compose/compose-draft-end.ts';
import { askForMissing, cancelDraft, completeDraft } from './draft-command.ts';
import type { JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import type { Intent } from './receive/read-intent.ts';

/** What a text comes to. */
export type Heard = { readonly kind: 'command'; readonly text: string } | { readonly kind: 'told'; readonly message: Message };

/** What is heard here. */
export type ConversationIntent = Extract<Intent, { kind: 'drop' | 'complete' | 'command' }>;

/** A conversation with everybody; what it remembers is in the store. */
export interface Conversation {
  /** Makes of a text the command that it gives or completes, or the answer to it. */
  hear(record: CommandRecord, intent: ConversationIntent): Promise<Heard>;
  /** Asks back in the name of a command. */
  askBack(record: CommandRecord): NonNullable<JudgingContext['askBack']>;
}

/** Makes it. */
export function createConversation(context: JudgingContext, lookUpFor: LookUpFor): Conversation {
  const tools = { context, lookUpFor, lists: new RememberedLists(context.now) };
  return {
    async hear(record, intent) {
      if (intent.kind === 'drop') return { kind: 'told', message: await cancelDraft(record, context) };
      const completed = await completeDraft(record, intent.text, context);
      if (completed === undefined && intent.kind === 'complete') return { kind: 'told', message: composeNoDraft() };
      return { kind: 'command', text: completed ?? intent.text };
    },
    askBack: (record) => (mistake) => askForMissing(record, mistake, tools),
  };
}
