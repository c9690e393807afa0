// Builds incidents for tests: one that a single alarm has opened, but for what the test says.
import type { Incident, IncidentStep } from '../incident.ts';

/** Makes an incident; `notificationCount` follows the steps where the test does not name it. */
export function anIncident(overrides: Partial<Incident> = {}): Incident {
  const steps = overrides.steps ?? [aStep()];
  return {
    id: 'incident-1',
    configurationName: 'ops',
    incidentKey: 'cloudwatch-alarm:arn:aws:cloudwatch:eu-central-1:123456789012:alarm:web-cpu-high',
    openedAt: steps[0]?.at ?? '2026-11-20T03:00:12.000Z',
    steps,
    notificationCount: steps.length,
    ...overrides,
  };
}

/** Makes a step of an incident. */
export function aStep(overrides: Partial<IncidentStep> = {}): IncidentStep {
  return { at: '2026-11-20T03:00:12.000Z', state: 'ALARM', summary: 'CPU over 90 %', ...overrides };
}
