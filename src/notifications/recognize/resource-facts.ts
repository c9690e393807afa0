// The resources that an EventBridge envelope names, as far as the event's own facts do not name them already.
import { parseArn, resourceName } from '../../domain/arn.ts';
import type { Fact, Notification } from '../../domain/notification.ts';
import { labelOfKey } from './by-shape/label-of-key.ts';
import { readableText } from './readable-text.ts';

type Read = Pick<Notification, 'facts' | 'name'>;

/** How many resources are named; an event of AWS Health can have hundreds. */
const MAX_RESOURCES = 5;

/** Returns facts for the resources; the last one counts those that are not named. */
export function resourceFacts(resources: readonly string[], read: Read): readonly Fact[] {
  const shown = new Set(read.facts.map(({ value }) => shownText(value)));
  if (read.name !== undefined) shown.add(read.name.source);
  const facts = [...new Set(resources)].flatMap((resource) => [...clusterFact(resource, read), ...resourceFact(resource, shown)]);
  const rest = facts.length - MAX_RESOURCES;
  if (rest <= 0) return facts;
  return [...facts.slice(0, MAX_RESOURCES), { label: 'More resources', value: { kind: 'text', text: String(rest) } }];
}

function resourceFact(resource: string, shown: ReadonlySet<string>): readonly Fact[] {
  const text = readableText(resource).trim();
  const arn = parseArn(text);
  if (text === '' || shown.has(arn === undefined ? text : resourceName(arn))) return [];
  if (arn === undefined) return [{ label: 'Resource', value: { kind: 'text', text } }];
  const [type = ''] = arn.resource.split(/[:/]/);
  const label = type === arn.resource || type === '' ? 'Resource' : labelOfKey(type);
  return [{ label, value: { kind: 'arn', arn: text } }];
}

// ECS names the cluster of a service or task only inside the ARN: arn:aws:ecs:<Region>:<account>:service/<cluster>/<service>.
function clusterFact(resource: string, read: Read): readonly Fact[] {
  const arn = parseArn(resource);
  const [, cluster, name] = arn?.service === 'ecs' ? arn.resource.split('/') : [];
  if (cluster === undefined || name === undefined || read.facts.some(({ label }) => label === 'Cluster')) return [];
  return [{ label: 'Cluster', value: { kind: 'text', text: readableText(cluster) } }];
}

function shownText(value: Fact['value']): string {
  if (value.kind === 'instant') return value.at;
  if (value.kind !== 'arn') return value.text;
  const arn = parseArn(value.arn);
  return arn === undefined ? value.arn : resourceName(arn);
}
