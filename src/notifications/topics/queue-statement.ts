// The statement in a queue's policy with which a topic may send to it; it is found again by its id, and taken away with the subscription.
import { statementIdOf } from '../../domain/made-in-aws.ts';
import { parseTopicArn } from '../../domain/topic-arn.ts';
import { letsService } from './lets-service.ts';

/** Who sends where. */
interface SendingTopic {
  readonly topicArn: string;
  readonly queueArn: string;
}

/** Returns the policy with which the topic may send; undefined where it may already, as far as can be told. */
export function letSend(policy: string | undefined, { topicArn, queueArn }: SendingTopic): string | undefined {
  const context = {
    'aws:sourcearn': topicArn,
    'aws:sourceaccount': parseTopicArn(topicArn)?.accountId ?? '',
    'aws:securetransport': 'true',
  };
  const verdict = letsService(policy, { service: 'sns.amazonaws.com', action: 'sqs:SendMessage', resource: queueArn, context });
  if (verdict !== 'denied') return undefined;
  const statement = {
    Sid: statementIdOf(topicArn),
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
  };
  const document = readPolicy(policy);
  return JSON.stringify({ ...document, Statement: [...withoutOurs(document.Statement, topicArn), statement] });
}

/** Returns the policy without our statement, empty where nothing else is in it; undefined where there is none of ours. */
export function letSendNoMore(policy: string | undefined, topicArn: string): string | undefined {
  const document = readPolicy(policy);
  const left = withoutOurs(document.Statement, topicArn);
  if (left.length === document.Statement.length) return undefined;
  return left.length === 0 ? '' : JSON.stringify({ ...document, Statement: left });
}

interface Document {
  readonly Version: string;
  readonly Statement: readonly unknown[];
}

function readPolicy(policy: string | undefined): Document {
  const document: unknown = policy === undefined ? {} : JSON.parse(policy);
  const { Statement = [], ...rest } = document as Partial<Document>;
  return { Version: '2012-10-17', ...rest, Statement: [Statement].flat() };
}

function withoutOurs(statements: readonly unknown[], topicArn: string): readonly unknown[] {
  const id = statementIdOf(topicArn);
  return statements.filter(
    (statement) => !(typeof statement === 'object' && statement !== null && 'Sid' in statement && statement.Sid === id),
  );
}
