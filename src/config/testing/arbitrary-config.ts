// Any configuration that is valid, as it is written in a file.
import fc from 'fast-check';
import type { z } from 'zod';
import { Secret } from '../../lib/secret.ts';
import type { Config } from '../schema.ts';
import { variableName } from '../variable-name.ts';

type Texts<Value> = Value extends Secret
  ? string
  : Value extends readonly (infer Item)[]
    ? Texts<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Texts<Value[Key]> }
      : Value;

/** A configuration with secrets as texts. */
export type ConfigInput = Texts<z.input<typeof Config>>;

// Texts that YAML would take for something else if they were not quoted.
const AWKWARD_TEXTS = [
  'yes',
  'null',
  '~',
  '0123',
  '1e3',
  '#ops',
  'a: b',
  '- a',
  '*a',
  '&a',
  '!a',
  '@a',
  '"',
  "'",
  '{',
  '[',
  'é',
  '日本',
  ' a',
  'a ',
];
const anyText = fc
  .oneof(fc.constantFrom(...AWKWARD_TEXTS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
  .filter((text) => text !== '' && text.length <= 80);
const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const word = fc.stringMatching(/^[A-Za-z0-9._~+/-]{20,40}$/);
const workspaceId = fc.stringMatching(/^T[0-9A-Z]{1,10}$/);
const topicArn = fc.stringMatching(/^arn:aws:sns:us-east-1:\d{12}:[A-Za-z0-9_-]{1,20}$/);

const queue = fc.record(
  {
    queueUrl: fc
      .stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
      .map((queueName) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${queueName}`),
    region: fc.constant('eu-west-1'),
  },
  { requiredKeys: ['queueUrl'] },
);

const workspaces = fc.uniqueArray(
  fc.record({ workspaceId, botToken: word, appToken: word }, { requiredKeys: ['workspaceId', 'botToken'] }),
  { minLength: 1, maxLength: 3, selector: (workspace) => workspace.workspaceId },
);

const web = fc.record({ platform: fc.constant('web' as const), channelId: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/) });

function slackIn(workspaceIds: readonly string[]) {
  return fc.record({
    platform: fc.constant('slack' as const),
    workspaceId: fc.constantFrom(...workspaceIds),
    channelId: fc.stringMatching(/^C[0-9A-Z]{1,10}$/),
  });
}

function channelConfigurations(workspaceIds: readonly string[]) {
  const channel = workspaceIds.length === 0 ? web : fc.oneof(web, slackIn(workspaceIds));
  const rest = fc.record(
    {
      configurationName: name,
      channelName: anyText,
      snsTopicArns: fc.uniqueArray(topicArn, { minLength: 1, maxLength: 3 }),
      loggingLevel: fc.constantFrom('ERROR', 'INFO', 'NONE'),
      state: fc.constantFrom('ENABLED', 'DISABLED'),
    },
    { requiredKeys: ['configurationName'] },
  );
  return fc.uniqueArray(
    fc.tuple(channel, rest).map(([where, what]) => ({ ...where, ...what })),
    {
      minLength: 1,
      maxLength: 4,
      comparator: (left, right) => left.configurationName === right.configurationName || left.channelId === right.channelId,
    },
  );
}

/** Makes any valid configuration. */
export function arbitraryConfigInput(): fc.Arbitrary<ConfigInput> {
  return fc
    .option(workspaces, { nil: undefined })
    .chain((slackWorkspaces) =>
      fc.record(
        {
          server: fc.record(
            {
              host: fc.constantFrom('127.0.0.1', '::', 'localhost'),
              port: fc.integer({ min: 0, max: 65_535 }),
              publicUrl: fc.constant('https://a.example'),
            },
            { requiredKeys: ['port'] },
          ),
          dataFolder: anyText,
          logLevel: fc.constantFrom('fatal', 'error', 'warn', 'info', 'debug', 'trace'),
          storage: fc.record({ postgresUrl: word.map((host) => `postgres://u:p@${host}/db`) }),
          sns: fc.record({ requireSignatureVersion2: fc.boolean() }),
          sqs: fc.record({ queues: fc.uniqueArray(queue, { minLength: 1, maxLength: 2, selector: ({ queueUrl }) => queueUrl }) }),
          slack: fc.constant({ workspaces: slackWorkspaces ?? [] }),
          administrators: fc.uniqueArray(
            name.map((person) => `web:x${person}`),
            { minLength: 1, maxLength: 3 },
          ),
          channelConfigurations: channelConfigurations((slackWorkspaces ?? []).map((workspace) => workspace.workspaceId)),
        },
        { requiredKeys: ['channelConfigurations', ...(slackWorkspaces === undefined ? [] : ['slack' as const])] },
      ),
    )
    .chain((config) => {
      const configurationNames = config.channelConfigurations.map(({ configurationName }) => configurationName);
      const tokens = fc.uniqueArray(
        fc.record(
          { name, token: word, configurationNames: fc.uniqueArray(fc.constantFrom(...configurationNames), { minLength: 1 }) },
          { requiredKeys: ['name', 'token'] },
        ),
        { minLength: 1, maxLength: 3, comparator: (left, right) => left.name === right.name || left.token === right.token },
      );
      const { slack, ...rest } = config;
      const known = slack === undefined || slack.workspaces.length === 0 ? rest : config;
      return fc.option(tokens, { nil: undefined }).map((some) => (some === undefined ? known : { ...known, notify: { tokens: some } }));
    }) as fc.Arbitrary<ConfigInput>;
}

const SECRET_KEYS = ['botToken', 'appToken', 'token', 'postgresUrl'];

/** Wraps the secrets of an input. */
export function withSecrets(input: unknown): unknown {
  return mapValues(input, (key, value) => (typeof value === 'string' && SECRET_KEYS.includes(key) ? new Secret(value) : value));
}

/** Unwraps the secrets of a configuration, so that they can be compared. */
export function withSecretTexts(config: unknown): unknown {
  return mapValues(config, (_, value) => (value instanceof Secret ? value.reveal() : value));
}

/** Writes an input as environment variables. */
export function toVariables(input: unknown, path: readonly (string | number)[] = []): Record<string, string> {
  if (typeof input !== 'object' || input === null) return { [variableName(path)]: String(input) };
  const entries = Array.isArray(input) ? input.map((item, index) => [index, item] as const) : Object.entries(input);
  return Object.assign({}, ...entries.map(([key, value]) => toVariables(value, [...path, key]))) as Record<string, string>;
}

function mapValues(value: unknown, change: (key: string, value: unknown) => unknown, key = ''): unknown {
  const changed = change(key, value);
  if (typeof changed !== 'object' || changed === null || changed instanceof Secret) return changed;
  if (Array.isArray(changed)) return changed.map((item) => mapValues(item, change, key));
  return Object.fromEntries(Object.entries(changed).map(([name, inner]) => [name, mapValues(inner, change, name)]));
}
