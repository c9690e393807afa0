// The commands and templates of the guide to the developer tools are sound, and say the same.
import { parseDocument, type ScalarTag } from 'yaml';
import { describe, expect, it } from 'vitest';
import { parseForTest } from '../../src/commands/testing/parse-for-test.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/developer-tools.md');

function blocksOf(language: string): readonly string[] {
  return [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text = '']) => text);
}

const commands = blocksOf('sh').flatMap((block) =>
  block
    .replaceAll(/\\\n\s*/g, '')
    .trim()
    .split(/\n(?=aws )/),
);
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:developer-tools';
const EVENT_TYPE_IDS = ['execution-started', 'execution-succeeded', 'execution-failed']
  .map((name) => `codepipeline-pipeline-pipeline-${name}`)
  .concat('codepipeline-pipeline-manual-approval-needed');

const tag = (name: string): ScalarTag => ({ tag: name, resolve: (text) => text });

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>>;
}

describe('docs/guides/developer-tools.md', () => {
  it('shows commands that are understood', () => {
    expect(commands.map((command) => parseForTest(command).operation)).toEqual([
      'CreateTopic',
      'SetTopicAttributes',
      'CreateNotificationRule',
      'Subscribe',
      'Unsubscribe',
    ]);
  });

  it('lets notification rules publish to the topic', () => {
    const { AttributeValue: policy } = parseForTest(commands[1] ?? '').params;

    expect(JSON.parse(String(policy))).toMatchObject({
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'codestar-notifications.amazonaws.com' }, Action: 'SNS:Publish', Resource: TOPIC },
      ],
    });
  });

  it('gives every rule the topic as a target of type SNS', () => {
    const target = { TargetType: 'SNS', TargetAddress: TOPIC };

    expect(parseForTest(commands[2] ?? '').params).toMatchObject({ DetailType: 'FULL', EventTypeIds: EVENT_TYPE_IDS, Targets: [target] });
    expect(parseForTest(commands[3] ?? '').params).toMatchObject({ Target: target });
  });

  it('shows the same rule for CloudFormation and Terraform', () => {
    const document = parseDocument(blocksOf('yaml')[0] ?? '', { customTags: [tag('!Ref'), tag('!Sub')] });
    const { Resources: resources } = document.toJS() as Template;
    const terraform = blocksOf('hcl')[0] ?? '';

    expect(document.errors).toEqual([]);
    expect(resources['ShopPipelineNotifications']?.Properties).toMatchObject({
      DetailType: 'FULL',
      EventTypeIds: EVENT_TYPE_IDS,
      Targets: [{ TargetType: 'SNS' }, { TargetType: 'AWSChatbotSlack' }],
    });
    expect(resources['DeveloperToolsPolicy']?.Properties).toMatchObject({
      PolicyDocument: { Statement: [{ Principal: { Service: 'codestar-notifications.amazonaws.com' }, Action: 'SNS:Publish' }] },
    });
    expect([...terraform.matchAll(/"(codepipeline-[a-z-]+)"/g)].map(([, id]) => id)).toEqual(EVENT_TYPE_IDS);
    expect(terraform).toMatch(/type +=? *"SNS"/);
  });
});
