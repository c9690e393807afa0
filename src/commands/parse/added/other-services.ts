// Added arguments of services that have one or two of them.
import { draftOf, refusedArgument, type AddedArgument } from './added-argument.ts';
import { parseShorthand } from '../shorthand.ts';

const ADDRESS_KINDS: Readonly<Record<string, string>> = { to: 'ToAddresses', cc: 'CcAddresses', bcc: 'BccAddresses' };

/** `ses send-email --to a@example.com` (awscli/customizations/sessendemail.py). */
export const emailAddresses: AddedArgument = ({ name, words }, { params }) => {
  draftOf(params, 'Destination')[ADDRESS_KINDS[name] ?? name] = [...words];
};

/** `ses send-email --subject S --text T --html H`. */
export const emailBody: AddedArgument = ({ name, words: [text] }, { params }) => {
  const message = draftOf(params, 'Message');
  const { Subject: subject = {}, Body: body = {} } = message;
  message['Subject'] = name === 'subject' ? { Data: text } : subject;
  message['Body'] = name === 'subject' ? body : { ...(body as object), [name === 'text' ? 'Text' : 'Html']: { Data: text } };
};

/** `cloudfront create-invalidation --paths /a /b` (awscli/customizations/cloudfront.py). */
export const invalidationPaths: AddedArgument = ({ words, newId }, { params }) => {
  params.set('InvalidationBatch', { CallerReference: `cli-${newId()}`, Paths: { Quantity: words.length, Items: [...words] } });
};

/** States of clusters (awscli/customizations/emr/constants.py). */
const CLUSTER_STATES: Readonly<Record<string, readonly string[]>> = {
  active: ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING'],
  terminated: ['TERMINATED'],
  failed: ['TERMINATED_WITH_ERRORS'],
};

/** `emr list-clusters --active`, `--cluster-states RUNNING`. */
export const clusterStates: AddedArgument = ({ name, words }, { params, problems }) => {
  if (params.has('ClusterStates')) problems.push('--cluster-states, --active, --terminated and --failed exclude each other');
  params.set('ClusterStates', [...(CLUSTER_STATES[name] ?? words)]);
};

/** `emr add-tags --tags name=value`. */
export const emrTags: AddedArgument = ({ words }, { params }) => {
  const tags = words.map((word) => {
    const at = word.indexOf('=');
    return at === -1 ? { Key: word, Value: '' } : { Key: word.slice(0, at), Value: word.slice(at + 1) };
  });
  params.set('Tags', tags);
};

/** `deploy create-deployment --s3-location bucket=b,key=k,bundleType=zip` (awscli/customizations/codedeploy/locationargs.py). */
export const deployLocation: AddedArgument = ({ name, words: [text = ''] }, { params, problems }) => {
  const location = readRecord(text);
  const isS3 = name === 's3-location';
  const needed = isS3 ? ['bucket', 'key', 'bundleType'] : ['repository', 'commitId'];
  const known = isS3 ? [...needed, 'eTag', 'version'] : needed;
  const isComplete = location !== undefined && needed.every((key) => typeof location[key] === 'string' && location[key] !== '');
  if (!isComplete) problems.push(`--${name} takes ${needed.map((key) => `${key}=…`).join(',')}`);
  const chosen = Object.fromEntries(Object.entries(location ?? {}).filter(([key]) => known.includes(key)));
  params.set('revision', isS3 ? { revisionType: 'S3', s3Location: chosen } : { revisionType: 'GitHub', gitHubLocation: chosen });
};

function readRecord(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trimStart().startsWith('{')) {
    const outcome = parseShorthand(text);
    return outcome.status === 'read' ? outcome.value : undefined;
  }
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** `cloudsearch define-expression --name n --expression e` (awscli/customizations/cloudsearch.py). */
export const searchExpression: AddedArgument = (given, effect) => {
  const { name, words } = given;
  const [text] = words;
  if (name === 'name' || name === 'expression') {
    draftOf(effect.params, 'Expression')[name === 'name' ? 'ExpressionName' : 'ExpressionValue'] = text;
  } else {
    refuseIndexField(given, effect);
  }
};

const refuseIndexField = refusedArgument(`use --cli-input-json '{"DomainName": …, "IndexField": {…}}'`);

/** `rds copy-db-snapshot --source-region us-west-2`: a parameter of the AWS CLI's own, by which it signs the copying (botocore/handlers.py, inject_presigned_url_rds). */
export const sourceRegion: AddedArgument = ({ name, words: [text] }, { params, notes }) => {
  params.set('SourceRegion', text);
  notes.push(`--${name} is not sent: AWS reads the Region from the ARN of the source.`);
};
