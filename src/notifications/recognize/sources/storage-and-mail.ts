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
    'Feedback ID': 'bounce.feedbackId | complaint.feedbackId',
    'Message ID': 'mail.messageId',
  },
  leftOut: [
    'mail.sourceArn',
    'bounce.bouncedRecipients.status',
    'bounce.bouncedRecipients.action',
    'bounce.timestamp',
    'bounce.reportingMTA',
    'complaint.timestamp',
    'delivery.timestamp',
    'deliveryDelay.timestamp',
    'deliveryDelay.delayedRecipients.status',
  ],
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

/** The events of SES, one for each that a configuration set publishes, and the advice on how mails are delivered. */
export const mailEvents: readonly EventRecipe[] = [
  {
    ...mail,
    source: 'aws.ses',
    types: [
      'Email Bounced',
      'Email Clicked',
      'Email Complaint Received',
      'Email Delivered',
      'Email Delivery Delayed',
      'Email Opened',
      'Email Rejected',
      'Email Rendering Failed',
      'Email Sent',
      'Email Subscribed',
    ],
  },
  ...(
    [
      ['Advisor Recommendation Status Open', 'warning'],
      ['Advisor Recommendation Status Resolved', 'good'],
    ] as const
  ).map(([type, tone]): EventRecipe => ({
    source: 'aws.ses',
    types: [type],
    name: '$.resources.0',
    cause: 'data',
    tone,
    leftOut: ['version'],
    incident: { of: 'aws.ses', id: ['$.resources.0', 'data'], as: 'condition' },
  })),
];

/** What S3 and SES send to a topic. */
export const storageAndMailMessages: readonly MessageRecipe[] = [
  {
    kind: 'S3 Event',
    when: { 'Records.0.eventSource': ['aws:s3'], 'Records.1': true },
    name: 'Records.s3.bucket.name',
    sentences: ['{Records.length} objects in bucket {Records.s3.bucket.name}: {Records.eventName}.'],
    facts: {
      Event: 'Records.eventName',
      Objects: 'Records.s3.object.key.decoded',
      By: 'Records.userIdentity.principalId',
      'From address': 'Records.requestParameters.sourceIPAddress',
    },
    leftOut: ['Records'],
    region: 'Records.0.awsRegion',
    at: 'Records.0.eventTime',
  },
  {
    kind: 'S3 Event',
    when: { 'Records.0.eventSource': ['aws:s3'] },
    name: 'Records.s3.bucket.name',
    sentences: ['{Records.eventName} of {Records.s3.object.key.decoded} in bucket {Records.s3.bucket.name}.'],
    facts: {
      Event: 'Records.eventName',
      Object: 'Records.s3.object.key.decoded',
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
    // What the checks of a mail say is about the mail, and nothing that has failed.
    state: '',
    cause: '',
    tone: 'neutral',
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
    leftOut: ['content', 'notificationType'],
    at: 'receipt.timestamp',
  },
];
