// Half-made commands: what a command lacks is asked for at once, with what there is to choose from; the answer completes it.
import { servicesOfCommand } from '../catalogue/cli/services-of-command.ts';
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { ParseFailure } from '../domain/command.ts';
import type { Draft } from '../domain/draft.ts';
import { sha256 } from '../lib/sha256.ts';
import type { Message } from '../messages/message.ts';
import { askWhichAccount } from './ask-which-account.ts';
import { findGuided, isLacking } from './choices/guided-commands.ts';
import { composeDenial } from './compose/compose-denial.ts';
import { composeAnswered, composeDraftEnd, composeReplaced } from './compose/compose-draft-end.ts';
import { composeGuidedRefusal } from './compose/compose-guided-refusal.ts';
import { composeMissing } from './compose/compose-missing.ts';
import { decideCommand, type JudgingContext } from './judge-command.ts';
import { answerable, listAsked, type AskingTools } from './list-asked.ts';
import { maskCommandText } from './mask-command-text.ts';
import { completeHalfCommand } from './parse/complete-half-command.ts';
import { parseCommand } from './parse/parse-command.ts';
import { readHalfCommand, type HalfCommand } from './parse/read-half-command.ts';
import { unwrapCommand } from './parse/unwrap-command.ts';

/** How long a half-made command is kept: long enough to look something up, short enough to be remembered. */
export const DRAFT_LIFETIME_MS = 15 * 60_000;

/** What asking works with. */
export interface DraftTools extends AskingTools {
  /** Changes the answer to an earlier request where the platform can. */
  readonly showUpdated: (record: CommandRecord, message: Message) => void;
}

/** Keeps a command that lacks parameters and asks for them; undefined where it may not be kept, or its failure is another one. */
export async function askForMissing(
  record: CommandRecord,
  { failure, text }: { readonly failure: ParseFailure; readonly text: string },
  tools: DraftTools,
): Promise<Message | undefined> {
  if (failure.code !== 'missing-arguments') return undefined;
  const half = readHalfCommand(text, failure.missing, tools.context);
  return half === undefined ? undefined : ask(record, half, tools);
}

/** Asks for what a guided command is asked for besides what AWS requires; undefined where a text is none, or lacks nothing. */
export async function guide(record: CommandRecord, text: string, tools: DraftTools): Promise<Message | undefined> {
  const outcome = parseCommand(text, tools.context);
  const guided = outcome.status === 'parsed' ? findGuided(outcome.command) : undefined;
  if (outcome.status === 'failed' || guided === undefined) return undefined;
  const { params } = outcome.command;
  const [refused] = [...guided.refused].filter(([name]) => params[name] !== undefined);
  if (refused !== undefined) return composeGuidedRefusal(outcome.command, refused[1]);
  if (!isLacking(guided, new Map(Object.entries(params)))) return undefined;
  const half = readHalfCommand(text, [], tools.context);
  // What there is to choose from is that of one account.
  return half === undefined ? undefined : ((await askWhichAccount(record, text, tools.context)) ?? ask(record, half, tools));
}

async function ask(record: CommandRecord, half: HalfCommand, tools: DraftTools): Promise<Message> {
  const { context, showUpdated } = tools;
  const denial = findGuided(half) === undefined ? undefined : await findDenial(record, half, context);
  if (denial !== undefined) return denial;
  const asked = await listAsked(record, half, tools);
  if (asked.kind === 'refused') return composeGuidedRefusal({ text: half.text }, asked.message, asked.code);
  const now = context.now();
  const { channel, person, idempotencyKey: answerKey } = record;
  const expiresAt = new Date(now.getTime() + DRAFT_LIFETIME_MS);
  const draft: Draft = { channel, userId: person.userId, commandText: half.text, answerKey, expiresAt };
  const previous = await context.store.write(async ({ drafts }) => {
    const found = await drafts.find(channelKey(channel), person.userId);
    await drafts.deleteExpired(now);
    await drafts.put(draft);
    return found;
  });
  if (previous?.answerKey !== undefined)
    showUpdated({ ...record, idempotencyKey: previous.answerKey }, composeReplaced(previous.commandText));
  return composeMissing({ commandText: half.text, asked: asked.parameters, answerWith: `set ${wordOf(draft)}`, expiresAt });
}

/** Nobody fills in a long form for a command that may not run here. */
async function findDenial(record: CommandRecord, half: HalfCommand, context: JudgingContext): Promise<Message | undefined> {
  const filled = parseCommand([half.text, ...half.missing.map(({ name }) => `--${name} x`)].join(' '), context);
  if (filled.status === 'failed') return undefined;
  const { decision, place } = await decideCommand(record, filled.command, context);
  if (decision.verdict === 'allowed') return undefined;
  return composeDenial({ command: { ...filled.command, text: half.text }, decision, place });
}

