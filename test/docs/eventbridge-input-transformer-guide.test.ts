// The input transformers of the guide, run over recorded events: what EventBridge would send, and what Signalbox makes of it.
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { parseForTest } from '../../src/commands/testing/parse-for-test.ts';
import type { Notification } from '../../src/domain/notification.ts';
import { composeEvent } from '../../src/app/compose-event.ts';
import { renderPlainText } from '../../src/messages/plain-text.ts';
import { checkCustomNotification } from '../../src/notifications/ingest/check-custom-notification.ts';
import { parseJson } from '../../src/notifications/recognize/parse-json.ts';
import { factText, recognized } from '../../src/notifications/recognize/testing/recognized.ts';
import { transformInput, type InputTransformer } from '../fakes/input-transformer.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/eventbridge-input-transformer.md');

function blocksOf(language: string): readonly string[] {
  return [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text = '']) => text);
}

const json = blocksOf('json');
const transformers: readonly InputTransformer[] = json.flatMap((paths, index) =>
  index % 2 === 0 ? [{ InputPathsMap: JSON.parse(paths) as Record<string, string>, InputTemplate: json[index + 1] ?? '' }] : [],
);
const [ecs, guardDuty, stepFunctions] = transformers as [InputTransformer, InputTransformer, InputTransformer];

function readEvent(name: string): { detail: Record<string, unknown> } {
  return JSON.parse(readProjectFile(`src/notifications/recognize/__fixtures__/eventbridge-${name}.event.json`)) as {
    detail: Record<string, unknown>;
  };
}

const textOf = (message: string): string => renderPlainText(composeEvent(new TextEncoder().encode(message)));
const markdown = (source: string) => ({ kind: 'client-markdown', source });
const meaning = ({ InputPathsMap, InputTemplate }: InputTransformer): object => ({
  InputPathsMap,
  template: JSON.parse(InputTemplate) as unknown,
});

