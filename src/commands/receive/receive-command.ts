// Takes a request in: from here on it is on record, whatever becomes of it.
import type { CommandRecord } from '../../domain/command-record.ts';
import type { CommandRequest } from '../command-request.ts';
import type { CommandsContext } from '../context.ts';
import type { FindingContext } from '../find-alias.ts';
import { maskSaidIn } from '../mask-said.ts';

/** Stores the request with its first audit event; undefined where it came before. Rejects where it cannot be stored. */
export async function receiveCommand(
  context: CommandsContext & FindingContext,
  request: CommandRequest,
): Promise<CommandRecord | undefined> {
  const { channel, person, text, idempotencyKey, threadMessageId } = request;
  const record: CommandRecord = {
    id: context.newId(),
    idempotencyKey,
    channel,
    ...(threadMessageId === undefined ? {} : { threadMessageId }),
    person,
    text,
    receivedAt: context.now(),
    status: 'received',
  };
  const maskedText = await maskSaidIn(record, text, context);
  const isNew = await context.store.write(async (records) => {
    // The store keeps no secret that was typed; the flow goes on with what was said.
    if (!(await records.commands.insert({ ...record, text: maskedText }))) return false;
    const { id, receivedAt } = record;
    // What was said is not in this line: until it is parsed nobody knows which of it is secret (R9).
    await records.auditEvents.append({
      id: context.newId(),
      kind: 'command.received',
      at: receivedAt,
      commandId: id,
      person,
      channel,
      detail: { characterCount: text.length },
    });
    return true;
  });
  return isNew ? record : undefined;
}
