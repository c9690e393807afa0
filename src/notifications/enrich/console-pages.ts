// Pages of the AWS console that go on from where a context ends.
import { consoleHost } from '../../domain/partition.ts';

/** Returns the lines of a log group that match, at the time given; undefined where the console of the Region is not known. */
export function logGroupPage(
  region: string,
  {
    logGroup,
    filterPattern,
    from,
    to,
  }: { readonly logGroup: string; readonly filterPattern: string; readonly from: string; readonly to: string },
): string | undefined {
  const parameters = [
    `start=${Date.parse(from)}`,
    `end=${Date.parse(to)}`,
    ...(filterPattern === '' ? [] : [`filterPattern=${encode(filterPattern)}`]),
  ];
  // The page takes its own parameters behind $3F, joined by $26 and with $3D, and group names encoded twice.
  const query = `$3F${parameters.join('&').replaceAll('=', '$3D').replaceAll('&', '$26')}`;
  return page(region, `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${encode(logGroup)}/log-events${query}`);
}

/** Returns the page of an event of CloudTrail. */
export function trailEventPage(region: string, eventId: string): string | undefined {
  return page(region, `cloudtrailv2/home?region=${region}#/events/${encodeURIComponent(eventId)}`);
}

function page(region: string, path: string): string | undefined {
  // Every host comes from the table of partitions: a Region from a payload cannot lead to another site.
  const host = consoleHost(region);
  return host === undefined ? undefined : `https://${host}/${path}`;
}

// The console decodes twice: a slash is %2F, then %252F, and the percent sign is written as a dollar sign.
function encode(text: string): string {
  return encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$');
}
