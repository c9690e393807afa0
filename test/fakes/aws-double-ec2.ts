// The operations of EC2 that the AWS double has, in EC2's own protocol.
import { answerEc2, AwsDoubleError, type AwsDoubleAnswer } from './aws-double-answer.ts';
import { STATE_CODES, type DoubleInstance, type DoubleInstances, type InstanceChange, type InstanceState } from './aws-double-instances.ts';
import { listParameters } from './aws-double-parameters.ts';
import type { AwsDoubleRequest } from './aws-double-request.ts';
import { XmlList, type XmlFields } from './aws-double-xml.ts';

/** What EC2 hands out at most where nothing was asked for (Amazon EC2 API, DescribeInstances). */
const DEFAULT_PAGE_SIZE = 1000;
const MAX_RESULTS_MIN = 5;

/** The Regions of the double. */
const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1', 'us-west-2'];

/** Runs an operation of EC2. */
export function runEc2(request: AwsDoubleRequest, instances: DoubleInstances, pageSize = DEFAULT_PAGE_SIZE): AwsDoubleAnswer {
  const { operation, parameters } = request;
  if (!OPERATIONS.includes(operation)) {
    throw new AwsDoubleError('InvalidAction', `The action ${operation} is not valid for this web service.`);
  }
  if (parameters['DryRun'] === 'true') {
    throw new AwsDoubleError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
  }
  switch (operation) {
    case 'DescribeInstances':
      return answerEc2(operation, describeInstances(parameters, instances, pageSize));
    case 'DescribeRegions':
      return answerEc2(operation, describeRegions(listParameters(parameters, 'RegionName')));
    case 'RunInstances':
      return answerEc2(operation, runInstances(parameters, instances));
    case 'RebootInstances':
      instances.change(givenIds(parameters), 'reboot');
      return answerEc2(operation, { return: true });
    default:
      return answerEc2(operation, changeInstances(parameters, instances, CHANGES[operation] ?? 'stop'));
  }
}

const CHANGES: Readonly<Record<string, InstanceChange>> = {
  StartInstances: 'start',
  StopInstances: 'stop',
  TerminateInstances: 'terminate',
};
const OPERATIONS = ['DescribeInstances', 'DescribeRegions', 'RunInstances', 'RebootInstances', ...Object.keys(CHANGES)];

type Parameters = Readonly<Record<string, string>>;

function describeInstances(parameters: Parameters, instances: DoubleInstances, pageSize: number): XmlFields {
  const ids = listParameters(parameters, 'InstanceId');
  const { MaxResults } = parameters;
  if (ids.length > 0 && MaxResults !== undefined) {
    throw new AwsDoubleError('InvalidParameterCombination', 'The parameter instancesSet cannot be used with the parameter maxResults');
  }
  if (MaxResults !== undefined && Number(MaxResults) < MAX_RESULTS_MIN) {
    const message = `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value greater than ${MAX_RESULTS_MIN}.`;
    throw new AwsDoubleError('InvalidParameterValue', message);
  }
  const found = (ids.length > 0 ? instances.find(ids) : instances.list()).filter(readFilters(parameters));
  const start = readToken(parameters['NextToken']);
  const end = start + Math.min(Number(MaxResults ?? pageSize), pageSize);
  return {
    reservationSet: new XmlList('item', toReservations(found.slice(start, end))),
    nextToken: end < found.length ? Buffer.from(`from:${end}`).toString('base64url') : undefined,
  };
}

function readToken(token: string | undefined): number {
  if (token === undefined) return 0;
  // Match: from:5. Near miss: 5.
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw new AwsDoubleError('InvalidNextToken', 'The specified NextToken is not valid.');
  return Number(start);
}

const FILTERED: Readonly<Record<string, (instance: DoubleInstance) => string>> = {
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'image-id': ({ imageId }) => imageId,
  'instance-id': ({ instanceId }) => instanceId,
  'instance-state-name': ({ state }) => state,
  'instance-type': ({ instanceType }) => instanceType,
  'private-ip-address': ({ privateIpAddress }) => privateIpAddress,
};

/** All filters have to fit, of each any value. */
function readFilters(parameters: Parameters): (instance: DoubleInstance) => boolean {
  const filters: ((instance: DoubleInstance) => boolean)[] = [];
  for (let number = 1; parameters[`Filter.${number}.Name`] !== undefined; number += 1) {
    const name = String(parameters[`Filter.${number}.Name`]);
    const patterns = listParameters(parameters, `Filter.${number}.Value`).map(toPattern);
    const valuesOf = readFilterName(name);
    filters.push((instance) => valuesOf(instance).some((value) => patterns.some((pattern) => pattern.test(value))));
  }
  return (instance) => filters.every((fits) => fits(instance));
}

