// Commands that change something: each made once through Signalbox and once by the AWS CLI, of things that differ in name alone.

/** A change, and the line of the AWS CLI that shows what became of it. `NAME` is the name of the thing. */
export interface Change {
  readonly lines: readonly string[];
  readonly look: string;
}

const QUEUE = 'http://127.0.0.1/123456789012/NAME';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:NAME';

/** The changes. */
export const CHANGES: readonly Change[] = [
  {
    lines: [
      'ec2 create-security-group --group-name NAME --description "Web, public" --tag-specifications "ResourceType=security-group,Tags=[{Key=Team,Value=shop}]"',
      'ec2 authorize-security-group-ingress --group-name NAME --protocol tcp --port 443 --cidr 192.0.2.0/24',
    ],
    look: 'ec2 describe-security-groups --group-names NAME --query "SecurityGroups[].[GroupName,Description,Tags,IpPermissions]"',
  },
  {
    lines: [`sqs create-queue --queue-name NAME --attributes '{"VisibilityTimeout":"60","DelaySeconds":"5"}' --tags Team=shop`],
    look: `sqs get-queue-attributes --queue-url ${QUEUE} --attribute-names VisibilityTimeout DelaySeconds QueueArn`,
  },
  {
    lines: [
      'sqs create-queue --queue-name NAME',
      `sqs set-queue-attributes --queue-url ${QUEUE} --attributes MessageRetentionPeriod=600`,
      `sqs tag-queue --queue-url ${QUEUE} --tags Team=shop,Stage=test`,
    ],
    look: `sqs list-queue-tags --queue-url ${QUEUE}`,
  },
  {
    lines: [
      'sns create-topic --name NAME --attributes DisplayName=Alerts',
      `sns tag-resource --resource-arn ${TOPIC} --tags Key=a,Value=b Key=c,Value=d`,
    ],
    look: `sns list-tags-for-resource --resource-arn ${TOPIC}`,
  },
  {
    lines: [
      'dynamodb create-table --table-name NAME --attribute-definitions AttributeName=id,AttributeType=S AttributeName=at,AttributeType=N --key-schema AttributeName=id,KeyType=HASH AttributeName=at,KeyType=RANGE --billing-mode PAY_PER_REQUEST',
    ],
    look: 'dynamodb describe-table --table-name NAME --query "Table.[TableName,KeySchema,AttributeDefinitions,BillingModeSummary.BillingMode]"',
  },
  {
    lines: [
      'ssm put-parameter --name /NAME/url --type String --value "a, b" --description Where',
      'ssm add-tags-to-resource --resource-type Parameter --resource-id /NAME/url --tags Key=Team,Value=shop',
    ],
    look: 'ssm get-parameter --name /NAME/url --query "Parameter.[Name,Type,Value,Version]"',
  },
  {
    lines: [
      'logs create-log-group --log-group-name /NAME --tags Team=shop',
      'logs put-retention-policy --log-group-name /NAME --retention-in-days 7',
    ],
    look: 'logs describe-log-groups --log-group-name-prefix /NAME --query "logGroups[].[logGroupName,retentionInDays]"',
  },
  {
    lines: ['logs create-log-group --log-group-name /NAME', 'logs delete-log-group --log-group-name /NAME'],
    look: 'logs describe-log-groups --log-group-name-prefix /NAME',
  },
  {
    lines: [
      'cloudwatch put-metric-alarm --alarm-name NAME --metric-name CPUUtilization --namespace AWS/EC2 --statistic Average --period 60 --threshold 80.5 --comparison-operator GreaterThanThreshold --evaluation-periods 2 --dimensions Name=InstanceId,Value=i-1 Name=Zone,Value=a --treat-missing-data breaching',
    ],
    look: 'cloudwatch describe-alarms --alarm-names NAME --query "MetricAlarms[].[AlarmName,Threshold,Period,Dimensions,TreatMissingData,ActionsEnabled]"',
  },
  {
    lines: [
      'events put-rule --name NAME --schedule-expression "rate(5 minutes)" --state DISABLED',
      'events put-targets --rule NAME --targets "Id"="1","Arn"="arn:aws:sqs:us-east-1:123456789012:jobs"',
    ],
    look: 'events list-targets-by-rule --rule NAME',
  },
  {
    lines: ['ecr create-repository --repository-name NAME --image-scanning-configuration scanOnPush=true --image-tag-mutability IMMUTABLE'],
    look: 'ecr describe-repositories --repository-names NAME --query "repositories[].[repositoryName,imageScanningConfiguration,imageTagMutability]"',
  },
  {
    lines: ['ecr create-repository --repository-name NAME', 'ecr delete-repository --repository-name NAME --force'],
    look: `ecr describe-repositories --query "length(repositories[?repositoryName=='NAME'])"`,
  },
  {
    lines: ['ecs create-cluster --cluster-name NAME --settings name=containerInsights,value=enabled --tags key=Team,value=shop'],
    look: 'ecs describe-clusters --clusters NAME --include TAGS SETTINGS --query "clusters[].[clusterName,status,settings,tags]"',
  },
  {
    lines: [
      'kinesis create-stream --stream-name NAME --shard-count 2',
      'kinesis add-tags-to-stream --stream-name NAME --tags Team=shop,Stage=test',
    ],
    look: 'kinesis list-tags-for-stream --stream-name NAME',
  },
  {
    lines: [
      's3api create-bucket --bucket NAME',
      's3api put-bucket-tagging --bucket NAME --tagging "TagSet=[{Key=Team,Value=shop},{Key=Stage,Value=test}]"',
    ],
    look: 's3api get-bucket-tagging --bucket NAME',
  },
  {
    lines: [
      `cloudformation create-stack --stack-name NAME --template-body '{"Parameters":{"Wanted":{"Type":"String"}},"Resources":{"Queue":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":"Wanted"}}}}}' --parameters ParameterKey=Wanted,ParameterValue=NAME-queue --tags Key=Team,Value=shop`,
    ],
    look: 'cloudformation describe-stacks --stack-name NAME --query "Stacks[].[StackName,StackStatus,Parameters,Tags]"',
  },
];
