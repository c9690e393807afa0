import { describe, expect, it } from 'vitest';
import { listNamedThings } from './list-named-things.ts';

describe('listNamedThings', () => {
  it('lists ids and names, however many and however deep, each once', () => {
    const many = Array.from({ length: 300 }, (_, index) => `i-${index}`);

    expect(listNamedThings({ InstanceIds: many })).toEqual(many);
    expect(listNamedThings({ TargetGroupArn: 'arn:a', Targets: [{ Id: 'i-1', Port: 80 }, { Id: 'i-1' }] })).toEqual(['arn:a', 'i-1']);
    expect(listNamedThings({ name: 'web' })).toEqual(['web']);
  });

  it.each([
    ['what names nothing', { Force: true, Description: 'i-1', Tags: [{ Key: 'a', Value: 'b' }], ZipFile: new Uint8Array([1]) }],
    ['what the command makes', { FinalDBSnapshotIdentifier: 'last' }],
    ['what is empty', { InstanceIds: [], VolumeId: '' }],
  ])('leaves %s out', (_, params) => {
    expect(listNamedThings(params)).toEqual([]);
  });
});
