// Alerts of Prometheus' Alertmanager and of Grafana by webhook (Prometheus documentation, webhook_config; Grafana documentation,
// webhook notifier), and of Amazon Managed Service for Prometheus by SNS (user guide, default template of its messages).
import type { MessageRecipe, Recipe } from '../recipe/recipe.ts';

const pages = {
  Dashboard: 'alerts.0.dashboardURL | commonAnnotations.dashboard_url | alerts.0.annotations.dashboard_url',
  Panel: 'alerts.0.panelURL',
  Source: 'alerts.0.generatorURL',
  Silence: 'alerts.0.silenceURL',
};
const isResolved = { status: ['resolved'] };

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
    Values: 'alerts.valueString',
    Started: 'alerts.0.startsAt',
    Receiver: 'receiver',
  },
  runbook: 'commonAnnotations.runbook_url | alerts.0.annotations.runbook_url | commonAnnotations.runbook | alerts.0.annotations.runbook',
  owner: 'commonLabels.owner | commonLabels.team | alerts.0.labels.owner | alerts.0.labels.team',
  leftOut: [
    'groupKey',
    'externalURL',
    'truncatedAlerts',
    'alerts.fingerprint',
    'alerts.endsAt',
    'orgId',
    'state',
    'title',
    'message',
    'commonAnnotations.summary',
    'alerts.annotations.summary',
    'alerts.status',
  ],
};

const ended: Pick<MessageRecipe, 'at' | 'facts'> = {
  at: 'alerts.0.endsAt | alerts.0.startsAt',
  facts: { ...group.facts, Ended: 'alerts.0.endsAt' },
};
/** How a group of several alerts differs from one: those that are over are counted, and not told of. */
const several: Pick<MessageRecipe, 'when'> & Pick<Recipe, 'cause' | 'facts' | 'sentences'> = {
  when: { 'alerts.1': true },
  cause: [
    'commonAnnotations.description',
    'commonAnnotations.message',
    'alerts.?status=firing.annotations.description',
    'alerts.?status=firing.annotations.message',
    'alerts.?status=firing.annotations.summary',
    group.cause,
  ].join(' | '),
  facts: {
    Firing: 'alerts.?status=firing.length',
    Resolved: 'alerts.?status=resolved.length',
    Pods: 'alerts.?status=firing.labels.pod',
    ...group.facts,
  },
  sentences: ['{commonAnnotations.summary}', '{alerts.?status=firing.length} alerts are firing.'],
};
const severalEnded: Pick<Recipe, 'facts' | 'sentences'> = {
  facts: { Resolved: 'alerts.length', ...ended.facts },
  sentences: ['{commonAnnotations.summary}', '{alerts.length} alerts are resolved.'],
};
const grafana: MessageRecipe = {
  ...group,
  kind: 'Grafana Alert',
  when: { receiver: true, alerts: true, orgId: true },
  links: pages,
  incident: { of: 'grafana', id: ['externalURL', 'groupKey'], as: 'condition', closedBy: isResolved },
  at: 'alerts.0.startsAt',
};
const alertmanager: MessageRecipe = {
  ...group,
  kind: 'Prometheus Alert',
  when: { alerts: true, status: ['firing', 'resolved'] },
  links: { ...pages, Alertmanager: 'externalURL' },
  incident: { of: 'alertmanager', id: ['groupKey'], as: 'condition', closedBy: isResolved },
  at: 'alerts.0.startsAt',
};

/** What these programs send. */
export const prometheusMessages: readonly MessageRecipe[] = [
  { ...grafana, ...ended, when: { ...grafana.when, ...isResolved } },
  { ...grafana, ...several, when: { ...grafana.when, ...several.when } },
  grafana,
  {
    kind: 'Grafana Alert',
    when: { ruleName: true, state: true, evalMatches: true },
    name: 'ruleName',
    state: 'state',
    tones: { ok: 'good', alerting: 'bad', no_data: 'warning', paused: 'neutral', pending: 'progress' },
    cause: 'message',
    facts: { Matches: 'evalMatches' },
    links: { Rule: 'ruleUrl', Image: 'imageUrl' },
    incident: { of: 'grafana', id: ['orgId | ruleUrl', 'ruleId'], as: 'condition' },
  },
  { ...alertmanager, ...ended, ...severalEnded, when: { ...alertmanager.when, ...isResolved, ...several.when } },
  { ...alertmanager, ...ended, when: { ...alertmanager.when, ...isResolved } },
  { ...alertmanager, ...several, when: { ...alertmanager.when, ...several.when } },
  alertmanager,
  {
    kind: 'Prometheus Alert',
    when: { Letter: ['Prometheus alerts'] },
    name: 'alertname',
    state: 'Status',
    tones: { Resolved: 'good' },
    tone: 'bad',
    cause: 'description | message | summary',
    severity: { at: 'severity', words: { page: 'critical', none: 'info' } },
    sentences: ['{summary}'],
    leftOut: ['summary'],
    facts: {
      Severity: 'severity',
      Instance: 'instance',
      Namespace: 'namespace',
    },
    runbook: 'runbook_url | runbook',
    owner: 'owner | team',
    links: { Source: 'Source' },
  },
];
