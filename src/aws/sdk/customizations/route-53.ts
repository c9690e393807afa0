// Route 53: ids as answers give them (`/hostedzone/Z1`) are accepted as parameters, which want the bare id.
import type { Customization } from '../customization.ts';
import { changeParams, type Params } from '../plugin.ts';

// Match: /hostedzone/Z1, /change/C1, /delegationset/N1. Near miss: hostedzone/Z1.
const PREFIX = /^\/(?:hostedzone|change|delegationset)\//;
const ID_MEMBERS = ['DelegationSetId', 'HostedZoneId', 'Id'];

// Operations on health checks, tags and CIDR collections name their own ids so, which never have such a prefix.
/** What the Route 53 client adds. */
export const route53: Customization = {
  operationPlugins: ({ name }) => [
    changeParams('shortenIds', shortenIds),
    ...(name === 'ChangeResourceRecordSets' ? [changeParams('shortenAliasTargets', shortenAliasTargets)] : []),
  ],
};

function shortenIds(params: Params): Params {
  const shortened = { ...params };
  for (const member of ID_MEMBERS) if (member in shortened) shortened[member] = shorten(shortened[member]);
  return shortened;
}

function shortenAliasTargets(params: Params): Params {
  const batch = objectOf(params['ChangeBatch']);
  const changes = Array.isArray(batch['Changes']) ? batch['Changes'].map((change) => shortenAliasTarget(objectOf(change))) : [];
  return { ...params, ChangeBatch: { ...batch, Changes: changes } };
}

function shortenAliasTarget(change: Params): Params {
  const set = objectOf(change['ResourceRecordSet']);
  const target = objectOf(set['AliasTarget']);
  if (typeof target['HostedZoneId'] !== 'string') return change;
  return {
    ...change,
    ResourceRecordSet: { ...set, AliasTarget: { ...target, HostedZoneId: shorten(target['HostedZoneId']) } },
  };
}

function shorten(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(PREFIX, '') : value;
}

function objectOf(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {};
}
