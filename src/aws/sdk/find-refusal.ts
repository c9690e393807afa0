// Operations that the official clients support and this one does not, each with what to use instead (docs/decisions/0016).
import type { OperationModel, ServiceModel } from '../../catalogue/service-model.ts';

// Streams of events hold a connection open in both directions; a chat answers once. By service and operation: what to use instead.
const INSTEAD_OF_EVENT_STREAM: ReadonlyMap<string, string> = new Map([
  ['bedrock-agent-runtime InvokeAgent', 'The service has no other form of it.'],
  ['bedrock-runtime ConverseStream', 'Use bedrock-runtime converse.'],
  ['bedrock-runtime InvokeModelWithResponseStream', 'Use bedrock-runtime invoke-model.'],
  ['kinesis SubscribeToShard', 'Use kinesis get-shard-iterator and kinesis get-records.'],
  ['lambda InvokeWithResponseStream', 'Use lambda invoke.'],
  ['logs GetLogObject', 'Use logs get-log-record.'],
  ['logs StartLiveTail', 'Use logs filter-log-events, or logs start-query.'],
  ['runtime.sagemaker InvokeEndpointWithResponseStream', 'Use runtime.sagemaker invoke-endpoint.'],
  ['s3api SelectObjectContent', 'Use athena start-query-execution on the bucket.'],
  ['sagemaker-runtime InvokeEndpointWithResponseStream', 'Use sagemaker-runtime invoke-endpoint.'],
]);

// Services whose calls go to an endpoint that another call or the console tells, by AWS CLI name: which one.
const OWN_ENDPOINTS: ReadonlyMap<string, string> = new Map([
  ['apigatewaymanagementapi', 'the WebSocket API, as apigatewayv2 get-apis shows it'],
  ['cloudsearchdomain', 'the domain, as cloudsearch describe-domains shows it'],
  ['kinesis-video-archived-media', 'the stream, as kinesisvideo get-data-endpoint shows it'],
  ['kinesis-video-media', 'the stream, as kinesisvideo get-data-endpoint shows it'],
  ['kinesis-video-signaling', 'the channel, as kinesisvideo get-signaling-channel-endpoint shows it'],
  ['kinesis-video-webrtc-storage', 'the channel, as kinesisvideo get-signaling-channel-endpoint shows it'],
  ['mediastore-data', 'the container, as mediastore describe-container shows it'],
  ['neptunedata', 'the cluster, as neptune describe-db-clusters shows it'],
]);

/** Finds why an operation is refused, or undefined where it is not. */
export function findRefusal(service: ServiceModel, operation: OperationModel, hasOwnEndpoint: boolean): string | undefined {
  const command = `${service.cliName} ${operation.cliName}`;
  if (operation.hasEventStream) {
    const instead = INSTEAD_OF_EVENT_STREAM.get(`${service.cliName} ${operation.name}`) ?? 'Use the AWS CLI or an SDK on your machine.';
    return `${command} is a stream of events, which a chat cannot hold open. ${instead}`;
  }
  const owner = OWN_ENDPOINTS.get(service.cliName);
  if (owner === undefined || hasOwnEndpoint) return undefined;
  const variable = `AWS_ENDPOINT_URL_${service.serviceId.replaceAll(' ', '_').toUpperCase()}`;
  return `${service.cliName} is called at an endpoint of ${owner}. Use the AWS CLI with --endpoint-url on your machine, or start Signalbox with ${variable}.`;
}
