// The webhooks of Alertmanager and Grafana as the HTTP door takes them apart (Prometheus documentation, webhook_config; Grafana documentation,
// webhook notifier). What neither the door nor a message depends on is not asked for; keys that are not named are allowed everywhere.
import { z } from 'zod';
import { AcceptedEvent } from './admin-api.ts';

const Status = z.enum(['firing', 'resolved']);

// Any value is taken where a wrong one costs nothing but itself.
const anything = (description: string) => z.unknown().optional().meta({ description });

const Alert = z
  .looseObject({
    status: Status,
    labels: z
      .looseObject({})
      .meta({ description: 'Names and values; alertname is the title, and severity, instance, namespace, job, team stand out.' }),
    annotations: anything('Names and values: summary and description are what happened, runbook_url a link.'),
    startsAt: anything('When it began (RFC 3339). The same alert with another start is another one.'),
    endsAt: anything('When it ended (RFC 3339), where it is resolved.'),
    generatorURL: anything('The page of its rule; a link.'),
    fingerprint: anything('What names the alert, up to 64 letters, digits, hyphens and underscores. Without it: its labels.'),
  })
  .meta({ title: 'Alert', description: 'One alert. Of one that is longer than 100 KB what is long may be cut.' });

/** A webhook that tells of the alerts of a group. */
export const AlertWebhook = z
  .looseObject({
    receiver: z.string().meta({ description: 'The receiver by which it came; shown.' }),
    status: Status.meta({ description: 'Of the group; each alert counts by its own.' }),
    alerts: z.array(Alert).min(1),
  })
  .meta({ title: 'AlertWebhook', description: 'The alerts of a group, any number within 2 MB, nested no deeper than 32 levels.' });

/** What became of several events that came together, in their order. */
export const AcceptedEvents = z.object({ events: z.array(AcceptedEvent) });
