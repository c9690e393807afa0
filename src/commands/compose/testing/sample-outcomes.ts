// Answers with a form of their own: of functions, of batches that were done in part, of costs.
import type { RunCommand } from '../compose-result.ts';
import { aRunCommand, aSuccess } from './a-run-command.ts';

const COSTS = 'ce get-cost-and-usage --time-period Start=2026-02-01,End=2026-03-01 --metrics UnblendedCost';

function cost(service: string, amount: string): unknown {
  return { Keys: [service], Metrics: { UnblendedCost: { Amount: amount, Unit: 'USD' } } };
}

/** The end of a function's log, as `--log-type Tail` gives it. */
const LOG = [
  'START RequestId: 8f507cfc-xmpl-4697-b07a-ac58fc914c95 Version: $LATEST',
  '2026-03-01T03:00:00.123Z\t8f507cfc-xmpl-4697-b07a-ac58fc914c95\tINFO\tpassword=hunter2hunter2 orders: 3',
  'END RequestId: 8f507cfc-xmpl-4697-b07a-ac58fc914c95',
  'REPORT RequestId: 8f507cfc-xmpl-4697-b07a-ac58fc914c95\tDuration: 102.25 ms\tBilled Duration: 103 ms\tMemory Size: 128 MB\tMax Memory Used: 67 MB\tInit Duration: 180.02 ms\t',
  '',
].join('\n');

/** Commands with their answers, by name. */
export function sampleOutcomes(): Readonly<Record<string, RunCommand>> {
  return {
    invoke: aRunCommand(
      `lambda invoke --function-name orders out.json`,
      aSuccess({ StatusCode: 200, ExecutedVersion: '$LATEST', Payload: Buffer.from('{"orders":[{"id":1,"state":"open"}],"total":1}') }),
      true,
    ),
    'invoke-with-log': aRunCommand(
      'lambda invoke --function-name orders --log-type Tail out.json',
      aSuccess({
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        LogResult: Buffer.from(LOG).toString('base64'),
        Payload: Buffer.from('{"ok":true}'),
      }),
      true,
    ),
    'invoke-failed': aRunCommand(
      'lambda invoke --function-name orders out.json',
      aSuccess({
        StatusCode: 200,
        FunctionError: 'Unhandled',
        ExecutedVersion: '$LATEST',
        Payload: Buffer.from(
          '{"errorType":"TypeError","errorMessage":"Cannot read properties of undefined (reading \'id\')","trace":["TypeError: Cannot read","    at handler (index.mjs:3:9)"]}',
        ),
      }),
      true,
    ),
    'invoke-started': aRunCommand(
      'lambda invoke --function-name orders --invocation-type Event out.json',
      aSuccess({ StatusCode: 202, Payload: new Uint8Array() }),
      true,
    ),
    'batch-partly-failed': aRunCommand(
      'ecs describe-services --cluster shop --services web api',
      aSuccess({
        services: [{ serviceName: 'web', status: 'ACTIVE', desiredCount: 2, runningCount: 2, launchType: 'FARGATE' }],
        failures: [{ arn: 'arn:aws:ecs:eu-central-1:123456789012:service/shop/api', reason: 'MISSING' }],
      }),
    ),
    'batch-wholly-failed': aRunCommand(
      'ecs describe-tasks --cluster shop --tasks a',
      aSuccess({ tasks: [], failures: [{ arn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/a', reason: 'MISSING' }] }),
    ),
    unprocessed: aRunCommand(
      'dynamodb batch-get-item --request-items orders={Keys=[{id={S=1}}]}',
      aSuccess({
        Responses: { orders: [{ id: { S: '1' } }] },
        UnprocessedKeys: { orders: { Keys: [{ id: { S: '2' } }] } },
      }),
    ),
    'costs-by-service': aRunCommand(
      `${COSTS} --granularity MONTHLY --group-by Type=DIMENSION,Key=SERVICE`,
      aSuccess({
        GroupDefinitions: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
        ResultsByTime: [
          {
            TimePeriod: { Start: '2026-02-01', End: '2026-03-01' },
            Total: {},
            Groups: [
              cost('AWS Lambda', '12.3456'),
              cost('Amazon Elastic Compute Cloud - Compute', '1234.5'),
              cost('Amazon Simple Queue Service', '0.000012'),
              cost('AWS Glue', '0'),
            ],
            Estimated: true,
          },
        ],
      }),
    ),
    'costs-by-day': aRunCommand(
      `${COSTS} --granularity DAILY`,
      aSuccess({
        ResultsByTime: ['2026-02-01', '2026-02-02'].map((day, index) => ({
          TimePeriod: { Start: day, End: `2026-02-0${index + 2}` },
          Total: { UnblendedCost: { Amount: `${41.5 + index}`, Unit: 'USD' } },
          Groups: [],
          Estimated: false,
        })),
      }),
    ),
    'invoke-binary': aRunCommand(
      'lambda invoke --function-name orders',
      aSuccess(
        { StatusCode: 200, Payload: Uint8Array.from({ length: 300 }, (_, index) => index % 256) },
        { truncatedMembers: ['Payload'] },
      ),
      true,
    ),
  };
}
