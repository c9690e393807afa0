import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { renderPartitions, type SdkPartitionTable } from '../../scripts/generate-partitions.ts';
import { partitions } from '../../src/domain/partitions.generated.ts';

describe('renderPartitions', () => {
  it('writes the file that is checked in from the table that it holds', async () => {
    const table = { partitions: partitions.map((partition) => toSdkPartition(partition)) };

    const text = renderPartitions(table);

    expect(text).toBe(await readFile(new URL('../../src/domain/partitions.generated.ts', import.meta.url), 'utf8'));
  });

  it('leaves out pseudo Regions', () => {
    const text = renderPartitions({ partitions: [toSdkPartition({ ...aPartition, regions: ['xx-east-1', 'aws-xx-global'] })] });

    expect(text).toContain('"regions":["xx-east-1"]');
  });

  it('fails by name on a Region of a form that it does not know', () => {
    const table = { partitions: [toSdkPartition({ ...aPartition, regions: ['xx-east-1', 'the-moon'] })] };

    expect(() => renderPartitions(table)).toThrow('the-moon');
  });
});

const aPartition = { id: 'aws-xx', dnsSuffix: 'amazonaws.example', implicitGlobalRegion: 'xx-east-1' };

interface PartitionFacts {
  readonly id: string;
  readonly dnsSuffix: string;
  readonly implicitGlobalRegion: string;
  readonly regions: readonly string[];
}

function toSdkPartition({ id, dnsSuffix, implicitGlobalRegion, regions }: PartitionFacts): SdkPartitionTable['partitions'][number] {
  return {
    id,
    regionRegex: String.raw`^[a-z]+(-[a-z]+)+-\d+$`,
    outputs: { dnsSuffix, implicitGlobalRegion },
    regions: Object.fromEntries(regions.map((region) => [region, { description: region }])),
  };
}
