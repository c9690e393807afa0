// Why a request at the SNS door is turned away. Refusals are final: the same bytes will never be accepted.

// Every refusal with what an operator reads in the log; none repeats what the request said.
const snsRefusalTexts = {
  'bad-signature': 'The signature does not belong to this message',
  'body-not-json': 'The body is not JSON',
  'body-not-utf8': 'The body is not UTF-8',
  'body-too-large': 'The body is larger than any SNS message',
  'certificate-key': 'The signing certificate has no RSA key that SNS would use',
  'certificate-name': 'The signing certificate is not made out to SNS',
  'certificate-unusable': 'There is no usable signing certificate at its address',
  'certificate-url': 'The signing certificate does not stand where SNS publishes it in the Region of the topic',
  'field-malformed': 'A field of the SNS message is not of its form',
  'field-missing': 'A field of the SNS message is missing',
  'field-too-large': 'A field of the SNS message is larger than in any SNS message',
  'not-an-envelope': 'The body is not an SNS message',
  'raw-delivery': 'Raw message delivery is on, which takes the signature away: turn it off on the subscription',
  'signature-malformed': 'The signature is not canonical base64 of an RSA signature',
  'signature-version': 'The signature version is not one that this door accepts',
  'topic-arn': 'The topic ARN is not one of a known Region',
  'type-mismatch': 'The header and the body name different message types',
  'type-unknown': 'The message type is not one of SNS',
} as const satisfies Record<string, string>;

/** A key of the table; counted as the outcome of a request. */
export type SnsRefusalCode = keyof typeof snsRefusalTexts;

/** A request that is turned away for good. */
export interface SnsRefusal {
  readonly status: 'refused';
  readonly code: SnsRefusalCode;
  readonly text: string;
}

/** Makes a refusal; `particular` names a field or a limit, never a value of the request. */
export function refuse(code: SnsRefusalCode, particular = ''): SnsRefusal {
  return { status: 'refused', code, text: particular === '' ? snsRefusalTexts[code] : `${snsRefusalTexts[code]}: ${particular}` };
}
