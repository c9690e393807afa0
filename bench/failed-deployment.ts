// The event that benches deliver to chats.
import { randomUUID } from 'node:crypto';

/** An event without a chart: pictures would be drawn and uploaded beside the messages, which Alertmanager has none of. */
export function failedDeployment(index: number): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'ECS Deployment State Change',
    source: 'aws.ecs',
    account: '123456789012',
    time: `${new Date().toISOString().slice(0, 19)}Z`,
    region: 'us-east-1',
    resources: [`arn:aws:ecs:us-east-1:123456789012:service/shop/checkout-api-${index}`],
    detail: {
      eventType: 'ERROR',
      eventName: 'SERVICE_DEPLOYMENT_FAILED',
      deploymentId: `ecs-svc/${index}`,
      updatedAt: new Date().toISOString(),
      reason: 'ECS deployment circuit breaker: task failed to start.',
    },
  });
}
