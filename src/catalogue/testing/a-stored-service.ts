// A small service for tests: a workshop that lends tools. It has a shape of every kind.
import type { StoredService } from '../stored-service.ts';

/** Position of each shape in the list, as a reference. */
const TOOL = -1;
const TOOLS = -2;
const LEND_INPUT = -3;
const LEND_OUTPUT = -4;
const SECRET = -5;
const SECRETS = -6;
const CHOICE = -7;
const LABELS = -8;
const CALL_INPUT = -9;
const EVENTS = -10;
const CALL_OUTPUT = -11;
const STREAMING_TEXT = -12;
const LIST_INPUT = -13;
const LIST_OUTPUT = -14;
const SECRET_TOOL = -15;

/** Makes the service, with some of it replaced. */
export function aStoredService(replaced: Partial<StoredService> = {}): StoredService {
  return {
    cli: 'workshop',
    serviceId: 'Workshop',
    apiVersion: '2026-01-31',
    namespace: 'com.amazonaws.workshop',
    protocol: 'awsJson1_1',
    protocolSettings: {},
    signingName: 'workshop-signing',
    endpointPrefix: 'workshop',
    auth: [{ scheme: 'sigv4' }],
    endpoint: { kind: 'rules', ruleSet: {} },
    endpointParameters: {},
    shapes: [
      // A tool can hold other tools.
      [3, 'Tool', 0, ['Name', 'Kind', 'Parts', 'Pin'], [0, 0, TOOLS, [0, 8]], 1, { 1: 0 }],
      [1, 'Tools', 0, TOOL],
      [
        3,
        'LendInput',
        0,
        ['ToolName', 'Kinds', 'Token', 'Until', 'Labels', 'Choice', 'Notes', 'Picture', 'Anything', 'Big', 'Exact', 'Quick', 'Counts'],
        [0, 64, [0, { idempotencyToken: 1 }], 4, LABELS, CHOICE, [0, { sensitive: 1 }], 21, 15, 17, 19, 2, 129],
        2,
        { 1: 0 },
      ],
      [3, 'LendOutput', 0, ['Tool', 'Secret', 'Secrets', 'SecretTool', 'ByName'], [TOOL, SECRET, SECRETS, SECRET_TOOL, [128, 8]]],
      [0, 'Secret', 8, 0],
      [1, 'Secrets', { xmlName: 'x' }, [SECRET, { sensitive: 1 }]],
      [4, 'Choice', 0, ['Text', 'Number', 'Code'], [0, 1, [0, 8]]],
      [2, 'Labels', 0, 0, [0, 8]],
      [3, 'CallInput', 0, ['Body', 'Events'], [42, EVENTS]],
      [4, 'Events', { streaming: 1 }, ['Tool'], [TOOL]],
      [3, 'CallOutput', 0, ['Answer', 'Text'], [[42, { httpPayload: 1 }], STREAMING_TEXT]],
      [0, 'StreamingText', 0, 42],
      [3, 'ListInput', 0, ['NextToken', 'MaxResults'], [0, 1]],
      [3, 'ListOutput', 0, ['Tools', 'NextToken'], [TOOLS, 0]],
      [3, 'SecretTool', 8, ['Name'], [0]],
    ],
    errors: [],
    operations: {
      LendTool: { input: LEND_INPUT, output: LEND_OUTPUT },
      CallTool: { input: CALL_INPUT, output: CALL_OUTPUT },
      ListTools: { input: LIST_INPUT, output: LIST_OUTPUT },
      ListToolARNs: { input: 'unit', output: 'unit' },
      RenamedTool: { input: 'unit', output: TOOLS },
    },
    paginators: { ListTools: { inputToken: ['NextToken'], outputToken: ['NextToken'], limit: 'MaxResults', results: ['Tools'] } },
    waiters: { ToolReturned: { operation: 'ListTools', delaySeconds: 5, maxAttempts: 3, acceptors: [] } },
    enums: [['HAMMER', 'SAW']],
    ...replaced,
  };
}
