// The shop's network: one VPC, four subnets, and who may reach whom.
import type { DemoPlace } from '../demo-place.ts';

/** The VPC. */
export const VPC_ID = 'vpc-0d2e4f6a8b1c3d5e7';

/** Images by architecture. */
export const IMAGES = { x86_64: 'ami-0f1e2d3c4b5a69788', arm64: 'ami-01a2b3c4d5e6f7089' } as const;

/** The subnets by name. */
export const SUBNETS = {
  'public-a': { subnetId: 'subnet-0a1a1a1a1a1a1a1a1', zone: 'a', cidrBlock: '10.0.0.0/20' },
  'public-b': { subnetId: 'subnet-0b2b2b2b2b2b2b2b2', zone: 'b', cidrBlock: '10.0.16.0/20' },
  'private-a': { subnetId: 'subnet-0c3c3c3c3c3c3c3c3', zone: 'a', cidrBlock: '10.0.128.0/20' },
  'private-b': { subnetId: 'subnet-0d4d4d4d4d4d4d4d4', zone: 'b', cidrBlock: '10.0.144.0/20' },
} as const;

/** A rule: a port, and from where it can be reached. */
interface PortRule {
  readonly port: number;
  readonly from: { readonly cidr: string; readonly description: string } | { readonly group: string };
}

interface GroupRecord {
  readonly groupId: string;
  readonly description: string;
  readonly ports: readonly PortRule[];
}

/** The security groups by name. */
export const SECURITY_GROUPS = {
  'shop-public': {
    groupId: 'sg-01f3a5c7e9b2d4680',
    description: 'Load balancer of the shop',
    ports: [
      { port: 80, from: { cidr: '0.0.0.0/0', description: 'redirected to HTTPS' } },
      { port: 443, from: { cidr: '0.0.0.0/0', description: 'customers' } },
    ],
  },
  'shop-web': {
    groupId: 'sg-02a4b6c8d0e1f3579',
    description: 'Web servers of the shop',
    ports: [{ port: 8080, from: { group: 'shop-public' } }],
  },
  'checkout-api': {
    groupId: 'sg-03b5c7d9e1f20468a',
    description: 'Checkout API',
    ports: [{ port: 8080, from: { group: 'shop-web' } }],
  },
  'orders-worker': { groupId: 'sg-04c6d8eaf2031579b', description: 'Works off the open orders', ports: [] },
  search: {
    groupId: 'sg-05d7e9fb0314268ac',
    description: 'Product search',
    ports: [{ port: 9200, from: { group: 'shop-web' } }],
  },
  'shop-database': {
    groupId: 'sg-06e8fa0c1425379bd',
    description: 'Databases of the shop',
    ports: [
      { port: 5432, from: { group: 'checkout-api' } },
      { port: 5432, from: { group: 'orders-worker' } },
    ],
  },
  bastion: {
    groupId: 'sg-07f90b1d253648ace',
    description: 'Way in for operators',
    ports: [{ port: 22, from: { cidr: '198.51.100.0/24', description: 'office' } }],
  },
} as const satisfies Readonly<Record<string, GroupRecord>>;

const GROUPS: Readonly<Record<string, GroupRecord>> = SECURITY_GROUPS;

/** Returns the security groups as EC2 describes them. */
export function listSecurityGroups(place: DemoPlace) {
  return Object.entries(GROUPS).map(([name, { groupId, description, ports }]) => ({
    Description: description,
    GroupName: name,
    IpPermissions: ports.map((rule) => toPermission(rule, place)),
    OwnerId: place.accountId,
    GroupId: groupId,
    IpPermissionsEgress: [
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] },
    ],
    Tags: [{ Key: 'Name', Value: name }],
    VpcId: VPC_ID,
    SecurityGroupArn: place.arn('ec2', `security-group/${groupId}`),
  }));
}

function toPermission({ port, from }: PortRule, { accountId }: DemoPlace) {
  return {
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    IpRanges: 'cidr' in from ? [{ CidrIp: from.cidr, Description: from.description }] : [],
    Ipv6Ranges: [],
    PrefixListIds: [],
    UserIdGroupPairs: 'group' in from ? [{ GroupId: GROUPS[from.group]?.groupId, UserId: accountId }] : [],
  };
}

/** Returns the VPC as EC2 describes it. */
export function listVpcs(place: DemoPlace) {
  return [
    {
      CidrBlock: '10.0.0.0/16',
      DhcpOptionsId: 'dopt-08a1b2c3d4e5f6071',
      State: 'available',
      VpcId: VPC_ID,
      OwnerId: place.accountId,
      InstanceTenancy: 'default',
      CidrBlockAssociationSet: [
        { AssociationId: 'vpc-cidr-assoc-0123456789abcdef0', CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } },
      ],
      IsDefault: false,
      Tags: [{ Key: 'Name', Value: 'shop' }],
    },
  ];
}

/** Returns the subnets as EC2 describes them. */
export function listSubnets(place: DemoPlace) {
  return Object.entries(SUBNETS).map(([name, { subnetId, zone, cidrBlock }]) => ({
    AvailabilityZone: place.zone(zone),
    AvailableIpAddressCount: 4079,
    CidrBlock: cidrBlock,
    DefaultForAz: false,
    MapPublicIpOnLaunch: name.startsWith('public'),
    State: 'available',
    SubnetId: subnetId,
    VpcId: VPC_ID,
    OwnerId: place.accountId,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    SubnetArn: place.arn('ec2', `subnet/${subnetId}`),
    Tags: [{ Key: 'Name', Value: `shop-${name}` }],
  }));
}
