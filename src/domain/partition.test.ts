import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../lib/sha256.ts';
import { consoleHost, implicitRegion, isConsoleAddress, knownRegions, partitionOfRegion, serviceHost } from './partition.ts';
import { partitions, partitionsSource } from './partitions.generated.ts';

describe('partitions', () => {
  it('have the hash that was recorded when they were generated', () => {
    const hash = sha256(JSON.stringify(partitions));

    expect(hash).toBe(partitionsSource.sha256);
  });

  it('name every Region once, in order, and none that is only a stand-in', () => {
    for (const { regions } of partitions) expect(regions).toEqual([...regions].sort());

    expect(new Set(knownRegions).size).toBe(knownRegions.length);
    expect(knownRegions.filter((region) => !/^[a-z]+(-[a-z]+)+-\d+$/.test(region))).toEqual([]);
  });

  it('have their implicit global Region among their Regions', () => {
    for (const { implicitGlobalRegion, regions } of partitions) expect(regions).toContain(implicitGlobalRegion);
  });
});

describe('partitionOfRegion', () => {
  it.each([
    ['us-east-1', 'aws', 'amazonaws.com'],
    ['eu-central-2', 'aws', 'amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
    ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
    ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ])('finds the partition of %s', (region, id, dnsSuffix) => {
    const partition = partitionOfRegion(region);

    expect(partition).toMatchObject({ id, dnsSuffix });
  });

  it.each(['', 'aws-global', 'aws-cn-global', 'us-east-9', 'US-EAST-1', 'us-east-1 ', 's3-ap-southeast-2', '__proto__', 'constructor'])(
    'does not know %j',
    (region) => {
      const partition = partitionOfRegion(region);

      expect(partition).toBeUndefined();
    },
  );

  it('knows no other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(partitionOfRegion(text) === undefined).toBe(!knownRegions.includes(text));
      }),
    );
  });
});

describe('serviceHost', () => {
  it('joins service, Region and DNS suffix', () => {
    expect(serviceHost('sns', 'cn-northwest-1')).toBe('sns.cn-northwest-1.amazonaws.com.cn');
  });

  it('has no host for a Region that is not known', () => {
    expect(serviceHost('sns', 's3-ap-southeast-2')).toBeUndefined();
  });
});

describe('consoleHost', () => {
  it.each([
    ['us-west-2', 'us-west-2.console.aws.amazon.com'],
    ['cn-north-1', 'cn-north-1.console.amazonaws.cn'],
    ['us-gov-east-1', 'us-gov-east-1.console.amazonaws-us-gov.com'],
  ])('finds the console of %s', (region, host) => {
    expect(consoleHost(region)).toBe(host);
  });

  it.each(['us-iso-east-1', 'eusc-de-east-1', 'aws-global', 'nowhere'])('has no console for %s', (region) => {
    expect(consoleHost(region)).toBeUndefined();
  });
});

describe('implicitRegion', () => {
  it('knows the Region that stands for services without Regions', () => {
    expect(implicitRegion('aws')).toBe('us-east-1');
    expect(implicitRegion('aws-moon')).toBeUndefined();
  });
});

describe('isConsoleAddress', () => {
  it.each([
    'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1',
    'https://eu-west-1.console.aws.amazon.com/x',
    'https://cn-north-1.console.amazonaws.cn/x',
  ])('takes %s', (address) => {
    expect(isConsoleAddress(address)).toBe(true);
  });

  it.each([
    'http://console.aws.amazon.com/x',
    'https://console.aws.amazon.com.evil.example/x',
    'https://evil-console.aws.amazon.com/x',
    'https://console.aws.amazon.com@evil.example/x',
    'https://a@console.aws.amazon.com/x',
    'https://evil.example/console.aws.amazon.com',
    'console.aws.amazon.com',
  ])('refuses %s', (address) => {
    expect(isConsoleAddress(address)).toBe(false);
  });
});
