// Texts that services write as letters: what they tell is taken out as labels and values, for the recipes of messages.
import { readAmplifyPage } from './read-amplify-page.ts';

type Pairs = readonly (readonly [string, string])[];

interface Letter {
  /** What the letter is; becomes the value of the label `Letter`. */
  readonly name: string;
  readonly pattern: RegExp;
  /** The labels of the pattern's groups. */
  readonly labels: readonly string[];
  /** True where the address of its page tells more. */
  readonly readsPage?: boolean;
}

const LETTERS: readonly Letter[] = [
  {
    // Match: Build notification from the AWS Amplify Console for app: https://main.d1.amplifyapp.com/. Your build status is FAILED. Go to https://...
    // Near miss: Your build status is FAILED.
    name: 'Amplify build',
    pattern:
      /^"?Build notification from the AWS Amplify Console for app: (https:\/\/\S{1,300}?)\/?\.? Your build status is (\w{1,40})\.(?: Go to (https:\/\/\S{1,500}) to view)?/,
    labels: ['App', 'Status', 'Page'],
    readsPage: true,
  },
  {
    // Match: AWS Budget Notification November 22, 2026\nAWS Account 123456789012\n...\nThe ACTUAL Cost ... is $912.41.\n\nBudget Name: total.
    // Near miss: AWS Budgets Report.
    name: 'Budget alert',
    pattern:
      /AWS Budget Notification[^\n]{0,100}\s{1,5}AWS Account (\d{12})[\s\S]{0,2000}?\n([^\n]{20,1000}?)(?: You can find additional details[^\n]{0,200})?\n\s{0,5}Budget Name:/,
    labels: ['Account', 'Sentence'],
  },
  {
    // Match: Message: Environment health has transitioned from Ok to Severe. Near miss: The environment has changed.
    name: 'Beanstalk health',
    pattern: /^Message: Environment health has transitioned from ([\w ]{1,20}) to ([\w ]{1,20})\./m,
    labels: ['Health before', 'Health'],
  },
  {
    // Match: An AWS Backup job failed. Resource ARN : arn:aws:ec2:... BackupJob ID : 1b23. Near miss: two of them, which are two events.
    name: 'Backup job',
    pattern:
      /^(An AWS (?:Backup|Copy|Restore) job (?:was |has |is )?([\w ]{1,60}))\.(?: Recovery point ARN ?: ?(arn:\S{1,1000}?)\.)? Resource ARN ?: ?(arn:\S{1,1000}?)\.? (?:Backup|Copy|Restore) ?Job ID ?: ?(\S{1,100})\s*$/i,
    labels: ['Sentence', 'Status', 'Recovery point', 'Resource', 'Job ID'],
  },
  {
    // Match: Alerts Firing:\nLabels:\n - alertname = HighLatency. Near miss: Alerts are firing.
    name: 'Prometheus alerts',
    pattern: /^Alerts (Firing|Resolved):\s*\n/,
    labels: ['Status'],
  },
];

// Match: `Budget Name: My Budget`, `Backup Job ID : 1b2c-...`, ` - alertname = HighLatency`. Near miss: `https://example.com`.
const LINE = /^[ \t]*(?:- )?([A-Za-z][\w ]{1,40}?) ?(?::[ \t]+| = )(\S.{0,2000})$/gm;
/** How many lines of labels are read; the longest of these letters has about ten. */
const MAX_LINES = 60;

/** Returns what a service's letter tells, or undefined where the text is none. */
export function readServiceText(text: string): Pairs | undefined {
  for (const { name, pattern, labels, readsPage } of LETTERS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const ofGroups = groupPairs(labels, match);
    const page = ofGroups.find(([label]) => label === 'Page')?.[1] ?? '';
    return [...linePairs(text), ...ofGroups, ...(readsPage === true ? readAmplifyPage(page) : []), ['Letter', name]];
  }
  return undefined;
}

function groupPairs(labels: readonly string[], match: RegExpExecArray): Pairs {
  return labels.flatMap((label, index) => {
    const value = match[index + 1];
    return value === undefined ? [] : [[label, value.trim()] as const];
  });
}

// The first of several lines with one label counts: later ones tell of further alerts.
function linePairs(text: string): Pairs {
  const pairs = new Map<string, string>();
  for (const [, label = '', value = ''] of text.matchAll(LINE)) {
    if (pairs.size >= MAX_LINES) break;
    if (!pairs.has(label)) pairs.set(label, value.trim());
  }
  return [...pairs];
}
