// Real events that nobody here wrote: each is shown readably on every platform, within its limits.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeEvent } from '../src/app/compose-event.ts';
import { WebPayload } from '../src/contract/web-message.ts';
import { renderPlainText } from '../src/messages/plain-text.ts';
import { renderChimeMessage } from '../src/platforms/chime/render-chime-message.ts';
import { checkChimePayload } from '../src/platforms/chime/testing/check-chime-payload.ts';
import { checkSlackPayload } from '../src/platforms/slack/testing/check-slack-payload.ts';
import { renderSlackMessage } from '../src/platforms/slack/render-slack-message.ts';
import { renderTeamsMessage } from '../src/platforms/teams/render-teams-message.ts';
import { checkTeamsPayload } from '../src/platforms/teams/testing/check-teams-payload.ts';
import { renderWebMessage } from '../src/platforms/web/render-web-message.ts';

const folder = new URL('../../shared/corpora/events/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

/** What a reader must find, by a part of the file's name; every other file is held by the rules alone. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  'cloudwatch-alarm-sns-payload-single': ['EXAMPLE', 'ALARM', 'NetworkOut', 'Threshold Crossed', '123456789012'],
  'cloudwatch-alarm-sns-payload-multiple': ['ALARM', 'Expression1', 'Threshold Crossed'],
  'messages.cloudwatch_alarm': ['DBMigrationRequired', 'OK', '735598076380'],
  'autoscaling-event-launch-unsuccessful': ['EC2 Instance Launch Unsuccessful'],
  'codebuild-state-change': ['CodeBuild', 'SUCCEEDED'],
  'codepipeline-execution-state': ['CodePipeline', 'STARTED'],
  guardduty_finding_high: ['GuardDuty', 'Recon:EC2 PortProbeUnprotectedPort'],
  aws_health_event: ['EC2'],
  'messages.text_message': ['a typical multi-line'],
  'lambda-go.sns-event': ['Hello from SNS!'],
};

describe.skipIf(files.length === 0)('corpora/events (skipped where the corpus is not beside the repository)', () => {
  it.each(files)('%s', (name) => {
    const message = composeEvent(readFileSync(new URL(name, folder)));

    const text = renderPlainText(message);
    const web = renderWebMessage(message);
    const slack = renderSlackMessage(message);
    const teams = renderTeamsMessage(message);
    const chime = renderChimeMessage(message);
    // Chime has no escapes: what it would make more of is broken by an unseen joiner.
    const chimeText = chime.Content.replaceAll('\u2060', '');

    expect(WebPayload.safeParse(web).success).toBe(true);
    expect(checkSlackPayload(slack)).toEqual([]);
    expect(checkTeamsPayload(teams)).toEqual([]);
    expect(checkChimePayload(chime)).toEqual([]);
    expect(text.trim().length).toBeGreaterThan(40);
    expect(text).not.toMatch(/\[object Object\]|undefined|\bNaN\b/);
    const wanted = Object.entries(TELLING).find(([part]) => name.includes(part))?.[1] ?? [];
    for (const part of wanted)
      for (const shown of [text, JSON.stringify(web), JSON.stringify(slack), JSON.stringify(teams), chimeText])
        expect(shown).toContain(part);
  });
});
