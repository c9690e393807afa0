// Answers what people say about incidents and silences of their channel. Any member may; what is of all channels is for administrators.
import type { CommandRecord } from '../domain/command-record.ts';
import type { IncidentDesk, NamedIncident, SilenceOutcome, WordOutcome } from '../domain/incident-desk.ts';
import type { Message } from '../messages/message.ts';
import {
  composeAcknowledged,
  composeCareRefusal,
  composeOpenIncidents,
  composeSilence,
  composeSilences,
  OPEN_INCIDENTS_SHOWN,
} from './compose/compose-care-answer.ts';
import type { JudgingContext } from './judge-command.ts';
import type { CareIntent, SilenceWish } from './receive/read-care-word.ts';

const NO_CONFIGURATION = 'This channel is in no enabled channel configuration, so nothing is shown here that could be silent.';
const UNKNOWN_INCIDENT = 'No incident of this channel has this code. Say "ack" for those that are open.';
const OF_ADMINISTRATORS = 'It is of a channel in which nobody can say anything. From another channel only an administrator says this.';
const OF_SEVERAL =
  'Incidents of several channels have this code. Name the channel on the command line of Signalbox: incidents ack CHANNEL CODE.';
const UNKNOWN_SILENCE = 'No silence of this channel has this code. Say "silence list" for those that there are.';
const ADMINISTRATORS_ONLY = 'Only an administrator silences all channels. Leave channels=all out for this one.';

type Refused = Extract<SilenceOutcome, { readonly kind: 'refused' }>;

/** Answers it. */
export async function answerCareWord(record: CommandRecord, intent: CareIntent, context: JudgingContext): Promise<Message> {
  const { surroundings, now } = context;
  const rules = surroundings.rulesOf(record.channel);
  const desk = surroundings.incidents?.();
  if (rules === undefined || desk === undefined) return composeCareRefusal([NO_CONFIGURATION]);
  const { configurationName } = rules;
  const asker: Asker = {
    desk,
    configurationName,
    isAdministrator:
      surroundings.roles?.isAdministrator(record.person) ?? rules.control?.administrators.includes(record.person.userId) ?? false,
    sayer: { by: record.person, channel: record.channel, commandId: record.id },
    now,
  };
  return answer(intent, asker);
}

/** How long the forms are good: what is open may be over by the next day. Our own bound. */
const FORM_LIFETIME_MS = 24 * 60 * 60_000;

function formExpiry(now: () => Date): Date {
  return new Date(now().getTime() + FORM_LIFETIME_MS);
}

interface Asker {
  readonly desk: IncidentDesk;
  readonly configurationName: string;
  readonly isAdministrator: boolean;
  readonly sayer: Parameters<IncidentDesk['acknowledge']>[1];
  readonly now: () => Date;
}

async function answer(intent: CareIntent, asker: Asker): Promise<Message> {
  const { desk, configurationName, sayer, now, isAdministrator } = asker;
  const scope = isAdministrator ? sayer : { ...sayer, configurationName };
  switch (intent.kind) {
    case 'care-mistake':
      return composeCareRefusal(intent.problems);
    case 'list-incidents':
      return composeOpenIncidents(await desk.listOpen(configurationName, OPEN_INCIDENTS_SHOWN), formExpiry(now));
    case 'acknowledge':
      return tellWord(await sayAbout(intent.code, asker, (named) => desk.acknowledge(named, sayer)), intent);
    case 'unacknowledge':
      return tellWord(await sayAbout(intent.code, asker, (named) => desk.unacknowledge(named, sayer)), intent);
    case 'list-silences':
      return composeSilences(await desk.listSilences({ configurationName }), {
        now: now(),
        open: await desk.listOpen(configurationName, OPEN_INCIDENTS_SHOWN),
        expiresAt: formExpiry(now),
      });
    case 'silence-incident': {
      const wanted = { reason: intent.reason, endsAt: new Date(now().getTime() + intent.lastingMs) };
      const outcome = await sayAbout(intent.code, asker, (named) => desk.silenceIncident(named, wanted, sayer));
      return tellSilence(outcome, 'Silent', UNKNOWN_INCIDENT);
    }
    case 'add-silence':
      return addSilence(intent.wish, asker);
    case 'extend-silence':
      return tellSilence(await desk.extendSilence(intent.code, intent.byMs, scope), 'The silence lasts longer', UNKNOWN_SILENCE);
    case 'remove-silence':
      return tellSilence(await desk.removeSilence(intent.code, scope), 'The silence is over', UNKNOWN_SILENCE);
  }
}

/** Says something about an incident of the channel, or of a channel in which nobody can say it: what is shown there is typed elsewhere. */
async function sayAbout<Outcome extends { readonly kind: string }>(
  code: string,
  { desk, configurationName, isAdministrator }: Asker,
  say: (named: NamedIncident) => Promise<Outcome>,
): Promise<Outcome | Refused> {
  const outcome = await say({ configurationName, code });
  if (outcome.kind !== 'unknown') return outcome;
  const [elsewhere, ...others] = await desk.findUnheard(code);
  if (elsewhere === undefined) return outcome;
  if (!isAdministrator) return { kind: 'refused', text: OF_ADMINISTRATORS };
  return others.length > 0 ? { kind: 'refused', text: OF_SEVERAL } : say({ configurationName: elsewhere, code });
}

async function addSilence(wish: SilenceWish, { desk, configurationName, isAdministrator, sayer, now }: Asker): Promise<Message> {
  const { matchers, reason, title, lastingMs, inMs, isOfAllChannels } = wish;
  if (isOfAllChannels && !isAdministrator) return composeCareRefusal([ADMINISTRATORS_ONLY]);
  const startsAt = new Date(now().getTime() + inMs);
  const outcome = await desk.addSilence(
    {
      ...(isOfAllChannels ? {} : { configurationName }),
      matchers,
      reason,
      ...(title === undefined ? {} : { title }),
      startsAt,
      endsAt: new Date(startsAt.getTime() + lastingMs),
    },
    sayer,
  );
  return tellSilence(outcome, 'Silent', UNKNOWN_SILENCE);
}

function tellWord(outcome: WordOutcome | Refused, { kind }: { readonly kind: 'acknowledge' | 'unacknowledge' }): Message {
  if (outcome.kind === 'refused') return composeCareRefusal([outcome.text]);
  return outcome.kind === 'unknown' ? composeCareRefusal([UNKNOWN_INCIDENT]) : composeAcknowledged(outcome, kind);
}

function tellSilence(outcome: SilenceOutcome, title: string, unknown: string): Message {
  switch (outcome.kind) {
    case 'unknown':
      return composeCareRefusal([unknown]);
    case 'refused':
      return composeCareRefusal([outcome.text]);
    case 'done':
      return composeSilence(outcome.silence, title);
  }
}
