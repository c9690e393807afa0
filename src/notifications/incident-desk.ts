// Takes what people say about incidents and silences: each word is one unit with its line in the audit log and the change of the message
// that shows it.
import type { AuditEvent } from '../domain/audit-event.ts';
import type { Incident } from '../domain/incident.ts';
import { incidentCode } from '../domain/incident-code.ts';
import type {
  IncidentDesk,
  NamedIncident,
  Sayer,
  SilenceOutcome,
  SilenceScope,
  ToldIncident,
  WordOutcome,
} from '../domain/incident-desk.ts';
import { formatMatcher } from '../domain/matcher.ts';
import { SILENCE_MAX_MS, SILENCE_MIN_MS, SILENCES_MAX, type Silence } from '../domain/silence.ts';
import type { RecordReaders, RecordWriters } from '../storage/store.ts';
import { titleOfGist } from './compose/compose-gist.ts';
import { enqueueChange, type EnqueuedChange } from './deliver/enqueue-change.ts';
import { mutingOfSilence } from './mute/muting-book.ts';
import { createNotePress, type NotePressOptions } from './note-press.ts';

/** What the desk works with. */
export interface IncidentDeskOptions extends NotePressOptions {
  /** Names the configurations of channels in which nobody can say anything, as those of webhooks. */
  readonly listUnheard: () => readonly string[];
  /** Reads what is kept back anew, and shows what is kept back no more. */
  readonly onSilencesChanged: () => Promise<void>;
}

const KEPT_WORDS = 'A silence lasts from one minute to 90 days, and ends in the future.';
const TOO_MANY = `There are ${SILENCES_MAX} silences already; remove some.`;

/** How often a code is made anew where another silence has it: once is hardly ever needed. */
const CODE_TRIES_MAX = 10;

