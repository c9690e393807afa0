// CloudWatch beside its alarms' states: alarms that were made, changed or deleted (user guide, Alarm events and EventBridge), and canaries.
import type { EventRecipe } from '../recipe/recipe.ts';

const alarm: EventRecipe = {
  source: 'aws.cloudwatch',
  types: ['CloudWatch Alarm Configuration Change'],
  name: 'alarmName',
  // The state is the alarm's, and not news: its own notification tells of it.
  state: '',
  tone: 'neutral',
  leftOut: ['state.value', 'state.timestamp', 'configuration.timestamp', 'previousConfiguration.timestamp', 'operation'],
  cause: '',
  facts: {
    Description: 'configuration.description',
    Threshold: 'configuration.threshold',
    'Threshold before': 'previousConfiguration.threshold',
    Metric: 'configuration.metrics.metricStat.metric.name',
    Expression: 'configuration.metrics.expression | configuration.queryString',
    Rule: 'configuration.alarmRule',
    'Rule before': 'previousConfiguration.alarmRule',
    'Actions enabled': 'configuration.actionsEnabled',
  },
  consolePage: 'cloudwatch/home?region={region}#alarmsV2:alarm/{alarmName}',
};
const canaryPage = 'cloudwatch/home?region={region}#synthetics:canary/detail/{canary-name}';

/** The events of CloudWatch that tell of no alarm's new state. */
export const cloudwatchEvents: readonly EventRecipe[] = [
  { ...alarm, when: { operation: ['create'] }, sentences: ['Alarm {alarmName} was created.'] },
  { ...alarm, when: { operation: ['delete'] }, sentences: ['Alarm {alarmName} was deleted.'] },
  {
    ...alarm,
    sentences: [
      'The threshold of alarm {alarmName} is {configuration.threshold}; it was {previousConfiguration.threshold}.',
      'Alarm {alarmName} was changed.',
    ],
  },
  {
    source: 'aws.synthetics',
    types: ['Synthetics Canary TestRun Failure', 'Synthetics Canary TestRun Successful'],
    name: 'canary-name',
    state: 'test-run-status',
    cause: 'state-reason',
    sentences: ['Canary {canary-name} {happened}.'],
    facts: {
      Canary: 'canary-name',
      Started: 'canary-run-timeline.started',
      Ended: 'canary-run-timeline.completed',
      Artifacts: 'artifact-location',
      'Run ID': 'canary-run-id',
    },
    incident: { of: 'aws.synthetics', id: ['$.account', '$.region', 'canary-name'], as: 'condition' },
    consolePage: canaryPage,
  },
  {
    source: 'aws.synthetics',
    types: ['Synthetics Canary Status Change'],
    name: 'canary-name',
    state: 'current-state',
    sentences: ['Canary {canary-name} {happened}.'],
    facts: { 'Previous state': 'previous-state', Updated: 'updated-on', Canary: 'canary-id' },
    consolePage: canaryPage,
  },
];
