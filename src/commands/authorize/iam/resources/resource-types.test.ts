import { describe, expect, it } from 'vitest';
import { fillFormat, findResourceTypes, listVariables } from './resource-types.ts';

const FORMAT = 'arn:${Partition}:eks:${Region}:${Account}:nodegroup/${ClusterName}/${NodegroupName}/${UUID}';

describe('findResourceTypes', () => {
  it('knows every form of an ARN apart', async () => {
    const types = await findResourceTypes('Greengrass:canceldeployment');

    expect(types?.find(({ name }) => name === 'deployment')?.formats).toEqual([
      'arn:${Partition}:greengrass:${Region}:${Account}:/greengrass/groups/${GroupId}/deployments/${DeploymentId}',
      'arn:${Partition}:greengrass:${Region}:${Account}:deployments:${DeploymentId}',
    ]);
  });

  it('tells the types that an action is always on from the others', async () => {
    const types = await findResourceTypes('ec2:AttachVolume');

    expect(types?.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['instance', true],
      ['volume', true],
    ]);
    expect((await findResourceTypes('ec2:RunInstances'))?.some(({ isRequired }) => !isRequired)).toBe(true);
  });

  it.each([
    ['ec2:DescribeInstances', []],
    ['ec2:NoSuchAction', undefined],
    ['ec2', undefined],
    ['constructor:toString', undefined],
  ])('finds of %s %j', async (action, types) => {
    expect(await findResourceTypes(action)).toEqual(types);
  });
});

describe('listVariables', () => {
  it('lists what parameters fill, in its order', () => {
    expect(listVariables(FORMAT)).toEqual(['ClusterName', 'NodegroupName', 'UUID']);
  });
});

describe('fillFormat', () => {
  it('fills every variable', () => {
    expect(fillFormat(FORMAT, (variable) => variable.toLowerCase())).toBe(
      'arn:partition:eks:region:account:nodegroup/clustername/nodegroupname/uuid',
    );
  });
});
