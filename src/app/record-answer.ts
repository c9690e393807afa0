// The last step of a command on record: its answer was posted, or could not be.
import type { CommandRecord } from '../domain/command-record.ts';
import type { AnswerEnd } from '../platforms/platform.ts';
import type { CommandReader } from '../storage/command-records.ts';
import type { AnchorContext } from '../audit/anchor-chains.ts';
import type { Logger } from 'pino';

/** Names the command: by the key of its request, or by its id. */
export type AnsweredCommand = { readonly idempotencyKey: string } | { readonly commandId: string };

/** What recording works with. */
export interface RecordAnswerContext extends AnchorContext {
  readonly logger: Logger;
}

/** Puts the end on record. Never rejects: what was posted cannot be taken back. */
export async function recordAnswer(context: RecordAnswerContext, answered: AnsweredCommand, end: AnswerEnd): Promise<void> {
  const { store, now, newId, logger } = context;
  try {
    await store.write(async ({ commands, auditEvents }) => {
      const record = await find(commands, answered);
      if (record === undefined) return;
      const { id: commandId, person, channel, receivedAt } = record;
      const at = now();
      const detail = { ...end, durationMs: at.getTime() - receivedAt.getTime() };
      await auditEvents.append({ id: newId(), kind: 'command.answered', at, commandId, person, channel, detail });
    });
  } catch (error) {
    logger.error({ error, ...answered }, 'that a command was answered could not be recorded');
  }
}

function find(commands: CommandReader, answered: AnsweredCommand): Promise<CommandRecord | undefined> {
  return 'commandId' in answered ? commands.find(answered.commandId) : commands.findByKey(answered.idempotencyKey);
}
