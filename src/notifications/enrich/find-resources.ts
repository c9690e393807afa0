// From the dimensions of a metric to the resource behind it, by the table of watched resources.
import type { AlarmedMetric } from '../../domain/alarm-subject.ts';
import { parseArn, resourceName } from '../../domain/arn.ts';
import { partitionOfRegion } from '../../domain/partition.ts';
import { WATCHED_RESOURCES, type WatchedResource } from './watched-resources.ts';

/** Where an alarm is from. */
export interface AlarmPlace {
  readonly accountId: string;
  readonly region: string;
}

/** A resource that can be asked about. */
export interface FoundResource {
  /** What CloudTrail may call it, the likeliest first. */
  readonly names: readonly string[];
  readonly arn?: string;
  readonly logGroups: readonly string[];
}

const rowsByNamespace: ReadonlyMap<string, readonly WatchedResource[]> = Map.groupBy(WATCHED_RESOURCES, ({ namespace }) => namespace);

/** Returns the resources behind a metric, the most telling first; none of another account than the alarm's, where the same name is another thing. */
export function findResources(metric: AlarmedMetric, place: AlarmPlace): readonly FoundResource[] {
  if (metric.accountId !== undefined && metric.accountId !== place.accountId) return [];
  const values = new Map(metric.dimensions.map(({ name, value }) => [name, value]));
  return (rowsByNamespace.get(metric.namespace) ?? []).flatMap((row) => {
    const found = fillRow(row, values, place);
    return found.names.length === 0 ? [] : [found];
  });
}

/** Tells whether the table has something to say about a namespace; of others the log may be known by a metric filter. */
export function isKnownNamespace(namespace: string): boolean {
  return namespace.startsWith('AWS/') || rowsByNamespace.has(namespace);
}

function fillRow(row: WatchedResource, values: ReadonlyMap<string, string>, place: AlarmPlace): FoundResource {
  const named = row.arn === undefined ? undefined : fill(row.arn, values);
  const arn = named === undefined ? undefined : row.arn?.startsWith('{') === true ? ownArn(named, place) : madeArn(named, place);
  const all = arn === undefined ? values : new Map([...values, ['arn', arn]]);
  const filled = (templates: readonly string[]): readonly string[] =>
    templates.map((template) => fill(template, all)).filter((text) => text !== undefined);
  return { names: filled(row.names), ...(arn === undefined ? {} : { arn }), logGroups: filled(row.logGroups ?? []) };
}

// Match: {FunctionName}, {StateMachineArn:name}. Near miss: {}.
const PLACEHOLDER = /\{([^{}:]+)(?::(name|middle))?\}/g;

/** Fills a template; undefined where a value is missing. */
function fill(template: string, values: ReadonlyMap<string, string>): string | undefined {
  let isComplete = true;
  const text = template.replaceAll(PLACEHOLDER, (_placeholder, dimension: string, part: string | undefined) => {
    const value = partOf(values.get(dimension) ?? '', part);
    isComplete &&= value !== '';
    return value;
  });
  return isComplete ? text : undefined;
}

function partOf(value: string, part: string | undefined): string {
  if (part === 'middle') return value.split('/')[1] ?? '';
  if (part === undefined) return value;
  const arn = parseArn(value);
  return arn === undefined ? '' : resourceName(arn);
}

/** An ARN that a dimension has must be of the alarm's account and Region. */
function ownArn(text: string, { accountId, region }: AlarmPlace): string | undefined {
  const arn = parseArn(text);
  return arn?.accountId === accountId && arn.region === region ? text : undefined;
}

/** Completes `lambda:function:checkout`. */
function madeArn(named: string, { accountId, region }: AlarmPlace): string | undefined {
  const partition = partitionOfRegion(region)?.id;
  const [service = '', ...resource] = named.split(':');
  return partition === undefined ? undefined : `arn:${partition}:${service}:${region}:${accountId}:${resource.join(':')}`;
}
