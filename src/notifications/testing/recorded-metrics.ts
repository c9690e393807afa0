// Counters that tests read.
import type { Metrics } from '../../telemetry/metrics.ts';

/** Counts by name and label. */
export class RecordedMetrics implements Metrics {
  readonly counts = new Map<string, number>();

  /** Returns how often a counter was increased, for example `delivered ops`. */
  count(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  eventProcessed = (name: string): void => this.#add(`processed ${name}`);
  eventThrottled = (name: string): void => this.#add(`throttled ${name}`);
  messageDigested = (name: string): void => this.#add(`digested ${name}`);
  eventUnsupported = (name: string): void => this.#add(`unsupported ${name}`);
  eventOfUnknownKind = (source: string, type: string): void => this.#add(`unknown ${source}/${type}`);
  eventUnrouted = (door: string): void => this.#add(`unrouted ${door}`);
  messageDelivered = (name: string): void => this.#add(`delivered ${name}`);
  messageDeliveryFailed = (name: string): void => this.#add(`failed ${name}`);
  messageSuperseded = (name: string): void => this.#add(`superseded ${name}`);
  messageFellBack = (name: string): void => this.#add(`fell back ${name}`);
  outcomeLookedUp = (name: string, result: string): void => this.#add(`looked up ${name} ${result}`);
  channelBlocked = (name: string, isBlocked: boolean): void => this.#add(`${isBlocked ? 'blocked' : 'free'} ${name}`);
  workspaceReached = (platform: string, workspaceId: string, isReached: boolean): void =>
    this.#add(`${isReached ? 'reached' : 'lost'} ${platform}/${workspaceId}`);
  doorRequest = (door: string, outcome: string): void => this.#add(`${door} ${outcome}`);
  contextGathered = (name: string, part: string): void => this.#add(`gathered ${name} ${part}`);
  contextLeftOut = (name: string, part: string, reason: string): void => this.#add(`left out ${name} ${part} ${reason}`);
  recognizerFailed = (recognizer: string): void => this.#add(`recognizer ${recognizer}`);
  ruleFailed = (ruleName: string): void => this.#add(`rule ${ruleName}`);

  #add(name: string): void {
    this.counts.set(name, this.count(name) + 1);
  }
}
