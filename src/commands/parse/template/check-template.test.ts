import { describe, expect, it } from 'vitest';
import { catalogue, facts } from '../../testing/parse-for-test.ts';
import { findTemplateFault } from './check-template.ts';
import { readTemplate } from './read-template.ts';

function faultOf(text: string): string | undefined {
  const read = readTemplate(text);
  return read.status === 'failed' ? read.fault : findTemplateFault(read.steps, { catalogue, facts, newId: () => '' });
}

describe('findTemplateFault', () => {
  it.each([
    'ec2 describe-instances --instance-ids $id',
    'aws ec2 wait instance-running --instance-ids $id',
    'invoke $functionName',
    'lambda invoke $functionName $file',
    'ec2 describe-instances --instance-ids i-1 $more',
    'ec2 describe-instances --account $account',
    's3 ls s3://$bucket',
    'logs tail $group --since 1h',
    '--account prod ec2 reboot-instances --instance-ids $id',
    '--account=prod ec2 reboot-instances --instance-ids $id',
    'lambda get-function --function-name $f\nlambda invoke --function-name $step1.Configuration.FunctionName',
  ])('finds nothing wrong with %j', (text) => {
    expect(faultOf(text)).toBeUndefined();
  });

  it.each([
    ['$service describe-instances', /written out/],
    ['ec2 $operation', /written out/],
    ['ec2 describe-$what', /written out/],
    ['ec2 wait $waiter', /written out/],
    ['logs $operation group', /written out/],
    ['--account $account ec2 describe-instances', /written out/],
    ['--region $region ec2 describe-instances', /written out/],
    ['ec2 --region $region describe-instances', /written out/],
    ['ec3 describe-instances', /no service/],
    ['ec2 fly', /no command/],
    ['run other', /no service/],
    ['silence add name=x', /no service/],
    ['s3 cp a b', /./],
    ['ec2 describe-instances $o', /^"\$o" belongs to no argument.* never be run\. Perhaps: ec2 describe-instances --\S+ \$o$/],
    ['ec2 describe-instances $id --region eu-west-1', /never be run/],
    ['ec2 reboot-instances --instance-ids $id --dry-run $o', /"\$o" belongs to no argument/],
    ['lambda invoke $functionName $file $more', /never be run/],
    ['ec2 describe-instances\nec2 describe-vpcs $step1.Reservations[0].Instances[0].VpcId', /^Command 2: .* never be run/],
    ['ec2 describe-instances\nec2 fly', /^Command 2: ec2 has no command/],
    [Array.from({ length: 11 }, () => 'ec2 describe-instances').join('\n'), /at most 10 commands/],
  ])('finds fault with %j', (text, fault) => {
    expect(faultOf(text)).toMatch(fault);
  });
});
