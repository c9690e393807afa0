// What asynchronous invocations of functions send to their destinations (AWS Lambda developer guide, asynchronous invocation records).
import type { EventRecipe, IncidentRule, MessageRecipe, Recipe } from '../recipe/recipe.ts';

const record: Recipe = {
  name: 'requestContext.functionArn',
  state: 'requestContext.condition',
  tones: { RetriesExhausted: 'bad', EventAgeExceeded: 'bad', Success: 'good' },
  cause: 'responsePayload.errorMessage',
  facts: {
    Function: 'requestContext.functionArn',
    'Error type': 'responsePayload.errorType | responseContext.functionError',
    Attempts: 'requestContext.approximateInvokeCount',
    'Status code': 'responseContext.statusCode',
    Version: 'responseContext.executedVersion',
    'Request ID': 'requestContext.requestId',
  },
  sentences: [
    'Function {requestContext.functionArn} ended with {requestContext.condition} after {requestContext.approximateInvokeCount} attempts.',
    'Function {requestContext.functionArn} ended with {requestContext.condition}.',
  ],
};
const incident: IncidentRule = { of: 'lambda', id: ['requestContext.functionArn'], as: 'condition' };

/** The records that come by EventBridge. */
export const lambdaEvents: readonly EventRecipe[] = [
  {
    ...record,
    source: 'lambda',
    types: ['Lambda Function Invocation Result - Failure', 'Lambda Function Invocation Result - Success'],
    incident,
  },
];

/** The records that come by SNS. */
export const lambdaMessages: readonly MessageRecipe[] = [
  {
    ...record,
    kind: 'Lambda Invocation Result',
    when: { 'requestContext.functionArn': true, 'requestContext.condition': true },
    arn: 'requestContext.functionArn',
    at: 'timestamp',
    incident,
  },
];
