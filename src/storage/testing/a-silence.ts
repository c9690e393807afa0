// Silences and inhibitors for tests.
import type { Inhibitor } from '../../domain/inhibitor.ts';
import type { Silence } from '../../domain/silence.ts';
import { minutesLater, noon } from './instants.ts';

/** Builds a silence of an hour from noon on; what the test is about is given, the rest is plausible. */
export function aSilence(overrides: Partial<Silence> = {}): Silence {
  return {
    id: 'silence-1',
    code: 'K7QX2M',
    configurationName: 'ops',
    matchers: [{ label: 'name', operator: '=', values: ['web-*'] }],
    author: { userId: 'web:ana', displayName: 'Ana' },
    reason: 'the deployment of tonight',
    createdAt: noon,
    startsAt: noon,
    endsAt: minutesLater(60),
    ...overrides,
  };
}

/** Builds an inhibitor that is open. */
export function anInhibitor(overrides: Partial<Inhibitor> = {}): Inhibitor {
  return {
    ruleName: 'region-down',
    incidentKey: 'health:eu-central-1',
    equalKey: '["eu-central-1"]',
    title: 'AWS Health: eu-central-1',
    isTarget: false,
    isOpen: true,
    changedAt: noon,
    seenAt: noon,
    ...overrides,
  };
}
