// ec2: security groups, the VPC, subnets, Regions.
import { partitionOfRegion } from '../../../domain/partition.ts';
import { answer, refuse, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation, DemoPaging } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { listSecurityGroups, listSubnets, listVpcs } from '../data/network.ts';
import { matchFilters, type FilterReaders, type Tagged } from '../match-filters.ts';
import { readTexts } from '../read-params.ts';

/** A kind of things that EC2 describes by ids and filters. */
interface DescribedKind<Item extends Tagged> {
  /** The member of the answer. */
  readonly list: string;
  readonly items: readonly Item[];
  readonly ids: string;
  readonly idOf: (item: Item) => string;
  readonly filters: FilterReaders<Item>;
  /** The error for an id that does not exist, and the words before the id. */
  readonly unknown: readonly [code: string, words: string];
}

function describe<Item extends Tagged>(params: Structure, kind: DescribedKind<Item>): DemoAnswer {
  const ids = readTexts(params, kind.ids);
  const unknown = ids?.find((id) => !kind.items.some((item) => kind.idOf(item) === id));
  if (unknown !== undefined) {
    const [code, words] = kind.unknown;
    return refuse({ code, message: `The ${words} '${unknown}' does not exist` });
  }
  const picked = kind.items.filter((item) => ids === undefined || ids.includes(kind.idOf(item)));
  const filtered = matchFilters(picked, params, kind.filters);
  return 'refusal' in filtered ? filtered.refusal : answer({ [kind.list]: filtered.items });
}

type SecurityGroup = ReturnType<typeof listSecurityGroups>[number];

function describeSecurityGroups(params: Structure, place: DemoPlace): DemoAnswer {
  const groups = listSecurityGroups(place);
  const names = readTexts(params, 'GroupNames');
  const unknownName = names?.find((name) => !groups.some(({ GroupName }) => GroupName === name));
  if (unknownName !== undefined) {
    return refuse({ code: 'InvalidGroup.NotFound', message: `The security group '${unknownName}' does not exist` });
  }
  return describe<SecurityGroup>(params, {
    list: 'SecurityGroups',
    items: groups.filter(({ GroupName }) => names === undefined || names.includes(GroupName)),
    ids: 'GroupIds',
    idOf: ({ GroupId }) => GroupId,
    filters: {
      description: ({ Description }) => [Description],
      'group-id': ({ GroupId }) => [GroupId],
      'group-name': ({ GroupName }) => [GroupName],
      'ip-permission.cidr': ({ IpPermissions }) => IpPermissions.flatMap(({ IpRanges }) => IpRanges.map(({ CidrIp }) => CidrIp)),
      'ip-permission.from-port': ({ IpPermissions }) => IpPermissions.map(({ FromPort }) => String(FromPort)),
      'vpc-id': ({ VpcId }) => [VpcId],
    },
    unknown: ['InvalidGroup.NotFound', 'security group'],
  });
}

function describeVpcs(params: Structure, place: DemoPlace): DemoAnswer {
  return describe(params, {
    list: 'Vpcs',
    items: listVpcs(place),
    ids: 'VpcIds',
    idOf: ({ VpcId }) => VpcId,
    filters: {
      cidr: ({ CidrBlock }) => [CidrBlock],
      'is-default': ({ IsDefault }) => [String(IsDefault)],
      state: ({ State }) => [State],
      'vpc-id': ({ VpcId }) => [VpcId],
    },
    unknown: ['InvalidVpcID.NotFound', 'vpc ID'],
  });
}

function describeSubnets(params: Structure, place: DemoPlace): DemoAnswer {
  return describe(params, {
    list: 'Subnets',
    items: listSubnets(place),
    ids: 'SubnetIds',
    idOf: ({ SubnetId }) => SubnetId,
    filters: {
      'availability-zone': ({ AvailabilityZone }) => [AvailabilityZone],
      'cidr-block': ({ CidrBlock }) => [CidrBlock],
      state: ({ State }) => [State],
      'subnet-id': ({ SubnetId }) => [SubnetId],
      'vpc-id': ({ VpcId }) => [VpcId],
    },
    unknown: ['InvalidSubnetID.NotFound', 'subnet ID'],
  });
}

/** Regions of `aws` that every account has without asking for them (AWS Account Management Guide, "Enable or disable AWS Regions"). */
const REGIONS_WITHOUT_OPT_IN: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

function describeRegions(params: Structure, { partition, dnsSuffix }: DemoPlace): DemoAnswer {
  const names = readTexts(params, 'RegionNames');
  const unknown = names?.find((name) => partitionOfRegion(name)?.id !== partition.id);
  if (unknown !== undefined) {
    return refuse({ code: 'InvalidParameterValue', message: `Invalid region provided: ${unknown}.` });
  }
  const isOpen = (region: string): boolean => partition.id !== 'aws' || REGIONS_WITHOUT_OPT_IN.has(region);
  const regions = partition.regions.filter((region) => names?.includes(region) ?? (params['AllRegions'] === true || isOpen(region)));
  return answer({
    Regions: regions.map((region) => ({
      OptInStatus: isOpen(region) ? 'opt-in-not-required' : 'not-opted-in',
      RegionName: region,
      Endpoint: `ec2.${region}.${dnsSuffix}`,
    })),
  });
}

function pagesOf(list: string): DemoPaging {
  return { list, limit: 'MaxResults', token: 'NextToken', nextToken: 'NextToken', badToken: 'InvalidParameterValue' };
}

/** The operations. */
export const networkOperations: readonly DemoOperation[] = [
  {
    service: 'ec2',
    operation: 'DescribeSecurityGroups',
    honours: ['GroupIds', 'GroupNames', 'Filters', 'DryRun'],
    paging: pagesOf('SecurityGroups'),
    answer: describeSecurityGroups,
  },
  { service: 'ec2', operation: 'DescribeVpcs', honours: ['VpcIds', 'Filters', 'DryRun'], paging: pagesOf('Vpcs'), answer: describeVpcs },
  {
    service: 'ec2',
    operation: 'DescribeSubnets',
    honours: ['SubnetIds', 'Filters', 'DryRun'],
    paging: pagesOf('Subnets'),
    answer: describeSubnets,
  },
  { service: 'ec2', operation: 'DescribeRegions', honours: ['RegionNames', 'AllRegions', 'DryRun'], answer: describeRegions },
];