function readFilterName(name: string): (instance: DoubleInstance) => readonly string[] {
  const read = FILTERED[name];
  if (read !== undefined) return (instance) => [read(instance)];
  if (name === 'tag-key') return ({ tags }) => Object.keys(tags);
  if (name.startsWith('tag:')) return ({ tags }) => Object.entries(tags).flatMap(([key, value]) => (key === name.slice(4) ? [value] : []));
  throw new AwsDoubleError('InvalidParameterValue', `The filter '${name}' is invalid`);
}

/** In filters `*` stands for any characters and `?` for one. */
function toPattern(value: string): RegExp {
  const escaped = value.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

function describeRegions(wanted: readonly string[]): XmlFields {
  const unknown = wanted.find((name) => !REGIONS.includes(name));
  if (unknown !== undefined) throw new AwsDoubleError('InvalidParameterValue', `Invalid region names: [${unknown}]`);
  const shown = REGIONS.filter((name) => wanted.length === 0 || wanted.includes(name));
  const items = shown.map((regionName) => ({
    regionName,
    regionEndpoint: `ec2.${regionName}.amazonaws.com`,
    optInStatus: 'opt-in-not-required',
  }));
  return { regionInfo: new XmlList('item', items) };
}

function runInstances(parameters: Parameters, instances: DoubleInstances): XmlFields {
  const { ImageId, MinCount, MaxCount, InstanceType = 'm1.small', ClientToken } = parameters;
  for (const [name, value] of Object.entries({ ImageId, MinCount, MaxCount })) {
    if (value === undefined) throw new AwsDoubleError('MissingParameter', `The request must contain the parameter ${name}`);
  }
  const started = instances.run({
    imageId: String(ImageId),
    instanceType: InstanceType,
    count: Number(MaxCount),
    tags: readTags(parameters),
    ...(ClientToken === undefined ? {} : { clientToken: ClientToken }),
  });
  return { ...toReservations(started.map((instance) => ({ ...instance, state: 'pending' })))[0] };
}

function readTags(parameters: Parameters): Readonly<Record<string, string>> {
  const tags: Record<string, string> = {};
  for (let set = 1; parameters[`TagSpecification.${set}.ResourceType`] !== undefined; set += 1) {
    if (parameters[`TagSpecification.${set}.ResourceType`] !== 'instance') continue;
    for (let tag = 1; parameters[`TagSpecification.${set}.Tag.${tag}.Key`] !== undefined; tag += 1) {
      const place = `TagSpecification.${set}.Tag.${tag}`;
      tags[String(parameters[`${place}.Key`])] = parameters[`${place}.Value`] ?? '';
    }
  }
  return tags;
}

function changeInstances(parameters: Parameters, instances: DoubleInstances, change: InstanceChange): XmlFields {
  const items = instances.change(givenIds(parameters), change).map(({ instanceId, previous, current }) => ({
    instanceId,
    currentState: toState(current),
    previousState: toState(previous),
  }));
  return { instancesSet: new XmlList('item', items) };
}

function givenIds(parameters: Parameters): readonly string[] {
  const ids = listParameters(parameters, 'InstanceId');
  if (ids.length === 0) throw new AwsDoubleError('MissingParameter', 'The request must contain the parameter InstanceId');
  return ids;
}

function toReservations(instances: readonly DoubleInstance[]): readonly XmlFields[] {
  return [...Map.groupBy(instances, ({ reservationId }) => reservationId)].map(([reservationId, members]) => ({
    reservationId,
    ownerId: '123456789012',
    groupSet: new XmlList('item', []),
    instancesSet: new XmlList('item', members.map(toInstance)),
  }));
}

function toInstance(instance: DoubleInstance): XmlFields {
  const tags = Object.entries(instance.tags).map(([key, value]) => ({ key, value }));
  return {
    instanceId: instance.instanceId,
    imageId: instance.imageId,
    instanceState: toState(instance.state),
    privateDnsName: `ip-${instance.privateIpAddress.replaceAll('.', '-')}.ec2.internal`,
    amiLaunchIndex: 0,
    instanceType: instance.instanceType,
    launchTime: instance.launchedAt,
    placement: { availabilityZone: instance.availabilityZone, tenancy: 'default' },
    monitoring: { state: 'disabled' },
    privateIpAddress: instance.privateIpAddress,
    architecture: 'x86_64',
    rootDeviceType: 'ebs',
    ebsOptimized: false,
    ...(tags.length === 0 ? {} : { tagSet: new XmlList('item', tags) }),
  };
}

function toState(name: InstanceState): XmlFields {
  return { code: STATE_CODES[name], name };
}
