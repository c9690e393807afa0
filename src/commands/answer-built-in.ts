// Answers the bot's own words that tell something and change nothing of commands: help, whoami, notifications, feedback.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { composeHelp } from './compose/compose-help.ts';
import type { JudgingContext } from './judge-command.ts';
import type { Intent } from './receive/read-intent.ts';
import { takeFeedback } from './take-feedback.ts';
import { tellNotifications } from './tell-notifications.ts';
import { tellWhoAmI } from './tell-who-am-i.ts';

const BUILT_INS = ['help', 'who-am-i', 'notifications', 'feedback'] as const;

type BuiltIn = Extract<Intent, { readonly kind: (typeof BUILT_INS)[number] }>;

/** Tells whether an intent is one of these words. */
export function isBuiltIn(intent: Intent): intent is BuiltIn {
  return BUILT_INS.some((kind) => kind === intent.kind);
}

/** Answers it. */
export async function answerBuiltIn(record: CommandRecord, intent: BuiltIn, context: JudgingContext): Promise<Message> {
  switch (intent.kind) {
    case 'help':
      return composeHelp(context.surroundings.describeChannel(record.channel), intent.topic);
    case 'who-am-i':
      return tellWhoAmI(record, context);
    case 'notifications':
      return tellNotifications(record, context);
    case 'feedback':
      return takeFeedback(record, intent.text, context);
  }
}
