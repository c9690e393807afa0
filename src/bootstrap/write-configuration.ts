// What stands in Signalbox's own configuration for what a unit makes, and what is left for people to do.
import { stringify } from 'yaml';
import { namesOf, roleArnIn, type BootstrapPlan } from './bootstrap-plan.ts';

/** The languages of units. */
export type UnitLanguage = 'cloudformation' | 'terraform';

/** Writes a configuration that is complete, with the next steps as comments above it. */
export function writeConfiguration(plan: BootstrapPlan, language: UnitLanguage): string {
  const { queueUrl, topicArn } = namesOf(plan);
  const names = plan.templates.map(({ name }) => name);
  const configuration = {
    aws: { defaultRegion: plan.region },
    sqs: { queues: [{ queueUrl }] },
    guardrails: names.map((name) => ({ name, template: name })),
    channelConfigurations: [
      {
        configurationName: plan.channel,
        platform: 'web',
        channelId: plan.channel,
        snsTopicArns: [topicArn],
        guardrails: names,
        accounts: [plan.home, ...plan.members].map((account) => ({
          name: account.name,
          role: roleArnIn(account, plan),
          externalId: plan.externalId,
        })),
      },
    ],
  };
  const comments = nextSteps(plan, language).map((line) => `# ${line}\n`);
  return `${comments.join('')}${stringify(configuration, { lineWidth: 0, defaultStringType: 'PLAIN' })}`;
}

function nextSteps(plan: BootstrapPlan, language: UnitLanguage): readonly string[] {
  const make =
    language === 'cloudformation'
      ? `aws cloudformation deploy --region ${plan.region} --stack-name ${plan.name} --capabilities CAPABILITY_NAMED_IAM --template-file FILE --tags signalbox:managed-by=bootstrap`
      : 'terraform init && terraform apply';
  return [
    `Signalbox in account ${plan.home.accountId}, ${plan.region}. Make the unit, with credentials of that account:`,
    `  ${make}`,
    ...credentials(plan),
    'Keep this as signalbox.yaml, check it (signalbox check-config) and start Signalbox (signalbox start).',
  ];
}

function credentials(plan: BootstrapPlan): readonly string[] {
  const { serverName } = namesOf(plan);
  switch (plan.principal) {
    case 'user':
      return [
        'Give Signalbox an access key (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) of:',
        `  aws iam create-access-key --user-name ${serverName}`,
      ];
    case 'ec2':
      return [`Give the instance of Signalbox the instance profile ${serverName}.`];
    case 'ecs':
      return [`Give the task of Signalbox the task role ${serverName}.`];
  }
}
