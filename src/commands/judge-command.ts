// parse -> authorize: from a text to a command that may run, or to the answer that says why not.
import type { CommandRecord } from '../domain/command-record.ts';
import type { ParsedCommand, ParseFailure } from '../domain/command.ts';
import type { Decision } from '../domain/decision.ts';
import type { Message } from '../messages/message.ts';
import { authorizeCommand } from './authorize/authorize-command.ts';
import type { CommandPlace } from './command-place.ts';
import type { ChannelRules } from './command-surroundings.ts';
import { composeDenial } from './compose/compose-denial.ts';
import { composeParseFailure } from './compose/compose-parse-failure.ts';
import type { CommandsContext } from './context.ts';
import { findPlace, type PlaceContext } from './find-place.ts';
import type { FoundBesides } from './looked-up-command.ts';
import { paramsOfFirstPage } from './parse/first-page.ts';
import { maskCommandText } from './mask-command-text.ts';
import { parseCommand } from './parse/parse-command.ts';
import { describeCommand, describeDecision, describeFailure } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';

/** What a channel may do that is in no channel configuration. */
const NO_RULES = { guardrails: [], isAmbientAllowed: false, allowsAmbientChanges: false } as const satisfies Partial<ChannelRules>;

/** A command that may run, or may run once it is confirmed. */
export interface JudgedCommand {
  readonly command: ParsedCommand;
  readonly decision: Decision;
  readonly place: CommandPlace;
}

/** What judging needs. */
export interface JudgingContext extends PlaceContext {
  /** What was found out about the command before it is judged. */
  readonly besides?: FoundBesides | undefined;
  /** Asks for what a text lacks that is no whole command; undefined where there is nothing to ask. */
  readonly askBack?: (mistake: { readonly failure: ParseFailure; readonly text: string }) => Promise<Message | undefined>;
}

/** What became of a text. */
export type Judgment =
  | ({ readonly kind: 'may-run' } & JudgedCommand)
  /** An answer after which nothing runs. */
  | { readonly kind: 'answered'; readonly answer: Message }
  /** The command on record had gone on meanwhile; its answer is another one. */
  | { readonly kind: 'moved-on' };

/** Judges a text in the name of a command on record; what ends the command is on record when this resolves. */
export async function judgeCommand(record: CommandRecord, text: string, context: JudgingContext): Promise<Judgment> {
  const parsed = parseCommand(text, context);
  if (parsed.status === 'failed') {
    const detail = describeFailure(parsed.failure, maskCommandText(text, context));
    const step = { record, from: record.status, to: 'answered', kinds: ['command.rejected'], detail } as const;
    if (!(await recordStep(context, step))) return { kind: 'moved-on' };
    context.metrics.commandEnded('rejected');
    const asked = await context.askBack?.({ failure: parsed.failure, text });
    return { kind: 'answered', answer: asked ?? composeParseFailure(parsed.failure, maskCommandText(text, context)) };
  }
  const command = withBesides(withFirstPage(parsed.command, context), context);
  const { place, decision } = await decideCommand(record, command, context);
  // What is undetermined goes on only where AWS enforces the guardrails; everywhere else it is denied by now.
  if (decision.verdict !== 'denied') return { kind: 'may-run', command, decision, place };
  const detail = { ...describeCommand(command, place, context.catalogue), ...describeDecision(decision) };
  const step = { record, from: record.status, to: 'answered', kinds: ['command.denied'], detail } as const;
  if (!(await recordStep(context, step))) return { kind: 'moved-on' };
  context.metrics.commandEnded('denied');
  return { kind: 'answered', answer: composeDenial({ command: withoutSecrets(command, context), decision, place }) };
}

/** What is decided about is what is sent: the size of a page and the place of its start are parameters as others are. */
function withFirstPage(command: ParsedCommand, { catalogue }: CommandsContext): ParsedCommand {
  return { ...command, params: paramsOfFirstPage(command, catalogue.service(command.service)?.operation(command.operation)) };
}

/** Before it is decided about: what may run is the very command that was decided about, not one like it. */
function withBesides(command: ParsedCommand, { besides: { notes = [], anew } = {} }: JudgingContext): ParsedCommand {
  return { ...command, notes: [...notes, ...command.notes], ...(anew === undefined ? {} : { anew }) };
}

/** The command as it is shown. */
export function withoutSecrets(command: ParsedCommand, context: CommandsContext): ParsedCommand {
  return { ...command, text: maskCommandText(command.text, context) };
}

/** Decides about a command in the name of one on record. */
export async function decideCommand(
  record: CommandRecord,
  command: ParsedCommand,
  context: JudgingContext,
): Promise<{ readonly place: CommandPlace; readonly decision: Decision }> {
  const { surroundings, now, newId } = context;
  await surroundings.settleGuardrails?.(record.channel);
  const rules = surroundings.rulesOf(record.channel);
  const { guardrails, isAmbientAllowed, allowsAmbientChanges } = rules ?? NO_RULES;
  const { place, refusal } = await findPlace(record, command, { rules, context });
  // Above all that the channel may: guardrails and roles are within it.
  const refusalOfOrganization = await surroundings.findOrganizationRefusal?.(
    record.channel,
    place.isUserRole === true ? 'user_role' : undefined,
  );
  const decision = await authorizeCommand(command, {
    isConfigured: rules !== undefined,
    guardrails: place.credentials === 'demo' ? [surroundings.demoGuardrail] : guardrails,
    credentials: place.credentials,
    refusal: refusalOfOrganization ?? refusal,
    isAmbientAllowed,
    allowAmbientChanges: allowsAmbientChanges,
    region: place.region,
    accountId: place.accountId,
    now,
    newId,
  });
  return { place, decision };
}
