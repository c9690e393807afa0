// Amazon S3 and Amazon SES: what they send to a topic by themselves and by EventBridge (S3 user guide, Event message structure and
// EventBridge event message structure; SES developer guide, SNS notification contents and examples of event data).
import type { EventRecipe, MessageRecipe, Recipe } from '../recipe/recipe.ts';

const mail: Recipe = {
  name: 'mail.commonHeaders.subject | mail.destination',
  state: 'notificationType | eventType',
  tones: { Delivery: 'good', Send: 'neutral', Open: 'neutral', Click: 'neutral', Subscription: 'neutral' },
  severity: {
    at: 'notificationType | eventType',
    words: { Bounce: 'medium', Complaint: 'medium', Reject: 'high', 'Rendering Failure': 'high', DeliveryDelay: 'low' },
  },
  cause: [
    'bounce.bouncedRecipients.diagnosticCode',
    'complaint.complaintFeedbackType',
    'reject.reason',
    'failure.errorMessage',
    'deliveryDelay.delayedRecipients.diagnosticCode',
    'delivery.smtpResponse',
  ].join(' | '),
  facts: {
    Recipients:
      'bounce.bouncedRecipients.emailAddress | complaint.complainedRecipients.emailAddress | deliveryDelay.delayedRecipients.emailAddress | mail.destination',
    'Bounce type': 'bounce.bounceType',
    'Bounce subtype': 'bounce.bounceSubType',
    'Delay type': 'deliveryDelay.delayType',
    Template: 'failure.templateName',
    Sender: 'mail.source',
    'Source IP': 'mail.sourceIp',
    'Message ID': 'mail.messageId',
  },
  account: 'mail.sendingAccountId',
};

/** The events of S3. */
export const storageEvents: readonly EventRecipe[] = [
  ['Object Created', 'was created'],
  ['Object Deleted', 'was deleted'],
  ['Object Restore Completed', 'was restored'],
  ['Object Restore Initiated', 'is being restored'],
  ['Object Restore Expired', 'is archived again'],
  ['Object Storage Class Changed', 'has another storage class'],
  ['Object Tags Added', 'has new tags'],
  ['Object Tags Deleted', 'has lost its tags'],
  ['Object ACL Updated', 'has another access control list'],
  ['Object Access Tier Changed', 'has another access tier'],
].map(([type = '', happened = '']): EventRecipe => ({
  source: 'aws.s3',
  types: [type],
  name: 'bucket.name',
  cause: '',
  sentences: [`{object.key} in bucket {bucket.name} ${happened}.`],
  facts: {
    Object: 'object.key',
    'Size (bytes)': 'object.size',
    Reason: 'reason',
    By: 'requester',
    'From address': 'source-ip-address',
    Version: 'object.version-id',
  },
  consolePage: 's3/object/{bucket.name}?region={region}&prefix={object.key}',
}));

/** What S3 and SES send to a topic. */
export const storageAndMailMessages: readonly MessageRecipe[] = [
  {
    kind: 'S3 Event',
    when: { 'Records.0.eventSource': ['aws:s3'] },
    name: 'Records.s3.bucket.name',
    sentences: ['{Records.eventName} of {Records.s3.object.key} in bucket {Records.s3.bucket.name}.'],
    facts: {
      Event: 'Records.eventName',
      Object: 'Records.s3.object.key',
      'Size (bytes)': 'Records.s3.object.size',
      By: 'Records.userIdentity.principalId',
      'From address': 'Records.requestParameters.sourceIPAddress',
    },
    region: 'Records.0.awsRegion',
    at: 'Records.0.eventTime',
  },
  {
    ...mail,
    kind: 'SES Notification',
    when: { 'mail.messageId': true, notificationType: ['Bounce', 'Complaint', 'Delivery'] },
    arn: 'mail.sourceArn',
    at: 'bounce.timestamp | complaint.timestamp | delivery.timestamp | mail.timestamp',
  },
  {
    ...mail,
    kind: 'SES Event',
    when: { 'mail.messageId': true, eventType: true },
    arn: 'mail.sourceArn',
    at: 'bounce.timestamp | complaint.timestamp | delivery.timestamp | deliveryDelay.timestamp | open.timestamp | click.timestamp | mail.timestamp',
  },
  {
    kind: 'SES Mail Received',
    when: { 'mail.messageId': true, notificationType: ['Received'] },
    name: 'mail.commonHeaders.subject',
    sentences: ['Mail from {mail.source} to {receipt.recipients}.'],
    facts: {
      From: 'mail.commonHeaders.from',
      Recipients: 'receipt.recipients',
      Spam: 'receipt.spamVerdict.status',
      Virus: 'receipt.virusVerdict.status',
      SPF: 'receipt.spfVerdict.status',
      DKIM: 'receipt.dkimVerdict.status',
      DMARC: 'receipt.dmarcVerdict.status',
      'Message ID': 'mail.messageId',
    },
    at: 'receipt.timestamp',
  },
];
