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
