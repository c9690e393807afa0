// What people ask about incidents and silences, wherever they say it: in a channel, on the page, at the admin socket.
import type { Channel } from './channel.ts';
import type { Incident, IncidentPress } from './incident.ts';
import type { Matcher } from './matcher.ts';
import type { Person } from './person.ts';
import type { Silence } from './silence.ts';

/** Who says something, and where. */
export interface Sayer {
  readonly by: Person;
  /** Absent at the admin socket. */
  readonly channel?: Channel;
  readonly commandId?: string;
}

/** An incident that people know by its code. */
export interface NamedIncident {
  readonly configurationName: string;
  readonly code: string;
}

/** An incident in words. */
export interface ToldIncident {
  readonly incident: Incident;
  /** What it is about, in plain words. */
  readonly title: string;
}

/** An event that a channel has had a message of. */
export interface ShownEvent {
  readonly configurationName: string;
  readonly eventId: string;
}

/** How a word about an incident ended. */
export type WordOutcome =
  | ({ readonly kind: 'done' } & ToldIncident)
  | { readonly kind: 'unknown' }
  | ({ readonly kind: 'over' } & ToldIncident)
  /** It is so already. */
  | ({ readonly kind: 'nothing-to-do' } & ToldIncident);

/** A silence that somebody wants. */
interface WantedSilence {
  /** Absent: of all channels. */
  readonly configurationName?: string;
  readonly matchers: readonly Matcher[];
  readonly reason: string;
  readonly title?: string;
  /** Now unless given. */
  readonly startsAt?: Date;
  readonly endsAt: Date;
}

/** How the wish ended; a refusal says why in a sentence. */
export type SilenceOutcome =
  | { readonly kind: 'done'; readonly silence: Silence }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly text: string };

/** Which silences somebody may see and change: those of one channel, or all. */
export interface SilenceScope {
  /** Absent: all. */
  readonly configurationName?: string;
}

/** Acknowledges, silences, and takes back. */
export interface IncidentDesk {
  acknowledge(named: NamedIncident, sayer: Sayer): Promise<WordOutcome>;
  unacknowledge(named: NamedIncident, sayer: Sayer): Promise<WordOutcome>;
  /** Shows on the message of an event's incident who ran which custom action; where an event belongs to none, nothing changes. */
  notePress(named: ShownEvent, press: Omit<IncidentPress, 'at'>): Promise<void>;
  /** The open incidents of a channel, newest first. */
  listOpen(configurationName: string, limit: number): Promise<readonly ToldIncident[]>;
  /** Names the configurations of channels in which nobody can say anything that have an open incident of this code. */
  findUnheard(code: string): Promise<readonly string[]>;
  /** Those that count for the scope at the moment or later; silences of all channels are among them. */
  listSilences(scope: SilenceScope): Promise<readonly Silence[]>;
  addSilence(wanted: WantedSilence, sayer: Sayer): Promise<SilenceOutcome>;
  /** Keeps one incident quiet. */
  silenceIncident(named: NamedIncident, wanted: Pick<WantedSilence, 'reason' | 'endsAt'>, sayer: Sayer): Promise<SilenceOutcome>;
  /** Lets it end later. */
  extendSilence(code: string, byMs: number, asked: SilenceScope & Sayer): Promise<SilenceOutcome>;
  removeSilence(code: string, asked: SilenceScope & Sayer): Promise<SilenceOutcome>;
}
