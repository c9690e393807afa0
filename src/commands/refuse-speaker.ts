// Who is not heard: programs, guests and people from outside unless the channel allows them, and whoever sends too much at once.
import { NO_CONTROL, type ChannelControl } from '../domain/channel-control.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { SpeakerStatus } from '../domain/speaker.ts';
import type { Message } from '../messages/message.ts';
import type { CommandRequest } from './command-request.ts';
import { composeActionRefusal } from './compose/compose-actions.ts';
import { composeRefusedWord } from './compose/compose-approval-end.ts';
import { composeAliasRefusal } from './compose/compose-alias.ts';
import { composeCareRefusal } from './compose/compose-care-answer.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeRefusedPreferences } from './compose/compose-preferences.ts';
import { composeRefusedSpeaker, composeTooFast } from './compose/compose-refused-speaker.ts';
import type { Journey } from './journey.ts';
import type { JudgingContext } from './judge-command.ts';
import type { PaceCheck } from './paces.ts';
import type { Intent } from './receive/read-intent.ts';
import { isAliasChange } from './receive/read-alias-word.ts';
import { isActionChange } from './receive/read-action-word.ts';
import { isCareChange } from './receive/read-care-word.ts';
import { isRoleChange } from './receive/read-role-word.ts';
import { recordStep } from './record/record-step.ts';

/** Refuses whoever may not speak here; notes on the journey where nobody knows. */
export async function refuseSpeaker(
  record: CommandRecord,
  { speaker = 'member' }: CommandRequest,
  { context, journey }: { readonly context: JudgingContext; readonly journey: Journey },
): Promise<Message | undefined> {
  const control = context.surroundings.rulesOf(record.channel)?.control ?? NO_CONTROL;
  // Reads are answered; what changes something is refused where it is asked for.
  if (speaker === 'unknown') journey.isUnverified = true;
  if (speaker === 'bot') journey.isProgram = true;
  if (speaker === 'guest' || speaker === 'external') journey.isVisitor = true;
  if (mayBeHeard(speaker, control)) return undefined;
  await refuse(record, { rule: 'speaker', speaker }, context);
  return composeRefusedSpeaker(speaker);
}

function mayBeHeard(speaker: SpeakerStatus, { allowsBots, allowsGuests, allowsExternal }: ChannelControl): boolean {
  switch (speaker) {
    case 'member':
    case 'unknown':
      return true;
    case 'bot':
      return allowsBots;
    case 'guest':
      return allowsGuests;
    case 'external':
      return allowsExternal;
  }
}

/** Refuses a change by somebody of whom nobody knows who they are. */
export async function refuseUnverified(record: CommandRecord, context: JudgingContext): Promise<Message> {
  await refuse(record, { rule: 'speaker', speaker: 'unknown' }, context);
  return composeRefusedWord('speaker-unknown');
}

const ALIASES_BY_MEMBERS = 'Members of the workspace make and change aliases; not programs, guests or people from outside.';
const ACTIONS_BY_MEMBERS = 'Members of the workspace make and change actions; not programs, guests or people from outside.';
const MEMBERS_ONLY = 'Members of the workspace acknowledge and silence; not programs, guests or people from outside.';

/**
 * Refuses a change of roles, of the channel's preferences, of incidents or silences by somebody of whom nobody knows who they are, and of the preferences also by
 * programs, guests and people from outside: what counts for all is for members.
 */
export async function refuseChange(
  record: CommandRecord,
  intent: Intent,
  { context, journey }: { readonly context: JudgingContext; readonly journey: Journey },
): Promise<Message | undefined> {
  const isOfChannel = isChangeForAll(intent);
  if (journey.isUnverified === true && (isOfChannel || isRoleChange(intent))) return refuseUnverified(record, context);
  if (!isOfChannel || (journey.isProgram !== true && journey.isVisitor !== true)) return undefined;
  await refuse(record, { rule: 'speaker', speaker: journey.isProgram === true ? 'bot' : 'guest' }, context);
  return tellMembersOnly(intent);
}

function isChangeForAll(intent: Intent): boolean {
  if (isCareChange(intent) || isAliasChange(intent) || isActionChange(intent)) return true;
  return intent.kind === 'set-channel-preferences' && Object.keys(intent.change).length > 0;
}

function tellMembersOnly(intent: Intent): Message {
  if (isCareChange(intent)) return composeCareRefusal([MEMBERS_ONLY]);
  if (isAliasChange(intent)) return composeAliasRefusal([ALIASES_BY_MEMBERS]);
  if (isActionChange(intent)) return composeActionRefusal([ACTIONS_BY_MEMBERS]);
  return composeRefusedPreferences(['Members of the workspace set them; not programs, guests or people from outside.']);
}

async function refuse(record: CommandRecord, because: Readonly<Record<string, string>>, context: JudgingContext): Promise<void> {
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: ['command.denied'], detail: { because } });
  context.metrics.commandEnded('denied');
}

/** Refuses what comes while as much as may is under way already. */
export async function refuseTooMany(record: CommandRecord, context: JudgingContext): Promise<Message> {
  const detail = { code: 'too-many-under-way' };
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: ['command.rejected'], detail });
  context.metrics.commandEnded('rejected');
  return composeFailure('too-many-under-way', record.id);
}

/** Refuses what comes too fast. */
export async function refuseTooFast(
  record: CommandRecord,
  { perMinute, againAt }: PaceCheck & { readonly kind: 'too-fast' },
  context: JudgingContext,
): Promise<Message> {
  const detail = { code: 'too-many-a-minute', perMinute };
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: ['command.rejected'], detail });
  context.metrics.commandEnded('rejected');
  return composeTooFast(perMinute, againAt);
}