/** Makes the desk. */
export function createIncidentDesk(options: IncidentDeskOptions): IncidentDesk {
  const { context, composeMessage, wakeDelivery, listUnheard, onSilencesChanged } = options;
  const { store, now, newId } = context;

  function audit(
    { auditEvents }: Pick<RecordWriters, 'auditEvents'>,
    { by, channel, commandId }: Sayer,
    { kind, detail }: Pick<AuditEvent, 'kind' | 'detail'>,
  ): Promise<void> {
    const place = { ...(channel === undefined ? {} : { channel }), ...(commandId === undefined ? {} : { commandId }) };
    return auditEvents.append({ id: newId(), kind, at: now(), person: by, ...place, detail });
  }

  /** Changes an open incident and its message. */
  async function say(
    { configurationName, code }: NamedIncident,
    sayer: Sayer,
    { kind, change }: { readonly kind: AuditEvent['kind']; readonly change: (incident: Incident) => Incident | undefined },
  ): Promise<WordOutcome> {
    const { outcome, shown } = await store.write(async (records): Promise<{ outcome: WordOutcome; shown?: EnqueuedChange }> => {
      const before = await records.incidents.findByCode(configurationName, code);
      if (before === undefined) return { outcome: { kind: 'unknown' } };
      const title = await titleOf(records, before);
      if (before.closedAt !== undefined) return { outcome: { kind: 'over', incident: before, title } };
      const incident = change(before);
      if (incident === undefined) return { outcome: { kind: 'nothing-to-do', incident: before, title } };
      await records.incidents.replace(incident);
      const detail = { configurationName, incident: code, incidentKey: before.incidentKey, title };
      await audit(records, sayer, { kind, detail });
      const enqueued = await enqueueChange(records, { incident, composeMessage, now: now(), newId });
      return { outcome: { kind: 'done', incident, title }, shown: enqueued };
    });
    if (shown?.status === 'enqueued') wakeDelivery(shown.channelKey);
    return outcome;
  }

  async function add(silence: Omit<Silence, 'id' | 'code' | 'createdAt'>, sayer: Sayer, incident?: Incident): Promise<SilenceOutcome> {
    const at = now();
    const lasting = silence.endsAt.getTime() - Math.max(at.getTime(), silence.startsAt.getTime());
    if (lasting < SILENCE_MIN_MS || lasting > SILENCE_MAX_MS) return { kind: 'refused', text: KEPT_WORDS };
    const { outcome, shown } = await store.write(async (records): Promise<{ outcome: SilenceOutcome; shown?: EnqueuedChange }> => {
      const others = await records.silences.listCurrent(at);
      if (others.length >= SILENCES_MAX) return { outcome: { kind: 'refused', text: TOO_MANY } };
      const made: Silence = { id: newId(), code: freeCode(others, newId), createdAt: at, ...silence };
      await records.silences.insert(made);
      await audit(records, sayer, { kind: 'silence.added', detail: describeSilence(made) });
      const fresh = incident === undefined ? undefined : await records.incidents.find(incident.id);
      if (fresh === undefined || fresh.closedAt !== undefined) return { outcome: { kind: 'done', silence: made } };
      const eventId = (await records.deliveries.findNewestOfIncident(fresh.id))?.eventId ?? fresh.muted?.eventId ?? '';
      const muted = { ...fresh, muted: { ...mutingOfSilence(made), since: at.toISOString(), eventId } };
      await records.incidents.replace(muted);
      return {
        outcome: { kind: 'done', silence: made },
        shown: await enqueueChange(records, { incident: muted, composeMessage, now: at, newId }),
      };
    });
    if (shown?.status === 'enqueued') wakeDelivery(shown.channelKey);
    if (outcome.kind === 'done') await onSilencesChanged();
    return outcome;
  }

  /** Changes a silence that is not over, within what the asker may change. */
  async function changeSilence(
    code: string,
    asked: SilenceScope & Sayer,
    { kind, change }: { readonly kind: AuditEvent['kind']; readonly change: (silence: Silence) => Silence | string },
  ): Promise<SilenceOutcome> {
    const outcome = await store.write(async (records): Promise<SilenceOutcome> => {
      const before = (await records.silences.listCurrent(now())).find((silence) => silence.code === code);
      if (before === undefined || !isVisible(before, asked)) return { kind: 'unknown' };
      if (asked.configurationName !== undefined && before.configurationName !== asked.configurationName) {
        return { kind: 'refused', text: 'It is of all channels: only an administrator changes it.' };
      }
      const silence = change(before);
      if (typeof silence === 'string') return { kind: 'refused', text: silence };
      await records.silences.replace(silence);
      await audit(records, asked, { kind, detail: { before: describeSilence(before), after: describeSilence(silence) } });
      return { kind: 'done', silence };
    });
    if (outcome.kind === 'done') await onSilencesChanged();
    return outcome;
  }

  return {
    acknowledge: (named, sayer) =>
      say(named, sayer, {
        kind: 'incident.acknowledged',
        change: (incident) => {
          if (incident.acknowledgement?.person.userId === sayer.by.userId) return undefined;
          const { remindAt: _seen, ...rest } = incident;
          const severity = incident.steps.at(-1)?.severity;
          const person = { userId: sayer.by.userId, displayName: sayer.by.displayName };
          return { ...rest, acknowledgement: { person, at: now().toISOString(), ...(severity === undefined ? {} : { severity }) } };
        },
      }),
    unacknowledge: (named, sayer) =>
      say(named, sayer, {
        kind: 'incident.unacknowledged',
        change: ({ acknowledgement, ...rest }) => (acknowledgement === undefined ? undefined : { ...rest, remindAt: now().toISOString() }),
      }),
    notePress: createNotePress(options),
    async listOpen(configurationName, limit) {
      const incidents = await store.records.incidents.listOpen(configurationName, limit);
      return Promise.all(
        incidents.map(async (incident): Promise<ToldIncident> => ({ incident, title: await titleOf(store.records, incident) })),
      );
    },
    async findUnheard(code) {
      const found: string[] = [];
      for (const configurationName of listUnheard()) {
        const incident = await store.records.incidents.findByCode(configurationName, code);
        if (incident !== undefined && incident.closedAt === undefined) found.push(configurationName);
      }
      return found;
    },
    async listSilences(scope) {
      return (await store.records.silences.listCurrent(now())).filter((silence) => isVisible(silence, scope));
    },
    addSilence: ({ startsAt = now(), ...wanted }, sayer) => add({ ...wanted, startsAt, author: sayer.by, ...placeOf(sayer) }, sayer),
    async silenceIncident({ configurationName, code }, { reason, endsAt }, sayer) {
      const incident = await store.records.incidents.findByCode(configurationName, code);
      if (incident === undefined) return { kind: 'unknown' };
      const matchers = [{ label: 'incident', operator: '=' as const, values: [incident.incidentKey] }];
      const said = reason === '' ? await titleOf(store.records, incident) : reason;
      return add(
        { configurationName, matchers, reason: said, startsAt: now(), endsAt, author: sayer.by, ...placeOf(sayer) },
        sayer,
        incident,
      );
    },
    extendSilence: (code, byMs, asked) =>
      changeSilence(code, asked, {
        kind: 'silence.extended',
        change: (silence) => {
          const endsAt = new Date(silence.endsAt.getTime() + byMs);
          const lasting = endsAt.getTime() - now().getTime();
          if (byMs <= 0 || lasting > SILENCE_MAX_MS) return KEPT_WORDS;
          const { isEndTold: _told, ...rest } = silence;
          return { ...rest, endsAt };
        },
      }),
    removeSilence: (code, asked) =>
      changeSilence(code, asked, {
        kind: 'silence.removed',
        change: (silence) => ({ ...silence, endsAt: now(), removedBy: asked.by }),
      }),
  };
}

function isVisible(silence: Silence, { configurationName }: SilenceScope): boolean {
  return configurationName === undefined || (silence.configurationName ?? configurationName) === configurationName;
}

function placeOf({ channel }: Sayer): Pick<Silence, 'channel'> {
  return channel === undefined ? {} : { channel };
}

function freeCode(others: readonly Silence[], newId: () => string): string {
  let code = incidentCode(newId());
  for (let tries = 1; tries < CODE_TRIES_MAX && others.some((other) => other.code === code); tries += 1) code = incidentCode(newId());
  return code;
}

function describeSilence(silence: Silence): Readonly<Record<string, unknown>> {
  const { code, configurationName = null, matchers, reason, title, startsAt, endsAt } = silence;
  return {
    code,
    configurationName,
    matchers: matchers.map(formatMatcher),
    reason,
    ...(title === undefined ? {} : { title }),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  };
}

/** Says what an incident is about, as its newest message says it. */
async function titleOf({ deliveries }: Pick<RecordReaders, 'deliveries'>, { id, incidentKey }: Incident): Promise<string> {
  const gist = (await deliveries.findNewestOfIncident(id))?.gist;
  return gist === undefined ? incidentKey : titleOfGist(gist);
}
