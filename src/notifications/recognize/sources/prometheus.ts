// Alerts of Prometheus' Alertmanager and of Grafana by webhook (Prometheus documentation, webhook_config; Grafana documentation,
// webhook notifier), and of Amazon Managed Service for Prometheus by SNS (user guide, default template of its messages).
import type { MessageRecipe, Recipe } from '../recipe/recipe.ts';

const group: Recipe = {
  name: 'commonLabels.alertname | groupLabels.alertname | alerts.labels.alertname | title',
  state: 'status',
  tones: { resolved: 'good' },
  cause: [
    'commonAnnotations.description',
    'commonAnnotations.message',
    'alerts.annotations.description',
    'alerts.annotations.message',
    'commonAnnotations.summary',
    'alerts.annotations.summary',
    'message',
  ].join(' | '),
  severity: { at: 'commonLabels.severity | alerts.0.labels.severity', words: { page: 'critical', none: 'info' } },
  sentences: ['{commonAnnotations.summary}', '{alerts.0.annotations.summary}'],
  facts: {
    Severity: 'commonLabels.severity | alerts.labels.severity',
    Instances: 'alerts.labels.instance',
    Namespace: 'commonLabels.namespace | alerts.labels.namespace',
    Job: 'commonLabels.job | alerts.labels.job',
    Runbook: 'commonAnnotations.runbook_url | alerts.annotations.runbook_url',
    Values: 'alerts.valueString',
    Started: 'alerts.0.startsAt',
    Source: 'alerts.generatorURL | externalURL',
    Receiver: 'receiver',
  },
};

/** What these programs send. */
export const prometheusMessages: readonly MessageRecipe[] = [
  {
    ...group,
    kind: 'Grafana Alert',
    when: { receiver: true, alerts: true, orgId: true },
    incident: { of: 'grafana', id: ['externalURL', 'groupKey'], as: 'condition', closedBy: { status: ['resolved'] } },
    at: 'alerts.0.startsAt',
  },
  {
    kind: 'Grafana Alert',
    when: { ruleName: true, state: true, evalMatches: true },
    name: 'ruleName',
    state: 'state',
    tones: { ok: 'good', alerting: 'bad', no_data: 'warning', paused: 'neutral', pending: 'progress' },
    cause: 'message',
    facts: { Matches: 'evalMatches', Page: 'ruleUrl', Image: 'imageUrl' },
    incident: { of: 'grafana', id: ['orgId | ruleUrl', 'ruleId'], as: 'condition' },
  },
  {
    ...group,
    kind: 'Prometheus Alert',
    when: { alerts: true, status: ['firing', 'resolved'] },
    incident: { of: 'alertmanager', id: ['groupKey'], as: 'condition', closedBy: { status: ['resolved'] } },
    at: 'alerts.0.startsAt',
  },
  {
    kind: 'Prometheus Alert',
    when: { Letter: ['Prometheus alerts'] },
    name: 'alertname',
    state: 'Status',
    tones: { Resolved: 'good' },
    tone: 'bad',
    cause: 'description | message | summary',
    severity: { at: 'severity', words: { page: 'critical', none: 'info' } },
    facts: {
      Severity: 'severity',
      Summary: 'summary',
      Runbook: 'runbook_url',
      Instance: 'instance',
      Namespace: 'namespace',
      Source: 'Source',
    },
  },
];