/** Names the draft in what its form says, so that a form left over from another one completes nothing. */
function wordOf({ answerKey = '' }: Draft): string {
  return `draft-${sha256(answerKey).slice(0, 8)}`;
}

// Match: set draft-3f9a2c1b --subject='a'. Near miss: set draft-name a (a parameter).
const OF_FORM = /^(?:@?aws\s+)?set\s+(?<word>draft-[0-9a-f]{8})(?=\s|$)/i;

/** A command that was completed. */
export interface CompletedDraft {
  readonly text: string;
  /** The request whose answer had asked for what it lacked. */
  readonly answerKey?: string;
}

/** What a text makes of the draft of whoever says it: the completed command; undefined where it is a command by itself, or there is no draft. */
export async function completeDraft(record: CommandRecord, said: string, tools: DraftTools): Promise<CompletedDraft | undefined> {
  const { context, showUpdated } = tools;
  const draft = await findDraft(record, context);
  const text = draft === undefined ? undefined : completeText(draft, said, context);
  if (draft === undefined || text === undefined) return undefined;
  // A wrong value is told, and may be given anew.
  const completed: CompletedDraft = { text, ...(draft.answerKey === undefined ? {} : { answerKey: draft.answerKey }) };
  if (isWrong(text, context)) return completed;
  if (!(await takeDraft(draft, context))) return undefined;
  const card = composeAnswered(maskCommandText(text, context));
  if (draft.answerKey !== undefined) showUpdated({ ...record, idempotencyKey: draft.answerKey }, card);
  return completed;
}

function completeText(draft: Draft, said: string, context: JudgingContext): string | undefined {
  const answer = readAnswer(draft, said);
  const own = answer === undefined ? undefined : parseCommand(answer, context);
  if (answer === undefined || own?.status !== 'failed') return undefined;
  const half = readDraft(draft, context);
  const completion = half === undefined ? undefined : completeHalfCommand({ ...half, ...answerable(half) }, answer);
  return completion?.isNamed === true || !beginsLikeCommand(answer, own.failure, context) ? completion?.text : undefined;
}

/** What begins like a command is one that has a mistake, or lacks its service, and no value. */
function beginsLikeCommand(answer: string, { code }: ParseFailure, context: JudgingContext): boolean {
  return code !== 'unknown-service' || servicesOfCommand(unwrapCommand(answer).split(/\s/, 1)[0] ?? '', context).length > 0;
}

/** Undefined where it is what another draft's form says. */
function readAnswer(draft: Draft, said: string): string | undefined {
  const ofForm = OF_FORM.exec(said)?.groups?.['word']?.toLowerCase();
  if (ofForm === undefined) return said;
  return ofForm === wordOf(draft) ? said.replace(OF_FORM, 'set') : undefined;
}

/** Undefined where it is no half-made command: a whole one that waits for something else. */
function readDraft({ commandText }: Draft, context: JudgingContext): HalfCommand | undefined {
  const outcome = parseCommand(commandText, context);
  if (outcome.status === 'failed') return readHalfCommand(commandText, outcome.failure.missing, context);
  return findGuided(outcome.command) === undefined ? undefined : readHalfCommand(commandText, [], context);
}

function isWrong(text: string, context: JudgingContext): boolean {
  const outcome = parseCommand(text, context);
  return outcome.status === 'failed' && outcome.failure.code !== 'missing-arguments';
}

/** Ends the draft of whoever says so; the answer tells whether there was one. */
export async function cancelDraft(record: CommandRecord, { context, showUpdated }: DraftTools): Promise<Message> {
  const draft = await findDraft(record, context);
  const isTaken = draft !== undefined && (await takeDraft(draft, context));
  const end = composeDraftEnd(isTaken ? draft.commandText : undefined);
  if (isTaken && draft.answerKey !== undefined) showUpdated({ ...record, idempotencyKey: draft.answerKey }, end);
  return end;
}

/** The draft of a person in a channel, as long as it is kept. */
async function findDraft(
  { channel, person }: CommandRecord,
  { store, now }: Pick<JudgingContext, 'store' | 'now'>,
): Promise<Draft | undefined> {
  const draft = await store.records.drafts.find(channelKey(channel), person.userId);
  return draft !== undefined && draft.expiresAt > now() ? draft : undefined;
}

/** Deletes it where it is still that one: of two answers at once the first completes it. */
function takeDraft(draft: Draft, { store }: JudgingContext): Promise<boolean> {
  const key = channelKey(draft.channel);
  return store.write(async ({ drafts }) => {
    const found = await drafts.find(key, draft.userId);
    if (found === undefined || found.answerKey !== draft.answerKey || found.commandText !== draft.commandText) return false;
    return drafts.delete(key, draft.userId);
  });
}
