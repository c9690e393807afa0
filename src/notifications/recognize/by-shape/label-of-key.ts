// A key as a label that people read: `EC2InstanceId` is `EC2 instance ID`.
import { readableText } from '../readable-text.ts';
import { remember } from './remember.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** Labels are cut at so many characters; they stand in one narrow column. */
const MAX_LABEL_LENGTH = 60;

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [
    ...wordSet(`ACL, ACM, AMI, API, ARN, ARNs, AWS, AZ, CIDR, CPU, CVE, DB, DNS, EBS, EC2, ECR, ECS, EFS, EKS, ELB, EMR, GB, GPU, HTML, HTTP, HTTPS,
      IAM, ID, IDs, IP, IPs, JSON, KMS, MB, MFA, NAT, OS, RDS, S3, SNS, SQL, SQS, SSH, SSL, SSM, SSO, TB, TCP, TLS, TTL, UDP, UID, URI, URL, URLs,
      UUID, VPC, VPN, WAF`),
  ].map((spelling) => [spelling.toLowerCase(), spelling]),
);

// Match: clusterArn, execution-id, AWS_REGION. Near miss: `Event Source`, which is a label already.
const MACHINE_KEY = /^[\p{L}\d_-]+$/u;

/** Returns the label of a key; a key that is no machine's word stays as it is. */
export const labelOfKey = remember(readLabel);

function readLabel(key: string): string {
  const words = MACHINE_KEY.test(key) ? wordsOfKey(key) : [];
  if (words.length === 0) return cutLabel(readableText(key).replaceAll(/\s+/gu, ' ').trim());
  return cutLabel(words.map((word, index) => SPELLINGS.get(word) ?? (index === 0 ? capitalized(word) : word)).join(' '));
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function cutLabel(label: string): string {
  if (label === '') return 'Value';
  const characters = Array.from(label);
  return characters.length <= MAX_LABEL_LENGTH ? label : `${characters.slice(0, MAX_LABEL_LENGTH - 1).join('')}…`;
}
