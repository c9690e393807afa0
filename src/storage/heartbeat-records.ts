// What the store keeps of the sources that are to be heard of again and again.
import type { Heartbeat } from '../domain/heartbeat.ts';

/** Reads about heartbeats. */
export interface HeartbeatReader {
  /** Within a unit nobody else changes it until the unit has ended. */
  find(name: string): Promise<Heartbeat | undefined>;
  /** All, by their names. */
  list(): Promise<readonly Heartbeat[]>;
}

/** Writes about heartbeats. */
export interface HeartbeatWriter extends HeartbeatReader {
  /** Adds it, or replaces the one of its name. */
  save(heartbeat: Heartbeat): Promise<void>;
  /** Notes that something of it came; nothing changes where later ones are known already, or there is no such heartbeat. */
  see(name: string, seen: { readonly at: Date; readonly dueAt: Date }): Promise<void>;
  delete(name: string): Promise<void>;
}
