// From an ARN to the page of its resource in the AWS console of its partition and Region.
import { resourceName, type Arn } from './arn.ts';
import { consoleHost, implicitRegion, partitionOfRegion, serviceHost } from './partition.ts';
import { globalPages, regionalPages } from './resource-pages.ts';

interface Row {
  readonly resource: RegExp;
  readonly page: string;
}

// Match: instance/{id}, job-definition/{definition*}. Near miss: {}.
const PLACE = /\{([a-zA-Z]+)([/*]?)\}/g;

const EXTENTS: Readonly<Record<string, string>> = { '': '[^/:]+', '/': '[^:]+', '*': '.+' };

const regionalRows = rowsByService(regionalPages);
const globalRows = rowsByService(globalPages);

/** Longest resource that is looked at (ARNs have 2,048 characters at most in most of AWS's APIs). */
const RESOURCE_MAX_LENGTH = 1024;

// What no name in AWS has. Match: a://b, a line feed. Near miss: log-group:/aws/lambda/x:*.
const NO_NAME = /:\/\/|\p{Cc}/v;

/**
 * Returns the page, or undefined where it is not known, or where the Region is not one of the ARN's partition.
 * Attack: an ARN from a payload that leads elsewhere. The host is one of the table of partitions, and every part is encoded.
 */
export function resourceConsoleUrl(arn: Arn, text: string): string | undefined {
  if (!isNameable(arn)) return undefined;
  const isGlobal = arn.region === '';
  const region = isGlobal ? implicitRegion(arn.partition) : arn.region;
  if (region === undefined || partitionOfRegion(region)?.id !== arn.partition) return undefined;
  const host = consoleHost(region);
  if (host === undefined) return undefined;
  for (const { resource, page } of (isGlobal ? globalRows : regionalRows).get(arn.service) ?? []) {
    const parts = resource.exec(arn.resource)?.groups;
    if (parts === undefined) continue;
    const places = { ...parts, region, account: arn.accountId, arn: text, name: resourceName(arn), queueUrl: queueUrl(arn) };
    return `https://${host}/${fill(page, places)}`;
  }
  return undefined;
}

function isNameable({ resource }: Arn): boolean {
  return resource.length <= RESOURCE_MAX_LENGTH && !NO_NAME.test(resource);
}

function rowsByService(pages: typeof regionalPages): ReadonlyMap<string, readonly Row[]> {
  return new Map(
    [...Map.groupBy(pages, ([service]) => service)].map(([service, rows]) => [
      service,
      rows.map(([, resource, page]) => ({ resource: patternOf(resource), page })),
    ]),
  );
}

function patternOf(resource: string): RegExp {
  const escaped = resource.replaceAll(/[.+?^$()|[\]\\]|\*(?!\})/g, String.raw`\$&`);
  return new RegExp(
    `^${escaped.replaceAll(PLACE, (_place, name: string, extent: string) => `(?<${name}>${EXTENTS[extent] ?? ''})`)}$`,
    's',
  );
}

function fill(page: string, places: Readonly<Record<string, string>>): string {
  return page.replaceAll(PLACE, (_place, name: string) => {
    const encoded = encodeURIComponent((places[name] ?? '').toWellFormed());
    // The logs console encodes twice, and writes the second percent sign as a dollar sign.
    return name === 'logGroup' ? encodeURIComponent(encoded).replaceAll('%', '$') : encoded;
  });
}

function queueUrl({ region, accountId, resource }: Arn): string {
  return `https://${serviceHost('sqs', region) ?? ''}/${accountId}/${resource}`;
}
