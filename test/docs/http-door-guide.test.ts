// What the guides to the doors show is what is taken.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadText, warningLines } from '../../src/config/testing/load-text.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const httpDoor = readProjectFile('docs/guides/http-door.md');
const queues = readProjectFile('docs/guides/amazon-sqs.md');

const blocksOf = (guide: string): readonly string[] => [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
const isOurs = (block: string): boolean => !block.startsWith('receivers:');

/** The files that the guide names, and the channel that it takes for there. */
const surroundings = {
  files: {
    'secrets/shop': 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'secrets/shop-until-january': `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    'secrets/batch': 's'.repeat(43),
  },
};

describe('docs/guides/http-door.md', () => {
  it('shows configurations that load without a doubt', async () => {
    const blocks = blocksOf(httpDoor).filter(isOurs);
    expect(blocks).toHaveLength(5);

    for (const block of blocks) {
      expect(await loadText(block, surroundings)).toMatchObject({ status: 'ok' });
      expect(await warningLines(block, surroundings)).toEqual([]);
    }
  });

  it('shows a receiver of Alertmanager in its own words', () => {
    const [receiver = ''] = blocksOf(httpDoor).filter((block) => !isOurs(block));

    expect(parse(receiver)).toMatchObject({
      receivers: [
        { webhook_configs: [{ url: expect.stringMatching(/\/alertmanager$/), http_config: { authorization: expect.anything() } }] },
      ],
    });
  });
});

describe('docs/guides/amazon-sqs.md', () => {
  it('shows configurations that load without a doubt', async () => {
    const blocks = blocksOf(queues);
    expect(blocks).toHaveLength(1);

    for (const block of blocks) {
      expect(await loadText(block)).toMatchObject({ status: 'ok' });
      expect(await warningLines(block)).toEqual([]);
    }
  });
});
