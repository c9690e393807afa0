// Command lines that the demo account answers, at least one for each of its operations.

/** Lines that read. */
export const READING_LINES: readonly string[] = [
  'ec2 describe-instances',
  'ec2 describe-instances --filters Name=instance-state-name,Values=running Name=tag:team,Values=storefront',
  'ec2 describe-security-groups',
  'ec2 describe-vpcs',
  'ec2 describe-subnets',
  'ec2 describe-regions',
  'ec2 describe-regions --all-regions',
  'cloudwatch describe-alarms',
  'cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm',
  'cloudwatch describe-alarms --state-value ALARM',
  'logs describe-log-groups',
  'logs filter-log-events --log-group-name /aws/ecs/checkout-api',
  'ecs list-clusters',
  'ecs describe-clusters --clusters shop',
  'ecs list-services --cluster shop',
  'ecs describe-services --cluster shop --services checkout-api cart nothing',
  'lambda list-functions',
  'lambda get-function-configuration --function-name payment-webhook',
  's3api list-buckets',
  'rds describe-db-instances',
  'dynamodb list-tables',
  'dynamodb describe-table --table-name shop-orders',
  'sqs list-queues',
  'sqs get-queue-attributes --queue-url https://sqs.us-east-1.amazonaws.com/111122223333/open-orders --attribute-names All',
  'sns list-topics',
  'codepipeline list-pipelines',
  'codepipeline get-pipeline-state --name checkout-api',
  'codepipeline get-pipeline-state --name storefront',
  'codepipeline get-pipeline-execution --pipeline-name cart --pipeline-execution-id 2b9c1f60-7d3e-4a58-9c41-0e6f5d8a7b32',
  'cloudformation describe-stacks',
  'elbv2 describe-load-balancers',
  'ce get-cost-and-usage --time-period Start=2026-02-01,End=2026-03-01 --granularity MONTHLY --metrics UnblendedCost',
  'ce get-cost-and-usage --time-period Start=2026-02-20,End=2026-03-01 --granularity DAILY --metrics UnblendedCost --group-by Type=DIMENSION,Key=SERVICE',
];

/** Lines that change something. */
export const CHANGING_LINES: readonly string[] = [
  'ec2 reboot-instances --instance-ids i-0a3c5e7f91b2d4680',
  'ec2 stop-instances --instance-ids i-0a3c5e7f91b2d4680 i-0b4d6f8a02c3e5791',
  'ec2 start-instances --instance-ids i-04a8d6f1c3e572b90',
  'ecs update-service --cluster shop --service checkout-api --desired-count 6',
  'codepipeline start-pipeline-execution --name checkout-api',
];
