// Answers and errors of the AWS double, each in the form of its protocol.
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { AwsDoubleProtocol, AwsDoubleRequest } from './aws-double-request.ts';
import { toXmlDocument, XmlList, type XmlFields } from './aws-double-xml.ts';

/** What goes back. */
export interface AwsDoubleAnswer {
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A refusal of a service. */
export class AwsDoubleError extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.name = 'AwsDoubleError';
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

/** Answers of EC2's own protocol. */
export function answerEc2(operation: string, content: XmlFields): AwsDoubleAnswer {
  const requestId = randomUUID();
  const namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/';
  return xml(200, toXmlDocument(`${operation}Response`, { requestId, ...content }, namespace), { 'x-amzn-requestid': requestId });
}

/** Answers of the query protocol. */
export function answerQuery(operation: string, content: XmlFields, namespace: string): AwsDoubleAnswer {
  const RequestId = randomUUID();
  const document = toXmlDocument(`${operation}Response`, { [`${operation}Result`]: content, ResponseMetadata: { RequestId } }, namespace);
  return xml(200, document, { 'x-amzn-requestid': RequestId });
}

/** Answers of S3. */
export function answerS3(root: string, content: XmlFields): AwsDoubleAnswer {
  const document = toXmlDocument(root, content, 'http://s3.amazonaws.com/doc/2006-03-01/');
  return xml(200, document, { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': randomUUID() });
}

/** Answers of the JSON protocols. */
export function answerJson(protocol: AwsDoubleProtocol, content: unknown): AwsDoubleAnswer {
  const body = JSON.stringify(content);
  return {
    httpStatus: 200,
    headers: {
      'content-type': protocol === 'json' ? 'application/x-amz-json-1.0' : 'application/json',
      'x-amzn-requestid': randomUUID(),
      'x-amz-crc32': String(crc32(body)),
    },
    body,
  };
}

/** Writes an error as the request's protocol does. */
export function answerError({ protocol, service }: AwsDoubleRequest, { code, message, httpStatus }: AwsDoubleError): AwsDoubleAnswer {
  const requestId = randomUUID();
  switch (protocol) {
    case 'ec2': {
      const content = { Errors: new XmlList('Error', [{ Code: code, Message: message }]), RequestID: requestId };
      return xml(httpStatus, toXmlDocument('Response', content), {});
    }
    case 'query': {
      const content = { Error: { Type: 'Sender', Code: code, Message: message }, RequestId: requestId };
      return xml(httpStatus, toXmlDocument('ErrorResponse', content), { 'x-amzn-requestid': requestId });
    }
    case 'rest-xml': {
      const content = { Code: code, Message: message, RequestId: requestId, HostId: randomUUID() };
      return xml(httpStatus, toXmlDocument('Error', content), { 'x-amz-request-id': requestId });
    }
    case 'json':
      return {
        httpStatus,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId },
        body: JSON.stringify({ __type: `com.amazonaws.${service}#${code}`, message }),
      };
    case 'rest-json':
      return {
        httpStatus,
        headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, 'x-amzn-errortype': code },
        body: JSON.stringify({ Type: 'User', message }),
      };
  }
}

function xml(httpStatus: number, body: string, headers: Readonly<Record<string, string>>): AwsDoubleAnswer {
  return { httpStatus, headers: { 'content-type': 'text/xml;charset=UTF-8', ...headers }, body };
}
