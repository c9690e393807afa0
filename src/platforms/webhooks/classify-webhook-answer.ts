// What the answer of a webhook means for the message. Reasons are made of our own words, numbers and codes, never of what the other side
// wrote, which may repeat the address.
import { readRetryAfter } from '../../lib/read-retry-after.ts';
import type { PostOutcome } from '../platform.ts';
import type { WebhookAnswer } from './post-json.ts';

type Failed = Exclude<PostOutcome, { readonly status: 'posted' }>;

/** How a service's answers are read. */
export interface WebhookDialect {
  /** What a reason calls it, at the start of a sentence. */
  readonly service: string;
  /** What to do where it knows no such webhook, or lets nobody in with this address. */
  readonly advice: string;
  /** Returns the HTTP status of a fault that it tells within an answer of status 200. */
  readonly readInnerStatus?: (text: string) => number | undefined;
  /** Returns the code of its own of a fault, where it is one that an operator mends. */
  readonly readOperatorCode?: (text: string) => string | undefined;
}

/** Returns why the message was not taken; undefined where it was. */
export function classifyWebhookAnswer(answer: WebhookAnswer, dialect: WebhookDialect): Failed | undefined {
  const { service } = dialect;
  switch (answer.kind) {
    case 'answered':
      return classifyAnswered(answer, dialect);
    case 'unreadable-answer':
      return retry(`${service} sent half of an answer; a proxy may stand in between`, true);
    case 'no-answer':
      return retry(`${service} cannot be reached (${answer.code ?? 'network error'})`, answer.wasSent);
    case 'timed-out':
      return retry(`${service} did not answer in time`, answer.wasSent);
    case 'canceled':
      return retry('the attempt was canceled', answer.wasSent);
  }
}

type Answered = Extract<WebhookAnswer, { kind: 'answered' }>;

function classifyAnswered({ status, text, headers }: Answered, dialect: WebhookDialect): Failed | undefined {
  const answered: Answer = { text, retryAfter: headers['retry-after'] };
  if (!isTaken(status)) return classifyStatus(status, answered, dialect);
  const innerStatus = dialect.readInnerStatus?.(text);
  if (innerStatus !== undefined) return classifyStatus(innerStatus, answered, dialect);
  const isPage = headers['content-type']?.includes('text/html') === true;
  return isPage ? retry(`${dialect.service} answered with a page, as it never does; a proxy may stand in between`, true) : undefined;
}

interface Answer {
  readonly text: string;
  readonly retryAfter: string | undefined;
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

function classifyStatus(status: number, { text, retryAfter }: Answer, dialect: WebhookDialect): Failed {
  const reason = `${dialect.service} answered HTTP ${status}`;
  if (status === 429) {
    const pause = readRetryAfter(retryAfter);
    return { status: 'retry', reason: `${reason}: it asks to wait`, scope: 'channel', isOutcomeUnknown: false, ...pause };
  }
  // 503 is refused at the gate; after any other the message may have been taken.
  if (status >= 500 || status === 408) return { ...retry(reason, status !== 503 && status !== 408), ...readRetryAfter(retryAfter) };
  const code = dialect.readOperatorCode?.(text);
  if (code !== undefined) return refuse(`${reason} (${code}): ${dialect.advice}`, 'operator');
  if (status === 413) return refuse(`${reason}: the message is longer than it takes`, 'payload');
  if (status === 400 || status === 422) return refuse(`${reason}: it does not take the message`, 'payload');
  if (status >= 300 && status < 400)
    return refuse(`${reason}: it leads elsewhere, and that is not followed; ${dialect.advice}`, 'operator');
  return refuse(`${reason}: ${dialect.advice}`, 'operator');
}

function retry(reason: string, isOutcomeUnknown: boolean): Failed {
  return { status: 'retry', reason, scope: 'delivery', isOutcomeUnknown };
}

function refuse(reason: string, cause: 'operator' | 'payload'): Failed {
  return { status: 'refused', reason, cause };
}
