// Tries the route tests of a configuration: what is not as a test expects is a problem of the configuration, with its line.
import type { Config } from '../config/schema.ts';
import type { Findings } from '../config/findings.ts';
import type { ConfigPath } from '../config/format-path.ts';
import type { ReadFile } from '../config/read-file.ts';
import type { RouteTestConfig } from '../notifications/route/config.ts';
import { createRouteTrial, type RouteTrial, type TrialOutcome } from './route-trial.ts';

/** When an event of a test comes that does not say it: a noon, on which most people work. */
const DEFAULT_INSTANT = new Date('2026-01-01T12:00:00Z');

/** Tries all tests, and reports those that fail. */
export async function tryRouteTests(config: Config, findings: Findings, readFile: ReadFile): Promise<void> {
  const { routeTests } = config.notifications;
  if (routeTests.length === 0) return;
  const trial = await createRouteTrial(config);
  for (const [index, test] of routeTests.entries()) {
    const path = ['notifications', 'routeTests', index];
    const body = await readEvent(test, path, { findings, readFile });
    if (body === undefined) continue;
    const fault = findFault(test, trial, body);
    if (fault !== undefined) findings.report(path, `the route test "${test.name}" fails: ${fault}`);
  }
}

/** SNS and SQS take 256 KB; in an envelope, with everything escaped, that is twice as much. */
const EVENT_MAX_BYTES = 512 * 1024;

interface Reading {
  readonly findings: Findings;
  readonly readFile: ReadFile;
}

async function readEvent(test: RouteTestConfig, path: ConfigPath, { findings, readFile }: Reading): Promise<Uint8Array | undefined> {
  if (test.eventFile === undefined) return Buffer.from(test.event ?? '');
  const outcome = await readFile(test.eventFile, EVENT_MAX_BYTES);
  if (outcome.status === 'read') return outcome.bytes;
  findings.report([...path, 'eventFile'], `${test.eventFile} ${outcome.reason}`);
  return undefined;
}

function findFault(test: RouteTestConfig, trial: RouteTrial, body: Uint8Array): string | undefined {
  const at = test.at === undefined ? DEFAULT_INSTANT : new Date(test.at);
  const outcome = trial({ body, topicArn: test.topic, tokenName: test.token, at });
  const { channels, muted, routes } = test.expect;
  const faults = [
    compare('shown in', channels, shownIn(outcome)),
    compare('muted in', muted, mutedIn(outcome)),
    routes === undefined ? undefined : compare('taken by', routes, takenBy(outcome)),
  ].filter((fault) => fault !== undefined);
  return faults.length === 0 ? undefined : faults.join('; ');
}

function shownIn({ channels }: TrialOutcome): readonly string[] {
  return channels.flatMap(({ configurationName, muting }) => (muting === undefined ? [configurationName] : []));
}

function mutedIn({ channels }: TrialOutcome): readonly string[] {
  return channels.flatMap(({ configurationName, muting }) => (muting === undefined ? [] : [configurationName]));
}

function takenBy({ routes }: TrialOutcome): readonly string[] {
  return routes.flatMap(({ name, verdict }) => (verdict === 'took' ? [name] : []));
}

function compare(what: string, expected: readonly string[], actual: readonly string[]): string | undefined {
  const [left, right] = [inWords(expected), inWords(actual)];
  return left === right ? undefined : `it should be ${what} ${left}, and is ${what} ${right}`;
}

function inWords(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.toSorted().join(', ');
}
