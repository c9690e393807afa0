// The table of services whose official clients do more than their schemas say; docs/decisions/0016 is its other half.
import type { StoredService } from '../../../catalogue/stored-service.ts';
import type { Customization } from '../customization.ts';
import { accountEndpoints } from './account-endpoints.ts';
import { apiGateway } from './api-gateway.ts';
import { databases } from './databases.ts';
import { ec2 } from './ec2.ts';
import { discoverEndpoints } from './endpoint-discovery.ts';
import { glacier } from './glacier.ts';
import { machineLearning } from './machine-learning.ts';
import { route53 } from './route-53.ts';
import { s3 } from './s3.ts';
import { s3Control } from './s3-control.ts';
import { sqs } from './sqs.ts';

// By service id. A function makes one for each client, where the client remembers something.
const CUSTOMIZATIONS: ReadonlyMap<string, () => Customization> = new Map([
  ['API Gateway', () => apiGateway],
  ['DocDB', () => databases],
  ['EC2', () => ec2],
  ['Glacier', () => glacier],
  ['Machine Learning', () => machineLearning],
  ['Neptune', () => databases],
  ['RDS', () => databases],
  ['Route 53', () => route53],
  ['S3', () => s3],
  ['S3 Control', () => s3Control],
  ['SQS', () => sqs],
  ['Timestream Query', () => discoverEndpoints()],
  ['Timestream Write', () => discoverEndpoints()],
]);

/** Finds what a service's client adds. */
export function findCustomization(service: StoredService): Customization {
  const own = CUSTOMIZATIONS.get(service.serviceId)?.();
  if (own !== undefined) return own;
  return 'AccountIdEndpointMode' in service.endpointParameters ? accountEndpoints : {};
}
