// What a decision about a guardrail of 50 statements costs on one core.
import { evaluatePolicies } from '../src/commands/authorize/policy-evaluation/evaluate-policies.ts';
import { layersOf } from '../src/commands/authorize/policy-evaluation/policy-set.ts';
import { openContext } from '../src/commands/authorize/policy-evaluation/request-context.ts';
import type { PolicyDocument, PolicyStatement } from '../src/domain/guardrail-policy.ts';
import { quantile, under, type BenchFigure } from './figure.ts';

const ROUNDS = 6_000;
const STATEMENTS = 50;

/** What was promised of the median. */
const LIMIT_MS = 0.2;

/** Measures a request that only the last statement allows, so that all are looked at. */
export function benchDeciding(): Promise<readonly BenchFigure[]> {
  const statements = Array.from({ length: STATEMENTS }, (_, position) => statementAt(position));
  const document: PolicyDocument = { Version: '2012-10-17', Statement: statements };
  const layers = layersOf({ guardrails: [{ name: 'guardrail', document }] });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    const context = openContext({ values: { 'aws:RequestedRegion': ['eu-west-1'] } });
    evaluatePolicies(layers, { action: 'ec2:StopInstances', resource: 'arn:aws:ec2:eu-west-1:123456789012:instance/i-1', context });
    times.push(performance.now() - startedAt);
  }
  return Promise.resolve([
    under('a decision about a guardrail of 50 statements, median', quantile(times.slice(ROUNDS / 3), 0.5), LIMIT_MS),
  ]);
}

function statementAt(position: number): PolicyStatement {
  const isLast = position === STATEMENTS - 1;
  return {
    Sid: `Statement${position}`,
    Effect: position % 5 === 0 ? 'Deny' : 'Allow',
    Action: isLast ? ['ec2:*'] : [`ec2:Run${position}*`, `ec2:*${position}Instances`, `s3:Get?bject${position}`],
    Resource: ['arn:aws:ec2:*:*:instance/*', `arn:aws:s3:::shop-${position}/\${aws:username}/*`],
    Condition: { StringLike: { 'aws:RequestedRegion': ['eu-*', `us-${position}`] } },
  };
}
