// The rules of route tests: an event each, one way in, and names that are there. What they show is tried elsewhere.
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

type PartialTest = NonNullable<NonNullable<NonNullable<PartialConfig['notifications']>['routeTests']>[number]>;

/** Reports tests that cannot be tried. */
export function checkRouteTests(config: PartialConfig, findings: Findings): void {
  const tests = config.notifications?.routeTests ?? [];
  const pathOf = (index: number): ConfigPath => ['notifications', 'routeTests', index];
  reportRepeats(
    tests.map((test, index) => ({ path: [...pathOf(index), 'name'], value: test?.name })),
    'the name',
    findings,
  );
  reportUnknownConfigurations(
    config,
    findings,
    tests.flatMap((test, index) => [
      { path: [...pathOf(index), 'expect', 'channels'], names: test?.expect?.channels ?? [] },
      { path: [...pathOf(index), 'expect', 'muted'], names: test?.expect?.muted ?? [] },
    ]),
  );
  const routeNames = listRouteNames(config.notifications?.routes ?? []);
  const tokenNames = (config.notify?.tokens ?? []).flatMap((token) => token?.name ?? []);
  for (const [index, test] of tests.entries()) {
    if (test === undefined) continue;
    reportUnclearEvent(test, pathOf(index), findings);
    reportUnknownNames(test, pathOf(index), { findings, routeNames, tokenNames });
  }
}

interface Known {
  readonly findings: Findings;
  readonly routeNames: readonly string[];
  readonly tokenNames: readonly string[];
}

function reportUnknownNames({ token, expect }: PartialTest, path: ConfigPath, { findings, routeNames, tokenNames }: Known): void {
  for (const [position, name] of (expect?.routes ?? []).entries()) {
    if (name === undefined || routeNames.includes(name)) continue;
    findings.report([...path, 'expect', 'routes', position], describeUnknownName('route', name, routeNames));
  }
  if (token === undefined || tokenNames.includes(token)) return;
  findings.report([...path, 'token'], describeUnknownName('token of notify.tokens', token, tokenNames));
}

function reportUnclearEvent({ event, eventFile, topic, token }: PartialTest, path: ConfigPath, findings: Findings): void {
  const isFaulty = findings.isFaulty([...path, 'event']) || findings.isFaulty([...path, 'eventFile']);
  if (!isFaulty && (event === undefined) === (eventFile === undefined))
    findings.report(path, 'must have an event or an eventFile, and not both');
  if (topic !== undefined && token !== undefined)
    findings.report([...path, 'token'], 'must not stand beside topic: an event comes by one of them');
}

function listRouteNames(
  routes: readonly (Partially<{ readonly name: string; readonly routes: readonly unknown[] }> | undefined)[],
): readonly string[] {
  return routes.flatMap((route) => [
    ...(route?.name === undefined ? [] : [route.name]),
    ...listRouteNames((route?.routes ?? []) as Parameters<typeof listRouteNames>[0]),
  ]);
}
