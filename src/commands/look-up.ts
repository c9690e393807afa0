// Reads that the flow makes by itself, for a card or for choices: judged, granted, executed and masked as what a person types, in the
// name of the person whose command asks for them. What is not surely harmless is not made.
import { argumentTable } from '../catalogue/cli/argument-table.ts';
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { LookUpCall } from '../domain/command-preview.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { grantCommand } from './authorize/grant-command.ts';
import { accountOfPlace, type CommandPlace } from './command-place.ts';
import type { CommandResult } from './command-result.ts';
import { decideCommand, type JudgingContext } from './judge-command.ts';
import { composeText } from './parse/compose-text.ts';
import { describeCommand, describeDecision } from './record/audit-detail.ts';

/** What became of a look-up. */
export type LookUpOutcome =
  | { readonly kind: 'answered'; readonly output: Readonly<Record<string, unknown>>; readonly hasMore: boolean }
  /** Our rules do not let it be made without a word of the person. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'late' }
  | { readonly kind: 'failed' };

/** Makes a call in the name of a command. Never rejects, and resolves as soon as the signal ends it. */
export type LookUp = (call: LookUpCall, signal: AbortSignal) => Promise<LookUpOutcome>;

/** Makes the look-ups of a command about things in a place. */
export type LookUpFor = (record: CommandRecord, place: CommandPlace) => LookUp;

/** What it works with. */
export interface LookUpOptions {
  readonly context: JudgingContext;
  /** The command on record in whose name is looked. */
  readonly record: CommandRecord;
  /** Where its things are. */
  readonly place: CommandPlace;
  readonly execute: (authorized: AuthorizedCommand, signal: AbortSignal) => Promise<CommandResult>;
}

/** Makes the look-ups of a command. */
export function createLookUp(options: LookUpOptions): LookUp {
  const { context, record } = options;
  return async (call, signal) => {
    if (signal.aborted) return { kind: 'late' };
    const { promise: late, resolve } = Promise.withResolvers<LookUpOutcome>();
    const giveUp = (): void => {
      resolve({ kind: 'late' });
    };
    signal.addEventListener('abort', giveUp, { once: true });
    const made = makeCall(call, signal, options).catch((error: unknown): LookUpOutcome => {
      context.logger.error({ error, commandId: record.id }, 'what a command names could not be looked up');
      return { kind: 'failed' };
    });
    const outcome = await Promise.race([made, late]);
    signal.removeEventListener('abort', giveUp);
    return outcome;
  };
}

async function makeCall(call: LookUpCall, signal: AbortSignal, options: LookUpOptions): Promise<LookUpOutcome> {
  const { context, record, execute } = options;
  const command = toCommand(call, options.place, context);
  if (command === undefined) return { kind: 'failed' };
  const { decision, place } = await decideCommand(record, command, context);
  if (decision.verdict !== 'allowed' || decision.isMutating) return { kind: 'denied' };
  const authorized = grantCommand(command, decision, { record, place, wasConfirmed: false, now: context.now() });
  if (authorized === undefined) return { kind: 'denied' };
  // On record before it is sent, as everything is.
  const detail = { ...describeCommand(command, place, context.catalogue), ...describeDecision(decision) };
  await context.store.write((records) =>
    records.auditEvents.append({
      id: context.newId(),
      kind: 'command.looked-up',
      at: context.now(),
      commandId: record.id,
      person: record.person,
      channel: record.channel,
      detail,
    }),
  );
  // Nobody looks at what comes now.
  if (signal.aborted) return { kind: 'late' };
  return toOutcome(await execute(authorized, signal));
}

function toCommand(
  { service: name, operation: operationName, params }: LookUpCall,
  place: CommandPlace,
  context: JudgingContext,
): ParsedCommand | undefined {
  const service = context.catalogue.service(name);
  const operation = service?.operation(operationName);
  if (service === undefined || operation === undefined) return undefined;
  const command = {
    service: name,
    operation: operationName,
    cliOperation: operation.cliName,
    params,
    region: place.region,
    ...accountOfPlace(place),
    output: { isPaginated: true },
  };
  const table = argumentTable({ service, operation, command: operation.cliName }, context.facts);
  return { ...command, notes: [], text: composeText(command, { operation, table }) };
}

function toOutcome(result: CommandResult): LookUpOutcome {
  if (result.status === 'succeeded') return { kind: 'answered', output: result.output, hasMore: result.hasMore };
  switch (result.failure.kind) {
    case 'service-error':
      return { kind: 'refused', code: result.failure.code, message: result.failure.message };
    case 'timed-out':
      return { kind: 'late' };
    default:
      return { kind: 'failed' };
  }
}
