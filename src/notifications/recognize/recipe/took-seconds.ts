// How long a run took: from the facts that say when it started and ended, or until the event that tells of its end.
import type { Fact } from '../../../domain/notification.ts';
import type { StateTone } from '../by-shape/judge-state.ts';
import type { IncidentRule } from './recipe.ts';

/** Clocks of two services differ by so much at most, or one of the instants is of something else. */
const CLOCKS_APART_MS = 60_000;

/** What is known of a run. */
export interface Run {
  readonly facts: readonly Fact[];
  readonly rule: IncidentRule | undefined;
  readonly tone: StateTone;
  /** The instant of the event, ISO 8601. */
  readonly occurredAt: string | undefined;
}

/** Returns the seconds, or undefined where the run goes on, is yet to come, or does not say when it started. */
export function tookSecondsOf({ facts, rule, tone, occurredAt }: Run): number | undefined {
  const started = instantOf(facts, 'Started');
  const happened = occurredAt === undefined ? Number.NaN : Date.parse(occurredAt);
  const ended = instantOf(facts, 'Ended') ?? (isEnd(rule, tone) ? happened : undefined);
  if (started === undefined || ended === undefined || !(ended > started)) return undefined;
  if (ended > happened + CLOCKS_APART_MS) return undefined;
  return Math.round((ended - started) / 1000);
}

function isEnd(rule: IncidentRule | undefined, tone: StateTone): boolean {
  return rule?.as === 'run' && rule.isPart !== true && tone !== 'progress' && tone !== 'neutral';
}

function instantOf(facts: readonly Fact[], label: string): number | undefined {
  const value = facts.find((fact) => fact.label === label)?.value;
  return value?.kind === 'instant' ? Date.parse(value.at) : undefined;
}
