import { describe, expect, it } from 'vitest';
import { incidentAsOf } from './incident-as-of.ts';
import { anIncident, aStep } from './testing/an-incident.ts';

const first = aStep({ at: '2026-11-20T03:00:00Z' });
const second = aStep({ at: '2026-11-20T03:05:00Z', state: 'OK' });

describe('incidentAsOf', () => {
  it('leaves out what came later, the end too', () => {
    const incident = anIncident({ steps: [first, second], notificationCount: 7, closedAt: second.at });

    expect(incidentAsOf(incident, first.at)).toEqual(anIncident({ steps: [first], notificationCount: 6 }));
  });

  it('is the incident itself where nothing came later, or nothing is older', () => {
    const incident = anIncident({ steps: [first, second], closedAt: second.at });

    expect(incidentAsOf(incident, second.at)).toBe(incident);
    expect(incidentAsOf(incident, '2026-11-20T02:00:00Z')).toBe(incident);
  });
});
