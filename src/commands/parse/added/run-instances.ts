// Added arguments of `ec2 run-instances` (awscli/customizations/ec2: addcount, runinstances).
import { firstDraftOf, type AddedArgument, type AddedEffect } from './added-argument.ts';

// Match: 2, 1:10. Near miss: 1-10.
const COUNT = /^(\d{1,6})(?::(\d{1,6}))?$/;

/** `--count 1` or `--count 1:10`. */
export const count: AddedArgument = ({ words: [text = ''] }, { params, problems }) => {
  const [whole, least, most] = COUNT.exec(text) ?? [];
  if (whole === undefined) {
    problems.push('--count takes a number, or two as in 1:10');
    return;
  }
  params.set('MinCount', Number(least));
  params.set('MaxCount', Number(most ?? least));
};

/** `--secondary-private-ip-addresses`. */
export const secondaryPrivateIpAddresses: AddedArgument = ({ words }, effect) => {
  networkInterface(effect)['PrivateIpAddresses'] = words.map((address) => ({ PrivateIpAddress: address, Primary: false }));
};

/** `--secondary-private-ip-address-count`. */
export const secondaryPrivateIpAddressCount: AddedArgument = ({ name, words: [text = ''] }, effect) => {
  if (/^\d{1,6}$/.test(text)) networkInterface(effect)['SecondaryPrivateIpAddressCount'] = Number(text);
  else effect.problems.push(`--${name} takes a number`);
};

/** `--associate-public-ip-address` and its opposite. */
export const associatePublicIpAddress: AddedArgument = ({ name, words: [said] }, effect) => {
  const isYes = !name.startsWith('no-');
  networkInterface(effect)['AssociatePublicIpAddress'] = said === 'false' ? !isYes : isYes;
};

function networkInterface({ params }: AddedEffect): Record<string, unknown> {
  const isFirst = !params.has('NetworkInterfaces');
  const draft = firstDraftOf(params, 'NetworkInterfaces');
  if (isFirst) draft['DeviceIndex'] = 0;
  return draft;
}

/** Parameters that belong to the network interface where one is described: API name of the request to name in the interface. */
const OF_INTERFACE: readonly (readonly [string, string])[] = [
  ['SubnetId', 'SubnetId'],
  ['SecurityGroupIds', 'Groups'],
  ['Ipv6AddressCount', 'Ipv6AddressCount'],
  ['Ipv6Addresses', 'Ipv6Addresses'],
  ['EnablePrimaryIpv6', 'PrimaryIpv6'],
];

/** Completes the parameters: one instance where no count is given, and the interface's own settings moved into it. */
export function finishRunInstances(params: Map<string, unknown>): void {
  if (!params.has('MaxCount')) params.set('MaxCount', 1);
  if (!params.has('MinCount')) params.set('MinCount', 1);
  const [first] = (params.get('NetworkInterfaces') as readonly Record<string, unknown>[] | undefined) ?? [];
  const isOurs = ['PrivateIpAddresses', 'SecondaryPrivateIpAddressCount', 'AssociatePublicIpAddress'].some(
    (name) => first?.[name] !== undefined,
  );
  if (!isOurs) return;
  const draft = firstDraftOf(params, 'NetworkInterfaces');
  for (const [name, inInterface] of OF_INTERFACE) {
    if (!params.has(name)) continue;
    draft[inInterface] = params.get(name);
    params.delete(name);
  }
  if (!params.has('PrivateIpAddress')) return;
  draft['PrivateIpAddresses'] = [{ PrivateIpAddress: params.get('PrivateIpAddress'), Primary: true }];
  params.delete('PrivateIpAddress');
}

/** Takes the count out of the parameters and writes it as the argument that gives it; nothing for one instance, or where no count can say it. */
export function finishedCount(params: Map<string, unknown>): readonly string[] {
  const [least, most] = [String(params.get('MinCount')), String(params.get('MaxCount'))];
  const count = least === most ? least : `${least}:${most}`;
  if (!COUNT.test(count)) return [];
  params.delete('MinCount');
  params.delete('MaxCount');
  return count === '1' ? [] : [`--count ${count}`];
}
