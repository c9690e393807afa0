// Addresses of pages of the AWS console.
import { consoleHost } from '../../domain/partition.ts';

/** Returns the page of an alarm, or undefined where the console of its Region is not known. */
export function alarmConsoleUrl(region: string, alarmName: string): string | undefined {
  return consolePageUrl(region, `cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(alarmName)}`);
}

/** Returns the page of a CloudFormation stack. */
export function stackConsoleUrl(region: string, stackId: string): string | undefined {
  return consolePageUrl(region, `cloudformation/home?region=${region}#/stacks/stackinfo?stackId=${encodeURIComponent(stackId)}`);
}

// An address or a control character, encoded: no name in AWS has them. Match: a%3A%2F%2Fb, %0A. Near miss: CPU%20%3E%2090%25, a%3Ab.
const NO_NAME = /%3A%2F%2F|%[01][\dA-F]|%7F/i;

/**
 * Returns a page of the console of a Region; the caller encodes what comes from a payload.
 * Undefined where that is no name that AWS takes: the page would not exist, and its address would only repeat an attack.
 */
export function consolePageUrl(region: string, page: string): string | undefined {
  // Every host comes from the table of partitions: a Region from a payload cannot lead to another site.
  const host = consoleHost(region);
  return host === undefined || NO_NAME.test(page) ? undefined : `https://${host}/${page}`;
}
