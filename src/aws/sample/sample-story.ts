// What happened to the sample service, as its log, CloudTrail and tags tell it: it was deployed with a change that asks for prices at every
// step, became slow, and its CPU rose until the sample alarm went off. The demo account's commands tell the same.

/** Minutes before the end of the time that is asked about, which is that of the alarm. */
type MinutesBefore = number;

/** The service. */
export const SAMPLE_SERVICE = { name: 'checkout-api', cluster: 'shop' } as const;

/** Where it is. */
export const SAMPLE_PLACE = { accountId: '111122223333', region: 'us-east-1' } as const;

/** Its log group. */
export const SAMPLE_LOG_GROUP = `/ecs/${SAMPLE_SERVICE.name}`;

/** What it wrote. */
export const sampleLines: readonly (readonly [minutes: MinutesBefore, line: string])[] = [
  [33.6, 'INFO  checkout-api 118 starts, commit 4f1c2ab "Ask for prices at every step"'],
  [33.4, 'INFO  price cache: off'],
  [24.9, 'INFO  order 7741 taken in 212 ms'],
  [18.7, 'WARN  order 7752 taken in 1840 ms, 96 price requests'],
  [15.1, 'WARN  order 7758 taken in 2215 ms, 121 price requests'],
  [9.6, 'WARN  order 7769 taken in 2902 ms, 133 price requests'],
  [5.3, 'ERROR order 7775: payment timed out after 3000 ms'],
  [4.1, 'WARN  order 7779 taken in 3377 ms, 140 price requests'],
  [3.5, 'ERROR order 7783: payment timed out after 3000 ms'],
  [2.2, 'ERROR order 7790: payment timed out after 3000 ms'],
  [1.4, 'WARN  order 7792 taken in 3611 ms, 138 price requests'],
];

/** Who changed it, newest first. */
export const sampleChanges: readonly {
  readonly minutes: MinutesBefore;
  readonly eventName: string;
  readonly eventSource: string;
  readonly userName: string;
  readonly eventId: string;
}[] = [
  {
    minutes: 34,
    eventName: 'UpdateService',
    eventSource: 'ecs.amazonaws.com',
    userName: 'checkout-api-pipeline',
    eventId: '5c0a7d12-8f3b-4e6a-9d21-7b4c3e2f1a90',
  },
];

/** Tags by the ARNs that have them. */
export const sampleTags: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  [arnOf('cloudwatch', `alarm:${SAMPLE_SERVICE.name}-high-cpu`), { environment: 'production', team: 'checkout' }],
  [arnOf('ecs', `service/${SAMPLE_SERVICE.cluster}/${SAMPLE_SERVICE.name}`), { environment: 'production', team: 'checkout' }],
]);

function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${SAMPLE_PLACE.region}:${SAMPLE_PLACE.accountId}:${resource}`;
}
