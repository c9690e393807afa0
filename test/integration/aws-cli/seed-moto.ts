// A moto_server with things in it: two of a kind where order and pages matter, made by the AWS CLI itself.
import type { MotoServer } from '../../fakes/find-moto.ts';
import { runAwsCli } from './aws-cli.ts';

/** A role that moto takes for one that exists. */
const ROLE = 'arn:aws:iam::123456789012:role/runner';

const TRUST = `'{"Version":"2012-10-17","Statement":[]}'`;

const STATES = `'{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}'`;

const TEMPLATE = `'{"Resources":{"Topic":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":"from-stack"}}},"Outputs":{"Arn":{"Value":{"Ref":"Topic"}}}}'`;

/** What needs nothing but itself. */
const ALONE: readonly string[] = [
  'ec2 run-instances --image-id ami-12c6146b --count 2 --instance-type t3.micro --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=web},{Key=Team,Value=shop}]"',
  'ec2 create-volume --availability-zone us-east-1a --size 8 --volume-type gp3',
  'ec2 create-security-group --group-name web --description "Web servers"',
  's3api create-bucket --bucket shop-assets',
  's3api create-bucket --bucket shop-logs',
  'dynamodb create-table --table-name orders --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST',
  'sqs create-queue --queue-name jobs --attributes VisibilityTimeout=45',
  'sqs create-queue --queue-name jobs-dead',
  'sns create-topic --name alerts --tags Key=Team,Value=ops',
  'sns create-topic --name news',
  'cloudwatch put-metric-alarm --alarm-name cpu-high --metric-name CPUUtilization --namespace AWS/EC2 --statistic Average --period 60 --threshold 80.5 --comparison-operator GreaterThanThreshold --evaluation-periods 2 --dimensions Name=InstanceId,Value=i-1',
  'cloudwatch put-metric-alarm --alarm-name errors --metric-name Errors --namespace AWS/Lambda --statistic Sum --period 300 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --evaluation-periods 1',
  'cloudwatch put-metric-data --namespace Shop --metric-name Orders --value 12 --timestamp 2026-03-01T12:00:00Z',
  'logs create-log-group --log-group-name /shop/web',
  'logs create-log-group --log-group-name /shop/worker',
  'ssm put-parameter --name /shop/url --type String --value shop.example.com',
  'ssm put-parameter --name /shop/hosts --type StringList --value a,b,c',
  `cloudformation create-stack --stack-name base --template-body ${TEMPLATE} --tags Key=Team,Value=ops`,
  'rds create-db-instance --db-instance-identifier orders --db-instance-class db.t3.micro --engine postgres --allocated-storage 20 --master-username root --master-user-password not-a-secret-1',
  'ecs create-cluster --cluster-name apps',
  'ecr create-repository --repository-name web --tags Key=Team,Value=shop',
  `iam create-role --role-name runner --assume-role-policy-document ${TRUST}`,
  'kinesis create-stream --stream-name clicks --shard-count 3',
  'route53 create-hosted-zone --name example.com --caller-reference one',
  'events put-rule --name nightly --schedule-expression "cron(0 3 * * ? *)" --description "Every night"',
  'acm request-certificate --domain-name shop.example.com',
  'elasticache create-cache-cluster --cache-cluster-id sessions --engine redis --cache-node-type cache.t3.micro --num-cache-nodes 1',
  'glue create-database --database-input Name=sales,Description=Figures',
  'athena create-work-group --name reports --description Reports',
  'efs create-file-system --creation-token one --tags Key=Name,Value=home',
  'apigateway create-rest-api --name shop-api --description "Shop"',
  'servicediscovery create-http-namespace --name apps.local',
  'autoscaling create-launch-configuration --launch-configuration-name small --image-id ami-12c6146b --instance-type t3.micro',
];

/** What needs what was made before. */
const AFTERWARDS: readonly string[] = [
  's3api put-object --bucket shop-assets --key 2026/a.txt --content-type text/plain',
  's3api put-object --bucket shop-assets --key 2026/b.txt',
  's3api put-object --bucket shop-assets --key index.html --content-type text/html',
  's3api put-bucket-tagging --bucket shop-assets --tagging "TagSet=[{Key=Team,Value=shop}]"',
  `dynamodb put-item --table-name orders --item '{"id":{"S":"o-1"},"total":{"N":"12.50"},"paid":{"BOOL":true},"seal":{"B":"c2VhbA=="}}'`,
  `dynamodb put-item --table-name orders --item '{"id":{"S":"o-2"},"lines":{"L":[{"S":"x"},{"N":"1"}]},"note":{"NULL":true},"sizes":{"NS":["1","2"]}}'`,
  'logs create-log-stream --log-group-name /shop/web --log-stream-name one',
  'sns subscribe --topic-arn arn:aws:sns:us-east-1:123456789012:alerts --protocol email --notification-endpoint ops@example.com',
  'ecs register-task-definition --family web --container-definitions name=web,image=web:1,memory=128,cpu=10',
  `lambda create-function --function-name greet --runtime python3.12 --handler main.handler --role ${ROLE} --description Greets --code S3Bucket=shop-assets,S3Key=index.html`,
  `stepfunctions create-state-machine --name orders --definition ${STATES} --role-arn ${ROLE}`,
  `codebuild create-project --name web --source type=S3,location=shop-assets/index.html --artifacts type=NO_ARTIFACTS --environment type=LINUX_CONTAINER,image=build:1,computeType=BUILD_GENERAL1_SMALL --service-role ${ROLE}`,
  'autoscaling create-auto-scaling-group --auto-scaling-group-name web --launch-configuration-name small --min-size 1 --max-size 3 --desired-capacity 1 --availability-zones us-east-1a',
  'events put-targets --rule nightly --targets Id=1,Arn=arn:aws:sqs:us-east-1:123456789012:jobs',
  'ecs create-service --cluster apps --service-name web --task-definition web --desired-count 1',
];

/** How many processes of the AWS CLI run side by side. */
const SIDE_BY_SIDE = 3;

/** Makes them; rejects where the AWS CLI refuses one. */
export async function seedMoto(moto: MotoServer): Promise<void> {
  await runAll(ALONE, moto);
  await runAll(AFTERWARDS, moto);
  const zone = (await runAwsCli('route53 list-hosted-zones --query HostedZones[0].Id --output text', moto)).trim();
  const subnets = (await runAwsCli('ec2 describe-subnets --query Subnets[:2].SubnetId --output text', moto)).trim();
  const now = Date.now();
  await runAll(
    [
      `route53 change-resource-record-sets --hosted-zone-id ${zone} --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"www.example.com","Type":"A","TTL":60,"ResourceRecords":[{"Value":"192.0.2.1"},{"Value":"192.0.2.2"}]}}]}'`,
      `elbv2 create-load-balancer --name web --subnets ${subnets.replaceAll(/\s+/g, ' ')}`,
      'elbv2 create-target-group --name web --protocol HTTP --port 80 --target-type ip --vpc-id $(aws --endpoint-url ' +
        `${moto.url} ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text)`,
      `logs put-log-events --log-group-name /shop/web --log-stream-name one --log-events timestamp=${now - 2000},message=started timestamp=${now - 1000},message='"GET /"'`,
    ],
    moto,
  );
}

async function runAll(lines: readonly string[], moto: MotoServer): Promise<void> {
  const waiting = [...lines];
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) await runAwsCli(line, moto);
    }),
  );
}
