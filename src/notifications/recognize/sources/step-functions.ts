// AWS Step Functions (developer guide, Automating Step Functions event delivery with EventBridge).
import type { EventRecipe } from '../recipe/recipe.ts';

const source = 'aws.states';

/** The events of executions. */
export const stepFunctionsEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['Step Functions Execution Status Change'],
    name: 'stateMachineArn',
    state: 'status',
    tones: { ABORTED: 'warning', PENDING_REDRIVE: 'progress' },
    cause: 'cause.errorMessage | cause',
    sentences: ['Execution {executionArn} of {stateMachineArn} {happened}.'],
    facts: {
      Error: 'error',
      Execution: 'executionArn',
      'State machine': 'stateMachineArn',
      Started: 'startDate',
      Ended: 'stopDate',
      Redrives: 'redriveCount',
    },
    incident: { of: source, id: ['executionArn'], as: 'run' },
    consolePage: 'states/home?region={region}#/v2/executions/details/{executionArn}',
  },
];
