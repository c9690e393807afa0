// Common commands that the demo account answers; what they are for.

/** What is asked for, by command line. */
export const demoLines: Readonly<Record<string, string>> = {
  'ec2 describe-instances': 'instances',
  'ec2 describe-instances --filters Name=instance-state-name,Values=running Name=tag:team,Values=storefront': 'instances by state and tag',
  'ec2 describe-instances --query "Reservations[].Instances[].[InstanceId,State.Name,Tags[?Key==\'Name\'].Value|[0]]"':
    "instances, in columns of one's own",
  'ec2 describe-security-groups': 'security groups',
  'ec2 describe-vpcs': 'networks',
  'ec2 describe-subnets': 'subnets',
  'ec2 describe-regions': 'Regions',
  'ec2 start-instances --instance-ids i-04a8d6f1c3e572b90': 'start an instance',
  'ec2 stop-instances --instance-ids i-0a3c5e7f91b2d4680 i-0b4d6f8a02c3e5791': 'stop instances',
  'ec2 reboot-instances --instance-ids i-0a3c5e7f91b2d4680': 'reboot an instance',
  'cloudwatch describe-alarms': 'alarms',
  'cloudwatch describe-alarms --state-value ALARM': 'alarms that ring',
  'logs describe-log-groups': 'log groups',
  'logs filter-log-events --log-group-name /ecs/checkout-api': 'lines of a log group',
  'lambda list-functions': 'functions',
  'lambda get-function-configuration --function-name payment-webhook': 'one function',
  'ecs list-clusters': 'clusters',
  'ecs describe-clusters --clusters shop': 'one cluster',
  'ecs list-services --cluster shop': 'services',
  'ecs describe-services --cluster shop --services checkout-api cart nothing': 'services with their state',
  'ecs update-service --cluster shop --service checkout-api --desired-count 6': 'scale a service',
  'cloudformation describe-stacks': 'stacks',
  'codepipeline list-pipelines': 'pipelines',
  'codepipeline get-pipeline-state --name checkout-api': 'where a pipeline stands',
  'codepipeline start-pipeline-execution --name checkout-api': 'run a pipeline',
  's3api list-buckets': 'buckets',
  'rds describe-db-instances': 'databases',
  'dynamodb list-tables': 'tables',
  'dynamodb describe-table --table-name shop-orders': 'one table',
  'sqs list-queues': 'queues',
  'sqs get-queue-attributes --queue-url https://sqs.us-east-1.amazonaws.com/111122223333/open-orders --attribute-names All':
    'how full a queue is',
  'sns list-topics': 'topics',
  'elbv2 describe-load-balancers': 'load balancers',
  'ce get-cost-and-usage --time-period Start=2026-02-01,End=2026-03-01 --granularity MONTHLY --metrics UnblendedCost --group-by Type=DIMENSION,Key=SERVICE':
    'costs by service',
};
