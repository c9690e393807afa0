// The shop's log groups, and what the checkout API wrote since its deployment: the cause of the sample alarm stands there to be found.
import type { DemoPlace } from '../demo-place.ts';
import { CHECKOUT_DEPLOYED_MINUTES_AGO } from './services.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const LOG_GROUPS: readonly (readonly [name: string, retentionInDays: number | undefined, storedBytes: number])[] = [
  ['/aws/lambda/nightly-report', 90, 1_204_448],
  ['/aws/lambda/order-confirmation-mail', 30, 9_220_017],
  ['/aws/lambda/payment-webhook', 30, 61_007_345],
  ['/aws/lambda/thumbnail-maker', undefined, 3_311_870],
  ['/aws/rds/instance/shop-orders/postgresql', 14, 77_410_092],
  ['/ecs/cart', 30, 201_442_113],
  ['/ecs/checkout-api', 30, 884_290_771],
  ['/ecs/recommendations', 30, 40_012_996],
];

/** Returns the log groups as CloudWatch Logs describes them. */
export function listLogGroups(place: DemoPlace) {
  return LOG_GROUPS.map(([name, retentionInDays, storedBytes]) => ({
    logGroupName: name,
    // In milliseconds since 1970.
    creationTime: place.daysAgo(370, '10:00:00').getTime(),
    ...(retentionInDays === undefined ? {} : { retentionInDays }),
    metricFilterCount: 0,
    arn: place.arn('logs', `log-group:${name}:*`),
    storedBytes,
    logGroupClass: 'STANDARD',
    logGroupArn: place.arn('logs', `log-group:${name}`),
  }));
}

/** What was written: minutes after the deployment, by which task, and what. */
const CHECKOUT_LINES: readonly (readonly [minutes: number, task: 1 | 2, line: string])[] = [
  [0.2, 1, 'INFO  checkout-api 118 starts, commit 4f1c2ab "Ask for prices at every step"'],
  [0.4, 2, 'INFO  checkout-api 118 starts, commit 4f1c2ab "Ask for prices at every step"'],
  [0.6, 1, 'INFO  price cache: off'],
  [0.7, 2, 'INFO  price cache: off'],
  [9.1, 1, 'INFO  order 7741 taken in 212 ms'],
  [15.3, 2, 'WARN  order 7752 taken in 1840 ms, 96 price requests'],
  [18.9, 1, 'WARN  order 7758 taken in 2215 ms, 121 price requests'],
  [24.4, 2, 'WARN  order 7769 taken in 2902 ms, 133 price requests'],
  [29.7, 1, 'ERROR order 7775: payment timed out after 3000 ms'],
  [31.2, 2, 'WARN  order 7779 taken in 3377 ms, 140 price requests'],
  [33.5, 2, 'ERROR order 7783: payment timed out after 3000 ms'],
  [35.8, 1, 'ERROR order 7790: payment timed out after 3000 ms'],
  [37.1, 1, 'WARN  order 7792 taken in 3611 ms, 138 price requests'],
];

/** Returns what stands in a log group, oldest first; most of them have been silent. */
export function listLogEvents(logGroupName: string, place: DemoPlace) {
  if (logGroupName !== '/ecs/checkout-api') return [];
  return CHECKOUT_LINES.map(([minutes, task, line], at) => {
    const timestamp = place.minutesAgo(CHECKOUT_DEPLOYED_MINUTES_AGO - minutes).getTime();
    return {
      logStreamName: `checkout-api/app/0${task}8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e`,
      timestamp,
      message: line,
      ingestionTime: timestamp + 1200,
      eventId: String(Math.floor(timestamp / DAY_MS) * 1000 + at).padStart(56, '3'),
    };
  });
}
