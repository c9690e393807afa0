// Incidents over a plain list.
import { AppError } from '../../domain/errors.ts';
import type { Incident } from '../../domain/incident.ts';
import { incidentCode } from '../../domain/incident-code.ts';
import { lookAtOf, mutingKeyOf } from '../../domain/incident-look.ts';
import type { IncidentWriter } from '../incident-records.ts';
import type { ModelState } from './model-state.ts';
import { refuseIf } from './refuse-if.ts';

const NEVER = new Date(8.64e15);

function byId(incidents: readonly Incident[]): readonly Incident[] {
  return incidents.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** Makes the records of incidents over a state, which they change. */
export function modelIncidents(state: ModelState): IncidentWriter {
  const findOpen = (configurationName: string, incidentKey: string) =>
    state.incidents.find(
      (incident) =>
        incident.closedAt === undefined && incident.configurationName === configurationName && incident.incidentKey === incidentKey,
    );
  return {
    find: async (id) => state.incidents.find((incident) => incident.id === id),
    findOpen: async (configurationName, incidentKey) => findOpen(configurationName, incidentKey),
    findNewest: async (configurationName, incidentKey) =>
      findOpen(configurationName, incidentKey) ??
      state.incidents
        .filter((incident) => incident.configurationName === configurationName && incident.incidentKey === incidentKey)
        .toSorted((left, right) => (left.id < right.id ? 1 : -1))[0],
    findByCode: async (configurationName, code) =>
      byId(state.incidents)
        .filter((incident) => incident.configurationName === configurationName && incidentCode(incident.id) === code)
        .at(-1),
    listOpen: async (configurationName, limit) =>
      byId(state.incidents)
        .filter((incident) => incident.closedAt === undefined && incident.configurationName === configurationName)
        .toReversed()
        .slice(0, limit),
    listOpenIn: async (incidentKey) =>
      state.incidents
        .filter((incident) => incident.closedAt === undefined && incident.incidentKey === incidentKey)
        .map(({ configurationName }) => configurationName)
        .toSorted(),
    listMutings: async () => [...new Set(state.incidents.flatMap((incident) => mutingKeyOf(incident) ?? []))].toSorted(),
    listMutedBy: async (key, { limit, after = '' }) =>
      byId(state.incidents)
        .filter((incident) => mutingKeyOf(incident) === key && incident.id > after)
        .slice(0, limit),
    listToLookAt: async (now, limit) =>
      byId(state.incidents)
        .filter((incident) => (lookAtOf(incident) ?? NEVER) <= now)
        .toSorted((left, right) => (lookAtOf(left) ?? NEVER).getTime() - (lookAtOf(right) ?? NEVER).getTime())
        .slice(0, limit),
    async insert(incident) {
      refuseIf(
        state.incidents.some(({ id }) => id === incident.id),
        'the incident exists',
      );
      const open = findOpen(incident.configurationName, incident.incidentKey);
      refuseIf(incident.closedAt === undefined && open !== undefined, 'one of this key is open');
      state.incidents.push(incident);
    },
    async replace(incident) {
      const existing = state.incidents.find(({ id }) => id === incident.id);
      if (existing === undefined) throw new AppError('incident-unknown');
      const open = findOpen(incident.configurationName, incident.incidentKey);
      refuseIf(incident.closedAt === undefined && open !== undefined && open !== existing, 'one of this key is open');
      const { messageReference: _messageReference, context: _context, ...rest } = incident;
      const { messageReference, context } = existing;
      const kept = { ...(messageReference === undefined ? {} : { messageReference }), ...(context === undefined ? {} : { context }) };
      state.incidents = state.incidents.map((other) => (other === existing ? { ...rest, ...kept } : other));
    },
    async setMessageReference(id, messageReference) {
      if (!state.incidents.some((incident) => incident.id === id)) throw new AppError('incident-unknown');
      state.incidents = state.incidents.map((incident) => (incident.id === id ? { ...incident, messageReference } : incident));
    },
    async setContext(id, context) {
      if (!state.incidents.some((incident) => incident.id === id)) throw new AppError('incident-unknown');
      state.incidents = state.incidents.map((incident) => (incident.id === id ? { ...incident, context } : incident));
    },
  };
}
