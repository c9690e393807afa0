// What the AWS double does wrong when it is told to, and how each service words what all of them refuse.
import type { ServerResponse } from 'node:http';
import { AwsDoubleError } from './aws-double-answer.ts';
import type { AwsDoubleProtocol, AwsDoubleRequest } from './aws-double-request.ts';

/** A way to fail. */
export type AwsFault =
  /** An error of the service. */
  | { readonly kind: 'error'; readonly code: string; readonly message?: string; readonly httpStatus?: number }
  /** The service's own word for too many requests. */
  | { readonly kind: 'throttled' }
  /** The service's own word for a right that the key lacks. */
  | { readonly kind: 'denied' }
  /** Takes the request, does what it asks for, and never answers. */
  | { readonly kind: 'hang' }
  /** Cuts the connection; with `taken` only after it has done what was asked for. */
  | { readonly kind: 'reset'; readonly taken: boolean }
  /** Answers as a proxy might: status 200 and a page. */
  | { readonly kind: 'garbage' };

/** Tells whether the request still does what it asks for. */
export function isTaken(fault: AwsFault): boolean {
  return fault.kind === 'hang' || (fault.kind === 'reset' && fault.taken);
}

/** Returns the error that a fault is, if it is one. */
export function errorOfFault(fault: AwsFault, request: AwsDoubleRequest): AwsDoubleError | undefined {
  switch (fault.kind) {
    case 'error':
      return new AwsDoubleError(fault.code, fault.message ?? `The double was told to answer ${fault.code}.`, fault.httpStatus);
    case 'throttled':
      return THROTTLED[request.protocol];
    case 'denied':
      return denied(request);
    case 'hang':
    case 'reset':
    case 'garbage':
      return undefined;
  }
}

/** Fails a request in a way that is no answer of AWS. */
export function failWithoutError(fault: AwsFault, response: ServerResponse): void {
  if (fault.kind === 'reset') response.socket?.destroy();
  if (fault.kind === 'garbage') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Sign in to the network<br></body></html>');
  }
}

/** Returns the error that the signature of a request deserves, if any. */
export function errorOfSignature({ protocol, service, signature }: AwsDoubleRequest): AwsDoubleError | undefined {
  if (signature === 'valid') return undefined;
  const { codes, httpStatus, missing = httpStatus } = SIGNATURE_ERRORS[protocol];
  const messages = {
    missing: 'Request is missing Authentication Token',
    'unknown-key':
      service === 's3'
        ? 'The AWS Access Key Id you provided does not exist in our records.'
        : 'The security token included in the request is invalid.',
    wrong:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  };
  const ofEc2 = protocol === 'ec2' && signature !== 'missing';
  const message = ofEc2 ? 'AWS was not able to validate the provided access credentials' : messages[signature];
  return new AwsDoubleError(codes[signature], message, signature === 'missing' ? missing : httpStatus);
}

const SIGNATURE_ERRORS: Readonly<
  Record<
    AwsDoubleProtocol,
    {
      readonly codes: Readonly<Record<'missing' | 'unknown-key' | 'wrong', string>>;
      readonly httpStatus: number;
      readonly missing?: number;
    }
  >
> = {
  ec2: {
    codes: { missing: 'MissingAuthenticationToken', 'unknown-key': 'AuthFailure', wrong: 'AuthFailure' },
    httpStatus: 401,
    missing: 403,
  },
  query: {
    codes: { missing: 'MissingAuthenticationToken', 'unknown-key': 'InvalidClientTokenId', wrong: 'SignatureDoesNotMatch' },
    httpStatus: 403,
  },
  'rest-xml': { codes: { missing: 'AccessDenied', 'unknown-key': 'InvalidAccessKeyId', wrong: 'SignatureDoesNotMatch' }, httpStatus: 403 },
  json: {
    codes: {
      missing: 'MissingAuthenticationTokenException',
      'unknown-key': 'UnrecognizedClientException',
      wrong: 'InvalidSignatureException',
    },
    httpStatus: 400,
  },
  'rest-json': {
    codes: {
      missing: 'MissingAuthenticationTokenException',
      'unknown-key': 'UnrecognizedClientException',
      wrong: 'InvalidSignatureException',
    },
    httpStatus: 403,
  },
};

const THROTTLED: Readonly<Record<AwsDoubleProtocol, AwsDoubleError>> = {
  ec2: new AwsDoubleError('RequestLimitExceeded', 'Request limit exceeded.', 503),
  query: new AwsDoubleError('Throttling', 'Rate exceeded'),
  'rest-xml': new AwsDoubleError('SlowDown', 'Please reduce your request rate.', 503),
  json: new AwsDoubleError('ThrottlingException', 'Rate exceeded'),
  'rest-json': new AwsDoubleError('TooManyRequestsException', 'Rate exceeded', 429),
};

function denied({ protocol, service, operation }: AwsDoubleRequest): AwsDoubleError {
  if (protocol === 'ec2') return new AwsDoubleError('UnauthorizedOperation', 'You are not authorized to perform this operation.', 403);
  const code = protocol === 'json' || protocol === 'rest-json' ? 'AccessDeniedException' : 'AccessDenied';
  const message = `User: arn:aws:iam::123456789012:user/sample is not authorized to perform: ${service}:${operation}`;
  return new AwsDoubleError(code, message, protocol === 'json' ? 400 : 403);
}
