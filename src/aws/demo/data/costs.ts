// What the shop costs a day, service by service.

/** US dollars a day, as Cost Explorer names the services. */
const DAILY_COSTS: Readonly<Record<string, number>> = {
  'Amazon Elastic Compute Cloud - Compute': 9.42,
  'Amazon Relational Database Service': 14.87,
  'Amazon Elastic Container Service': 6.13,
  'Amazon Elastic Load Balancing': 1.71,
  AmazonCloudWatch: 1.28,
  'Amazon Simple Storage Service': 0.93,
  'Amazon DynamoDB': 0.64,
  'AWS Lambda': 0.31,
  'Amazon Simple Queue Service': 0.05,
};

/** The shop is busier at the end of the week: from Sunday to Saturday. */
const BUSY_SHARE: readonly number[] = [1.12, 0.94, 0.92, 0.95, 1, 1.06, 1.18];

/** Returns what a day (UTC) has cost, by service. */
export function costsOfDay(day: Date): ReadonlyMap<string, number> {
  const share = BUSY_SHARE[day.getUTCDay()] ?? 1;
  return new Map(Object.entries(DAILY_COSTS).map(([service, usual]) => [service, usual * share]));
}
