// What an error code of AWS means, in a few words, and what to do about it: services name alike what happens, though not the same.
import type { ParsedCommand } from '../../domain/command.ts';

/** What was refused, and where. */
interface Refused {
  readonly message: string;
  readonly command: Pick<ParsedCommand, 'service' | 'cliOperation'>;
  readonly region: string;
}

/** An explanation; nothing where AWS's own words say it. */
interface ErrorExplanation {
  readonly words?: string;
  readonly advice?: string;
}

interface Row {
  readonly codes: RegExp;
  readonly words: string | ((refused: Refused) => string);
  readonly advice?: (refused: Refused) => string;
}

// The action that is missing. Match: not authorized to perform: ec2:StopInstances. Near miss: You are not authorized to perform this operation.
const ACTION = /not authorized to perform: (?<action>[\w-]{1,60}:\w{1,100})/;

// Match: because no session policy allows the ec2:RunInstances action, with an explicit deny in a session policy.
// Near miss: because no identity-based policy allows it (the role).
const SESSION_POLICY = /\b(?:no|a) session policy\b/;

/** The first row whose codes match counts. */
const ROWS: readonly Row[] = [
  {
    // Match: AccessDenied, AccessDeniedException, UnauthorizedOperation, AuthorizationError. Near miss: ThrottlingException.
    codes: /AccessDenied|Unauthorized|AuthorizationError|NotAuthorized/,
    words: ({ message }) => {
      const action = ACTION.exec(message)?.groups?.['action'];
      return action === undefined ? 'not allowed' : `${action} is not allowed`;
    },
    advice: ({ message }) =>
      SESSION_POLICY.test(message)
        ? 'The guardrails of this channel do not allow it: AWS enforces them as the policy of the session.'
        : 'Signalbox allowed it; the IAM policies of these credentials do not. Whoever looks after them can add the action named above.',
  },
  {
    // Match: ExpiredToken, ExpiredTokenException, RequestExpired, InvalidClientTokenId. Near miss: ExpiredIteratorException (a stream's place).
    codes: /ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|AuthFailure/,
    words: 'credentials not accepted',
    advice: () => "AWS does not accept this machine's credentials: renew them, or check this machine's clock.",
  },
  {
    // Match: Throttling, ThrottlingException, RequestLimitExceeded, TooManyRequestsException, SlowDown. Near miss: LimitExceededException.
    codes: /Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|RequestThrottled/,
    words: 'too many calls for now',
    advice: () => 'AWS takes no more calls of this account for the moment. Try again in a minute.',
  },
  {
    // Match: InvalidInstanceID.NotFound, ResourceNotFoundException, DBInstanceNotFound, NoSuchBucket. Near miss: InvalidParameterValue.
    codes: /NotFound|NonExistent|DoesNotExist|NoSuch/,
    words: 'there is no such thing',
    advice: ({ region }) => `AWS looked in ${region}. If it is elsewhere, name the place with --region.`,
  },
  {
    // Match: IncorrectInstanceState, InvalidDBInstanceState, ResourceInUseException, ConflictException. Near miss: InvalidStateMachineName.
    codes: /IncorrectState|Incorrect\w*State$|Invalid\w*State(?:Exception|Fault)?$|InUse|Conflict|DependencyViolation|UpdateInProgress/,
    words: 'not in its present state',
  },
  {
    // Match: LimitExceededException, ServiceQuotaExceededException, InstanceLimitExceeded. Near miss: RequestLimitExceeded, which is above.
    codes: /(?:Limit|Quota)\w*Exceeded|QuotaExceeded/,
    words: 'a limit of the account is reached',
  },
  {
    // Match: ValidationError, ValidationException, InvalidParameterValue, MissingParameter. Near miss: ServiceUnavailable.
    codes: /^Validation|InvalidParameter|InvalidArgument|InvalidRequest|InvalidInput|MissingParameter|Malformed/,
    words: 'a parameter does not fit',
    advice: ({ command: { service, cliOperation } }) => `“${service} ${cliOperation} help” says what its parameters take.`,
  },
];

/** Explains a code. */
export function explainErrorCode(code: string, refused: Refused): ErrorExplanation {
  const row = ROWS.find(({ codes }) => codes.test(code));
  if (row === undefined) return {};
  const { words, advice } = row;
  return {
    words: typeof words === 'string' ? words : words(refused),
    ...(advice === undefined ? {} : { advice: advice(refused) }),
  };
}
