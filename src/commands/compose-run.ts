// Composes the answer to a command that was run, with what the catalogue knows of it and what comes with it.
import type { Message } from '../messages/message.ts';
import type { CommandResult } from './command-result.ts';
import { composeResult, type RunExtras } from './compose/compose-result.ts';
import { findLookCommand } from './compose/find-look-command.ts';
import { withoutSecrets, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import { sayInPlace } from './say-in-place.ts';

/** A command that was run. */
interface ComposedRun extends RunExtras {
  readonly judged: JudgedCommand;
  readonly result: CommandResult;
}

/** Composes the answer. */
export function composeRun({ judged, result, ...extras }: ComposedRun, context: JudgingContext): Message {
  const service = context.catalogue.service(judged.command.service);
  const operation = service?.operation(judged.command.operation);
  const lookWith = service === undefined ? undefined : findLookCommand(service, judged.command.cliOperation);
  return composeResult({
    ...judged,
    ...extras,
    command: withoutSecrets(judged.command, context),
    operation,
    result,
    ...(lookWith === undefined ? {} : { lookWith: sayInPlace(lookWith, judged) }),
  });
}
