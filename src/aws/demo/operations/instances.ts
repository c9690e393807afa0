// ec2: the instances, and the three changes that the demo account allows: reboot, start, stop.
import { answer, refuse, tooSimple, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation, DemoState } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { listInstances, reservationIdOf, type DemoInstance } from '../data/instances.ts';
import type { StateChange } from '../instance-states.ts';
import { matchFilters, type FilterReaders } from '../match-filters.ts';
import { readTexts } from '../read-params.ts';

const FILTERS: FilterReaders<DemoInstance> = {
  architecture: ({ Architecture }) => [Architecture],
  'availability-zone': ({ Placement }) => [Placement.AvailabilityZone],
  'image-id': ({ ImageId }) => [ImageId],
  'instance-id': ({ InstanceId }) => [InstanceId],
  'instance-state-code': ({ State }) => [String(State.Code)],
  'instance-state-name': ({ State }) => [State.Name],
  'instance-type': ({ InstanceType }) => [InstanceType],
  'instance.group-id': ({ SecurityGroups }) => SecurityGroups.map(({ GroupId }) => GroupId),
  'instance.group-name': ({ SecurityGroups }) => SecurityGroups.map(({ GroupName }) => GroupName),
  'ip-address': ({ PublicIpAddress }) => [PublicIpAddress],
  'private-ip-address': ({ PrivateIpAddress }) => [PrivateIpAddress],
  'subnet-id': ({ SubnetId }) => [SubnetId],
  'vpc-id': ({ VpcId }) => [VpcId],
};

/** What an instance is called. Match: i-1234567890abcdef0, i-12345678. Near miss: shop-web-1. */
const INSTANCE_ID = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** Picks instances by their ids, or refuses as EC2 does. */
function pick(params: Structure, place: DemoPlace, state: DemoState): readonly DemoInstance[] | DemoAnswer {
  const all = listInstances(place, state.instances);
  const ids = readTexts(params, 'InstanceIds');
  if (ids === undefined) return all;
  const malformed = ids.find((id) => !INSTANCE_ID.test(id));
  if (malformed !== undefined) return refuse({ code: 'InvalidInstanceID.Malformed', message: `Invalid id: "${malformed}"` });
  const unknown = ids.filter((id) => !all.some(({ InstanceId }) => InstanceId === id));
  if (unknown.length > 0) {
    const message =
      unknown.length === 1
        ? `The instance ID '${unknown.join('')}' does not exist`
        : `The instance IDs '${unknown.join(', ')}' do not exist`;
    return refuse({ code: 'InvalidInstanceID.NotFound', message });
  }
  return all.filter(({ InstanceId }) => ids.includes(InstanceId));
}

function describeInstances(params: Structure, place: DemoPlace, state: DemoState): DemoAnswer {
  const picked = pick(params, place, state);
  if ('status' in picked) return picked;
  const filtered = matchFilters(picked, params, FILTERS);
  if ('refusal' in filtered) return filtered.refusal;
  const reservationIds = [...new Set(filtered.items.map(({ InstanceId }) => reservationIdOf(InstanceId)))];
  return answer({
    Reservations: reservationIds.map((reservationId) => ({
      ReservationId: reservationId,
      OwnerId: place.accountId,
      Groups: [],
      Instances: filtered.items.filter(({ InstanceId }) => reservationIdOf(InstanceId) === reservationId),
    })),
  });
}

function rebootInstances(params: Structure, place: DemoPlace, state: DemoState): DemoAnswer {
  const picked = pick(params, place, state);
  if ('status' in picked) return picked;
  const idle = picked.find(({ State }) => State.Name !== 'running');
  return idle === undefined ? answer({}) : wrongState(`The instance '${idle.InstanceId}' is not in the 'running' state.`);
}

function startInstances(params: Structure, place: DemoPlace, state: DemoState): DemoAnswer {
  const picked = pick(params, place, state);
  if ('status' in picked) return picked;
  const stopping = picked.find(({ State }) => State.Name === 'stopping');
  if (stopping !== undefined) return wrongState(`The instance '${stopping.InstanceId}' is not in a state from which it can be started.`);
  return answer({
    StartingInstances: picked.map(({ InstanceId, State }) => toChange(InstanceId, state.instances.start(InstanceId, State, place.now))),
  });
}

function stopInstances(params: Structure, place: DemoPlace, state: DemoState): DemoAnswer {
  if (params['Hibernate'] === true) return tooSimple('The instances of the demo account cannot hibernate; leave out --hibernate.');
  const picked = pick(params, place, state);
  if ('status' in picked) return picked;
  return answer({
    StoppingInstances: picked.map(({ InstanceId, State }) => toChange(InstanceId, state.instances.stop(InstanceId, State, place.now))),
  });
}

function toChange(instanceId: string, { previous, current }: StateChange): Structure {
  return { InstanceId: instanceId, CurrentState: current, PreviousState: previous };
}

function wrongState(message: string): DemoAnswer {
  return refuse({ code: 'IncorrectInstanceState', message });
}

/** The operations. */
export const instanceOperations: readonly DemoOperation[] = [
  {
    service: 'ec2',
    operation: 'DescribeInstances',
    honours: ['InstanceIds', 'Filters', 'DryRun'],
    paging: {
      list: 'Reservations',
      limit: 'MaxResults',
      token: 'NextToken',
      nextToken: 'NextToken',
      badToken: 'InvalidParameterValue',
    },
    answer: describeInstances,
  },
  { service: 'ec2', operation: 'RebootInstances', changes: true, honours: ['InstanceIds', 'DryRun'], answer: rebootInstances },
  { service: 'ec2', operation: 'StartInstances', changes: true, honours: ['InstanceIds', 'DryRun'], answer: startInstances },
  {
    service: 'ec2',
    operation: 'StopInstances',
    changes: true,
    honours: ['InstanceIds', 'Force', 'SkipOsShutdown', 'Hibernate', 'DryRun'],
    answer: stopInstances,
  },
];
