// The guide to routing shows a configuration that Signalbox takes, and what it says of its event.
import { describe, expect, it } from 'vitest';
import { createRouteTrial } from '../../src/app/route-trial.ts';
import { describeTrial } from '../../src/app/describe-trial.ts';
import { tryRouteTests } from '../../src/app/try-route-tests.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { loadValid, warningLines } from '../../src/config/testing/load-text.ts';
import { memoryFiles } from '../../src/config/testing/memory-files.ts';
import { LABEL_TEXT_MAX_LENGTH, LABELS } from '../../src/domain/event-labels.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/routing.md');

/** The first code block of a language. */
function blockOf(language: string): string {
  return new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)?.[1] ?? '';
}

describe('docs/guides/routing.md', () => {
  it('shows a configuration without faults and doubts, whose route test holds', async () => {
    const yaml = blockOf('yaml');

    const outcome = await loadConfig({
      file: 'signalbox.yaml',
      environment: {},
      readFile: memoryFiles({ 'signalbox.yaml': yaml }),
      tryOut: tryRouteTests,
    });

    expect(outcome).toMatchObject({ status: 'ok', config: { notifications: { routeTests: [{}] } } });
    await expect(warningLines(yaml)).resolves.toEqual([]);
  });

  it('shows what signalbox route says of the event', async () => {
    const config = await loadValid(blockOf('yaml'));
    const [test] = config.notifications.routeTests;
    const at = new Date(test?.at ?? '');

    const trial = await createRouteTrial(config);
    const outcome = trial({ body: Buffer.from(test?.event ?? ''), topicArn: test?.topic, at });

    expect(`${describeTrial(outcome, { at }).join('\n')}\n`).toBe(blockOf('text'));
  });

  it('names all labels, and how much of a text is looked at', () => {
    for (const label of LABELS) expect(guide).toContain(`\`${label}\``);
    expect(guide).toContain(LABEL_TEXT_MAX_LENGTH.toLocaleString('en'));
  });
});
