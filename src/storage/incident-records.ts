// What the store keeps of incidents: at most one open a configuration and key.
import type { Incident } from '../domain/incident.ts';
import type { IncidentContext } from '../domain/incident-context.ts';
import type { MessageReference } from '../domain/message-reference.ts';

/** Reads about incidents. */
export interface IncidentReader {
  find(id: string): Promise<Incident | undefined>;
  findOpen(configurationName: string, incidentKey: string): Promise<Incident | undefined>;
  /** The open incident of a key, else the last one that was closed: the one whose id sorts last. */
  findNewest(configurationName: string, incidentKey: string): Promise<Incident | undefined>;
  /** The one of a configuration that people call by this code (`incidentCode`), open or not; of several the one whose id sorts last. */
  findByCode(configurationName: string, code: string): Promise<Incident | undefined>;
  /** The open ones of a configuration, the one whose id sorts last first. */
  listOpen(configurationName: string, limit: number): Promise<readonly Incident[]>;
  /** The names of the configurations in which an incident of this key is open, sorted. */
  listOpenIn(incidentKey: string): Promise<readonly string[]>;
  /** What keeps open incidents quiet (`mutingKey`), each once, sorted. */
  listMutings(): Promise<readonly string[]>;
  /** The open ones that it keeps quiet, by id, those behind `after` where it is given. */
  listMutedBy(mutingKey: string, page: { readonly limit: number; readonly after?: string }): Promise<readonly Incident[]>;
  /** Those that are to be looked at (`lookAtOf`), the one that waits longest first. */
  listToLookAt(now: Date, limit: number): Promise<readonly Incident[]>;
}

/** Writes about incidents. */
export interface IncidentWriter extends IncidentReader {
  /** Throws where another incident of the same configuration and key is open. */
  insert(incident: Incident): Promise<void>;
  /** Replaces all but the message reference and the context, which only `setMessageReference` and `setContext` change. */
  replace(incident: Incident): Promise<void>;
  setMessageReference(id: string, reference: MessageReference): Promise<void>;
  setContext(id: string, context: IncidentContext): Promise<void>;
}
