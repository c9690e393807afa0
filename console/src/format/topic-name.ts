// A topic's ARN as a person reads it: name first, then where it is.

/** The readable parts of a topic's ARN. */
export interface TopicParts {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

/** Takes an SNS topic's ARN apart; what has another form is all name. */
export function topicParts(topicArn: string): TopicParts {
  const [arn, , service, region = '', accountId = '', ...rest] = topicArn.split(':');
  const name = rest.join(':');
  if (arn !== 'arn' || service !== 'sns' || name === '') return { name: topicArn, accountId: '', region: '' };
  return { name, accountId, region };
}
