// The shop's instances: two web servers, a worker that works off the open orders, search, and two that are switched off.
import type { InstanceStates } from '../instance-states.ts';
import type { DemoPlace } from '../demo-place.ts';
import { IMAGES, SECURITY_GROUPS, SUBNETS, VPC_ID } from './network.ts';

/** What differs from instance to instance. */
interface InstanceRecord {
  readonly reservationId: string;
  readonly instanceId: string;
  readonly name: string;
  readonly instanceType: string;
  readonly image: keyof typeof IMAGES;
  readonly subnet: keyof typeof SUBNETS;
  readonly group: keyof typeof SECURITY_GROUPS;
  readonly privateIp: string;
  readonly publicIp?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly launched: readonly [daysAgo: number, time: string];
  readonly isRunning: boolean;
}

/** The instances. */
const INSTANCES: readonly InstanceRecord[] = [
  {
    reservationId: 'r-0c1f4e8a2b6d93750',
    instanceId: 'i-0a3c5e7f91b2d4680',
    name: 'shop-web-1',
    instanceType: 't3.medium',
    image: 'x86_64',
    subnet: 'public-a',
    group: 'shop-web',
    privateIp: '10.0.0.21',
    publicIp: '203.0.113.21',
    tags: { environment: 'production', team: 'storefront' },
    launched: [41, '09:14:07'],
    isRunning: true,
  },
  {
    reservationId: 'r-0c1f4e8a2b6d93750',
    instanceId: 'i-0b4d6f8a02c3e5791',
    name: 'shop-web-2',
    instanceType: 't3.medium',
    image: 'x86_64',
    subnet: 'public-b',
    group: 'shop-web',
    privateIp: '10.0.16.37',
    publicIp: '203.0.113.37',
    tags: { environment: 'production', team: 'storefront' },
    launched: [41, '09:14:07'],
    isRunning: true,
  },
  {
    reservationId: 'r-08d2a6c4e9f1b7352',
    instanceId: 'i-07d94c2e81b3f6510',
    name: 'orders-worker-1',
    instanceType: 'c7g.large',
    image: 'arm64',
    subnet: 'private-a',
    group: 'orders-worker',
    privateIp: '10.0.128.14',
    tags: { environment: 'production', team: 'checkout' },
    launched: [12, '06:02:55'],
    isRunning: true,
  },
  {
    reservationId: 'r-05b7e1d3c8a4f2960',
    instanceId: 'i-0b5e7a2c9d1f38462',
    name: 'search-1',
    instanceType: 'r6g.large',
    image: 'arm64',
    subnet: 'private-b',
    group: 'search',
    privateIp: '10.0.144.9',
    tags: { environment: 'production', team: 'storefront' },
    launched: [88, '14:40:31'],
    isRunning: true,
  },
  {
    reservationId: 'r-03e9c5b1d7f2a6480',
    instanceId: 'i-04a8d6f1c3e572b90',
    name: 'bastion',
    instanceType: 't3.micro',
    image: 'x86_64',
    subnet: 'public-a',
    group: 'bastion',
    privateIp: '10.0.0.5',
    publicIp: '203.0.113.5',
    tags: { environment: 'production', team: 'platform' },
    launched: [19, '08:30:12'],
    isRunning: false,
  },
  {
    reservationId: 'r-0f6a2d8c4b1e97350',
    instanceId: 'i-09c2e7b4d8a16f335',
    name: 'reporting-staging',
    instanceType: 'm6i.xlarge',
    image: 'x86_64',
    subnet: 'private-a',
    group: 'orders-worker',
    privateIp: '10.0.128.77',
    tags: { environment: 'staging', team: 'reporting' },
    launched: [6, '17:21:44'],
    isRunning: false,
  },
];

/** An instance as EC2 describes it. */
export type DemoInstance = ReturnType<typeof toInstance>;

/** The reservation that an instance was launched with; empty for an instance that there is not. */
export function reservationIdOf(instanceId: string): string {
  return INSTANCES.find((record) => record.instanceId === instanceId)?.reservationId ?? '';
}

/** Returns the instances as they are now. */
export function listInstances(place: DemoPlace, states: InstanceStates): readonly DemoInstance[] {
  return INSTANCES.map((record) => toInstance(record, place, states));
}

function toInstance(record: InstanceRecord, place: DemoPlace, states: InstanceStates) {
  const { instanceId, name, instanceType, image, group, privateIp, tags, launched, isRunning } = record;
  const state = states.find(instanceId, isRunning, place.now);
  const changedAt = states.changedAt(instanceId);
  const isUp = state.Name === 'running' || state.Name === 'pending';
  const publicIp = isUp ? record.publicIp : undefined;
  const { subnetId, zone } = SUBNETS[record.subnet];
  const securityGroups = [{ GroupId: SECURITY_GROUPS[group].groupId, GroupName: group }];
  return {
    InstanceId: instanceId,
    ImageId: IMAGES[image],
    State: state,
    PrivateDnsName: dnsName('ip', privateIp, place.region === 'us-east-1' ? 'ec2.internal' : `${place.region}.compute.internal`),
    PublicDnsName: publicIp === undefined ? '' : dnsName('ec2', publicIp, publicDomain(place)),
    StateTransitionReason: isUp ? '' : `User initiated (${gmt(changedAt ?? place.daysAgo(1, '19:05:00'))})`,
    ...(isUp
      ? {}
      : { StateReason: { Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown' } }),
    KeyName: 'shop-operations',
    AmiLaunchIndex: 0,
    ProductCodes: [],
    InstanceType: instanceType,
    LaunchTime: isUp && changedAt !== undefined ? changedAt : place.daysAgo(...launched),
    Placement: { AvailabilityZone: place.zone(zone), GroupName: '', Tenancy: 'default' },
    Monitoring: { State: 'disabled' },
    SubnetId: subnetId,
    VpcId: VPC_ID,
    PrivateIpAddress: privateIp,
    ...(publicIp === undefined ? {} : { PublicIpAddress: publicIp }),
    Architecture: image,
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/xvda',
        Ebs: {
          AttachTime: place.daysAgo(...launched),
          DeleteOnTermination: true,
          Status: 'attached',
          VolumeId: instanceId.replace('i-', 'vol-'),
        },
      },
    ],
    EbsOptimized: false,
    EnaSupport: true,
    Hypervisor: 'xen',
    IamInstanceProfile: { Arn: place.globalArn('iam', `instance-profile/${group}`), Id: 'AIPAEXAMPLEEXAMPLE000' },
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    SecurityGroups: securityGroups,
    SourceDestCheck: true,
    Tags: [{ Key: 'Name', Value: name }, ...Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))],
    VirtualizationType: 'hvm',
    CpuOptions: { CoreCount: 1, ThreadsPerCore: 2 },
    HibernationOptions: { Configured: false },
    MetadataOptions: { State: 'applied', HttpTokens: 'required', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' },
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
  };
}

function dnsName(prefix: string, address: string, domain: string): string {
  return `${prefix}-${address.replaceAll('.', '-')}.${domain}`;
}

function publicDomain({ region, dnsSuffix }: DemoPlace): string {
  return region === 'us-east-1' ? `compute-1.${dnsSuffix}` : `${region}.compute.${dnsSuffix}`;
}

// EC2 writes 2026-03-01 19:05:00 GMT.
function gmt(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} GMT`;
}
