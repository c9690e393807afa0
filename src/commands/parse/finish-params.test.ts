import { describe, expect, it } from 'vitest';
import { finishParams, unfinishParams } from './finish-params.ts';

function finished(operation: string, params: Readonly<Record<string, unknown>>): unknown {
  const map = new Map(Object.entries(params));
  finishParams(operation, map);
  return Object.fromEntries(map);
}

describe('finishParams', () => {
  it('asks for one instance where no count is given', () => {
    expect(finished('ec2 RunInstances', {})).toEqual({ MinCount: 1, MaxCount: 1 });
  });

  it.each(['ec2 RunInstances', 'autoscaling CreateLaunchConfiguration'])(
    'encodes the user data of %s, and takes that back',
    (operation) => {
      const params = finished(operation, { UserData: '#!/bin/sh' }) as Readonly<Record<string, unknown>>;

      expect(params).toMatchObject({ UserData: 'IyEvYmluL3No' });
      expect(unfinishParams(operation, params)).toMatchObject({ UserData: '#!/bin/sh' });
    },
  );

  it('leaves the user data of other operations', () => {
    expect(finished('ec2 ModifyInstanceAttribute', { UserData: { Value: 'x' } })).toEqual({ UserData: { Value: 'x' } });
    expect(unfinishParams('ec2 RequestSpotInstances', { UserData: 'x' })).toEqual({ UserData: 'x' });
    expect(unfinishParams('ec2 RunInstances', {})).toEqual({});
  });

  it.each([
    ['tcp', '6'],
    ['udp', '17'],
    ['icmp', '1'],
    ['all', '-1'],
    ['58', '58'],
    ['toString', 'toString'],
  ])('writes the protocol %s of a network rule as %s', (name, number) => {
    expect(finished('ec2 CreateNetworkAclEntry', { Protocol: name })).toEqual({ Protocol: number });
    expect(finished('ec2 ReplaceNetworkAclEntry', { Protocol: name })).toEqual({ Protocol: number });
    expect(finished('ec2 DeleteNetworkAclEntry', { Protocol: name })).toEqual({ Protocol: name });
  });
});
