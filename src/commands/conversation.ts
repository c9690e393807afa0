// What is said between commands: parameters that come one after the other, and words about the conversation itself.
import type { ParsedCommand } from '../domain/command.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { partitionOfRegion } from '../domain/partition.ts';
import type { Message } from '../messages/message.ts';
import { RememberedLists } from './choices/remembered-lists.ts';
import { composeNoDraft } from './compose/compose-draft-end.ts';
import { composePreferences, composeUnknownRegion } from './compose/compose-preferences.ts';
import { askForMissing, cancelDraft, completeDraft } from './draft-command.ts';
import type { JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { findPreferences, lastRegionOf, preferRegion, rememberRegion } from './region-memory.ts';
import type { Intent } from './receive/read-intent.ts';

/** What a text comes to. */
type Heard = { readonly kind: 'command'; readonly text: string } | { readonly kind: 'told'; readonly message: Message };

/** What is heard here. */
type ConversationIntent = Extract<Intent, { kind: 'drop' | 'complete' | 'command' | 'preferences' | 'set-default-region' }>;

/** A conversation with everybody; what it remembers is in the store. */
export interface Conversation {
  /** Makes of a text the command that it gives or completes, or the answer to it. */
  hear(record: CommandRecord, intent: ConversationIntent): Promise<Heard>;
  /** Asks back in the name of a command. */
  askBack(record: CommandRecord): NonNullable<JudgingContext['askBack']>;
  /** Remembers what an allowed command says for those after it. Several of one message say nothing for each other. */
  remember(record: CommandRecord, command: ParsedCommand): Promise<void>;
}

/** Makes it. */
export function createConversation(context: JudgingContext, lookUpFor: LookUpFor): Conversation {
  const tools = { context, lookUpFor, lists: new RememberedLists(context.now) };
  return {
    async hear(record, intent) {
      if (intent.kind === 'preferences') return { kind: 'told', message: await tellPreferences(record, context) };
      if (intent.kind === 'set-default-region') return { kind: 'told', message: await setDefaultRegion(record, intent.region, context) };
      if (intent.kind === 'drop') return { kind: 'told', message: await cancelDraft(record, context) };
      const completed = await completeDraft(record, intent.text, context);
      if (completed === undefined && intent.kind === 'complete') return { kind: 'told', message: composeNoDraft() };
      return { kind: 'command', text: completed ?? intent.text };
    },
    async remember(record, { region }) {
      if (region === undefined) return;
      // A Region that cannot be remembered keeps no command from running: the next one says where it goes.
      await rememberRegion(record, region, context).catch((error: unknown) => {
        context.logger.warn({ error, commandId: record.id }, 'a Region could not be remembered');
      });
    },
    askBack: (record) => (mistake) => askForMissing(record, mistake, tools),
  };
}

async function tellPreferences(record: CommandRecord, context: JudgingContext, title?: string): Promise<Message> {
  const preferences = await findPreferences(record, context);
  const lastRegion = lastRegionOf(preferences, context.now());
  const shown = {
    ...(preferences?.defaultRegion === undefined ? {} : { defaultRegion: preferences.defaultRegion }),
    ...(lastRegion === undefined ? {} : { lastRegion }),
    channelRegion: context.surroundings.rulesOf(record.channel)?.defaultRegion ?? '',
  };
  return composePreferences(shown, title);
}

async function setDefaultRegion(record: CommandRecord, region: string, context: JudgingContext): Promise<Message> {
  if (region !== '' && partitionOfRegion(region) === undefined) return composeUnknownRegion(region);
  await preferRegion(record, region === '' ? undefined : region, context);
  return tellPreferences(record, context, region === '' ? 'Your default Region is taken back' : 'Your default Region is set');
}