describe('docs/guides/eventbridge-input-transformer.md', () => {
  it('shows an ECS deployment in its own words', () => {
    const message = transformInput(ecs, readEvent('ecs-deployment-failed'));

    expect(checkCustomNotification(message)).toBeUndefined();
    expect(recognized(message)).toMatchObject<Partial<Notification>>({
      recognizer: 'custom-notification',
      incident: { key: 'custom-notification:ecs-svc/6424135790218437', transition: 'open', summary: 'deployment update' },
      additionalContext: { service: 'arn:aws:ecs:eu-west-1:123456789012:service/shop/checkout-api', region: 'eu-west-1' },
    });
    const text = textOf(message);
    expect(text).toContain('🚀 ECS deployment | eu-west-1 | 123456789012');
    expect(text).toContain('ECS deployment circuit breaker: tasks failed to start.');
    expect(text).toContain('checkout-api');
    expect(text).toContain('📬 Custom notification delivered by Signalbox.');
  });

  it('shows a GuardDuty finding in its own words', () => {
    const message = transformInput(guardDuty, readEvent('guardduty-finding'));
    const notification = recognized(message);

    expect(checkCustomNotification(message)).toBeUndefined();
    expect(notification).toMatchObject({
      severity: 'high',
      name: markdown(':shield: SSH passwords of i-0abc1234def567890 are being guessed from 198.51.100.7.'),
    });
    expect(factText(notification, 'Event type')).toBe('UnauthorizedAccess:EC2/SSHBruteForce');
    expect(textOf(message)).toContain('Severity 8 in account 123456789012, eu-west-1.');
    expect(textOf(message)).toContain(
      'https://eu-west-1.console.aws.amazon.com/guardduty/home?region=eu-west-1#/findings?search=id%3Dc6b7f1a2d3e4f5061728394a5b6c7d8e',
    );
  });

  it('shows a failed execution although its cause is JSON, which breaks that of the message', () => {
    const event = readEvent('step-functions-failed');
    const message = transformInput(stepFunctions, event);
    const notification = recognized(message);

    expect(parseJson(message)).toBeUndefined();
    expect(notification).toMatchObject({
      recognizer: 'custom-notification',
      name: markdown(':octagonal_sign: order-4711: FAILED'),
      severity: 'high',
    });
    expect(notification.description?.source).toBe(`*FAILED* PaymentDeclined\n${String(event.detail['cause'])}`);
    expect(factText(notification, 'Notice')).toContain('was mended');
  });

  it.each(['step-functions-aborted', 'step-functions-timed-out'])('shows %s, which has neither error nor cause', (name) => {
    const message = transformInput(stepFunctions, readEvent(name));

    expect(checkCustomNotification(message)).toBeUndefined();
    expect(recognized(message)).toMatchObject({ recognizer: 'custom-notification', tone: 'bad' });
  });

  const withReason = (reason: string): string => {
    const event = readEvent('ecs-deployment-failed');
    return transformInput(ecs, { ...event, detail: { ...event.detail, reason } });
  };

  it.each([
    'a "quoted" word',
    'two\nlines',
    String.raw`C:\dumps\7`,
    '{"a":"b","c":{"d":"e"}}',
    'He said "no", and left: "[x](javascript:alert(1))"',
  ])('shows the reason %j in its place, although it breaks the JSON', (reason) => {
    const message = withReason(reason);

    expect(parseJson(message)).toBeUndefined();
    expect(recognized(message)).toMatchObject({
      recognizer: 'custom-notification',
      name: markdown(':rocket: ECS deployment | eu-west-1 | 123456789012'),
      description: markdown(reason),
      incident: { key: 'custom-notification:ecs-svc/6424135790218437' },
    });
    expect(textOf(message)).not.toContain('](javascript:');
  });

  it.each(['ends with a backslash \\', '"},"metadata":{"threadId":"x"},"content":{"description":"y"}}', '"', '\u0000\u001B[31m'])(
    'shows the reason %j readably, whatever becomes of the JSON',
    (reason) => {
      expect(textOf(withReason(reason))).toMatch(/ECS deployment \| eu-west-1 \| 123456789012|Custom notification/);
    },
  );

  it('shows the same transformer for the command line, CloudFormation, Terraform and an API destination', () => {
    const [byTopic, byDestination] = blocksOf('sh').map((block) => parseForTest(lastCommand(block)).params['Targets']) as [
      readonly { InputTransformer: InputTransformer }[],
      readonly { InputTransformer: InputTransformer; HttpParameters: object }[],
    ];
    const template = parse(blocksOf('yaml')[0] ?? '') as {
      Resources: { EcsDeployments: { Properties: { Targets: readonly { InputTransformer: InputTransformer }[] } } };
    };

    expect(byTopic.map(({ InputTransformer }) => meaning(InputTransformer))).toEqual([meaning(ecs)]);
    expect(byDestination.map(({ InputTransformer }) => meaning(InputTransformer))).toEqual([meaning(ecs)]);
    expect(byDestination[0]?.HttpParameters).toEqual({ QueryStringParameters: { lenient: 'true' } });
    expect(template.Resources.EcsDeployments.Properties.Targets.map(({ InputTransformer }) => meaning(InputTransformer))).toEqual([
      meaning(ecs),
    ]);
    expect(meaning(readTerraform(blocksOf('hcl')[0] ?? ''))).toEqual(meaning(ecs));
  });

  it('shows commands that are understood', () => {
    const lines = blocksOf('sh').flatMap((block) => commandsOf(block));

    expect(lines.map((line) => parseForTest(line).operation)).toEqual([
      'PutRule',
      'PutTargets',
      'CreateConnection',
      'CreateApiDestination',
      'PutTargets',
    ]);
  });

  it('shows event patterns that are JSON', () => {
    const patterns = [...guide.matchAll(/event pattern `([^`]+)`/gi)].map(([, pattern = '']) => JSON.parse(pattern) as object);

    expect(patterns.map((pattern) => Object.keys(pattern).slice(0, 2))).toEqual(Array.from({ length: 3 }, () => ['source', 'detail-type']));
  });
});

/** The commands of a block; what is continued on the next line is one. */
function commandsOf(block: string): readonly string[] {
  return block
    .replaceAll(/\\\n\s*/g, '')
    .split(/\n(?=aws )/)
    .map((line) => line.trim());
}

function lastCommand(block: string): string {
  return commandsOf(block).at(-1) ?? '';
}

function readTerraform(text: string): InputTransformer {
  const paths = /input_paths = \{\n([\s\S]*?)\n {4}\}/.exec(text)?.[1] ?? '';
  const entries = [...paths.matchAll(/^ *(\w+) += "([^"]+)"$/gm)].map(([, name = '', path = '']) => [name, path] as const);
  return { InputPathsMap: Object.fromEntries(entries), InputTemplate: /<<-JSON\n([\s\S]*?)\n *JSON$/m.exec(text)?.[1] ?? '' };
}
