// Silences and acknowledgements, for administrators at the admin socket and on the page: those of all channels.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  IncidentWord,
  SilenceExtension,
  SilenceRequest,
  type IncidentList,
  type IncidentWordAnswer,
  type SilenceAnswer,
  type SilenceList,
  type SilenceSummary,
} from '../contract/silences.ts';
import { AppError } from '../domain/errors.ts';
import { incidentCode } from '../domain/incident-code.ts';
import type { SilenceOutcome } from '../domain/incident-desk.ts';
import { formatMatcher, parseMatcher } from '../domain/matcher.ts';
import { isSilenceActive, SILENCE_TEXT_MAX_LENGTH, type Silence } from '../domain/silence.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';

const Parameters = z.object({ code: z.string().max(32) });
const Query = z.object({ configurationName: z.string().max(128) });

/** The most incidents that one answer lists. */
const INCIDENTS_MAX = 200;

const MINUTE_MS = 60_000;

/** Adds GET and POST /api/silences, their extension and removal, GET /api/incidents, and the two words about an incident. */
export function registerSilenceRoutes(
  server: FastifyInstance,
  { incidents, now, listConfigurations }: Pick<AdminApiDependencies, 'incidents' | 'now' | 'listConfigurations'>,
): void {
  const summarize = (silence: Silence): SilenceSummary => summarizeSilence(silence, now());
  const requireConfiguration = (name: string): void => {
    if (listConfigurations().every(({ configurationName }) => configurationName !== name)) {
      throw new AppError('channel-configuration-unknown', name);
    }
  };

  server.get('/api/silences', async (request): Promise<SilenceList> => {
    requireAdministrator(request);
    return { silences: (await incidents.listSilences({})).map(summarize) };
  });

  server.post('/api/silences', async (request): Promise<SilenceAnswer> => {
    const { userId, displayName } = requireAdministrator(request);
    const { configurationName, matchers, reason, title, startsAt, endsAt } = parseRequest(SilenceRequest, request.body);
    if (configurationName !== undefined) requireConfiguration(configurationName);
    const outcome = await incidents.addSilence(
      {
        ...(configurationName === undefined ? {} : { configurationName }),
        matchers: matchers.map(readMatcher),
        reason: reason.slice(0, SILENCE_TEXT_MAX_LENGTH),
        ...(title === undefined ? {} : { title: title.slice(0, SILENCE_TEXT_MAX_LENGTH) }),
        ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
        endsAt: new Date(endsAt),
      },
      { by: { userId, displayName } },
    );
    return { silence: summarize(done(outcome, '')) };
  });

  server.post('/api/silences/:code/extend', async (request): Promise<SilenceAnswer> => {
    const { userId, displayName } = requireAdministrator(request);
    const code = codeOf(request.params);
    const { byMinutes } = parseRequest(SilenceExtension, request.body);
    const outcome = await incidents.extendSilence(code, byMinutes * MINUTE_MS, { by: { userId, displayName } });
    return { silence: summarize(done(outcome, code)) };
  });

  server.post('/api/silences/:code/remove', async (request): Promise<SilenceAnswer> => {
    const { userId, displayName } = requireAdministrator(request);
    const code = codeOf(request.params);
    return { silence: summarize(done(await incidents.removeSilence(code, { by: { userId, displayName } }), code)) };
  });

  server.get('/api/incidents', async (request): Promise<IncidentList> => {
    requireAdministrator(request);
    const { configurationName } = parseRequest(Query, request.query);
    requireConfiguration(configurationName);
    const open = await incidents.listOpen(configurationName, INCIDENTS_MAX);
    return {
      incidents: open.map(({ incident: { id, steps, openedAt, acknowledgement, muted }, title }) => ({
        code: incidentCode(id),
        title,
        state: steps.at(-1)?.state ?? '',
        openedAt,
        ...(acknowledgement === undefined ? {} : { acknowledgedBy: acknowledgement.person.displayName }),
        ...(muted === undefined ? {} : { mutedBecause: muted.text }),
      })),
    };
  });

  for (const word of ['acknowledge', 'unacknowledge'] as const) {
    server.post(`/api/incidents/${word}`, async (request): Promise<IncidentWordAnswer> => {
      const { userId, displayName } = requireAdministrator(request);
      const { configurationName, code } = parseRequest(IncidentWord, request.body);
      const outcome = await incidents[word]({ configurationName, code: code.toUpperCase() }, { by: { userId, displayName } });
      if (outcome.kind === 'unknown') throw new AppError('incident-unknown', code);
      return { status: outcome.kind, title: outcome.title };
    });
  }
}

function codeOf(parameters: unknown): string {
  return parseRequest(Parameters, parameters).code.toUpperCase();
}

function readMatcher(text: string): Silence['matchers'][number] {
  const parsed = parseMatcher(text);
  if (parsed.status === 'faulty') throw new AppError('silence-refused', `${text} ${parsed.fault}`);
  return parsed.matcher;
}

function done(outcome: SilenceOutcome, code: string): Silence {
  switch (outcome.kind) {
    case 'unknown':
      throw new AppError('silence-unknown', code);
    case 'refused':
      throw new AppError('silence-refused', outcome.text.replace(/\.$/, ''));
    case 'done':
      return outcome.silence;
  }
}

function summarizeSilence(silence: Silence, now: Date): SilenceSummary {
  const { code, configurationName, matchers, reason, title, author, startsAt, endsAt } = silence;
  return {
    code,
    ...(configurationName === undefined ? {} : { configurationName }),
    matchers: matchers.map(formatMatcher),
    reason,
    ...(title === undefined ? {} : { title }),
    author: { userId: author.userId, displayName: author.displayName },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    isActive: isSilenceActive(silence, now),
  };
}
