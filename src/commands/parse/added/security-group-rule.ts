// Added arguments of `ec2 authorize-security-group-ingress` and its three relatives (awscli/customizations/ec2/secgroupsimplify.py).
import { firstDraftOf, type AddedArgument, type AddedEffect } from './added-argument.ts';

const PROTOCOL_NAMES: ReadonlySet<string> = new Set(['tcp', 'udp', 'icmp', 'icmpv6', 'all']);

// Match: 22, 22-25, -1, 8--1. Near miss: 22,25.
const PORTS = /^(-1|\d{1,5})(?:-(-1|\d{1,5}))?$/;

/** `--protocol tcp`. */
export const protocol: AddedArgument = ({ words: [text = ''] }, effect) => {
  const number = /^-?\d{1,3}$/.test(text) ? Number(text) : undefined;
  const isNumber = number !== undefined && number >= -1 && number <= 255;
  if (!isNumber && !PROTOCOL_NAMES.has(text)) effect.problems.push('--protocol takes tcp, udp, icmp, all or the number of a protocol');
  permission(effect)['IpProtocol'] = text === 'all' ? '-1' : text;
};

/** `--port 22` or `--port 22-25`. */
export const port: AddedArgument = ({ words: [text = ''] }, effect) => {
  const [whole, from, to] = PORTS.exec(text === 'all' ? '-1' : text) ?? [];
  if (whole === undefined) {
    effect.problems.push('--port takes a number, or two as in 22-25');
    return;
  }
  const draft = permission(effect);
  draft['FromPort'] = Number(from);
  draft['ToPort'] = Number(to ?? from);
};

/** `--cidr 10.0.0.0/8`. */
export const cidr: AddedArgument = ({ words: [text] }, effect) => {
  permission(effect)['IpRanges'] = [{ CidrIp: text }];
};

/** `--source-group sg-1` or the name of a group. */
export const sourceGroup: AddedArgument = ({ words: [text = ''] }, effect) => {
  addToPair(effect, text.startsWith('sg-') ? 'GroupId' : 'GroupName', text);
};

/** `--group-owner 123456789012`. */
export const groupOwner: AddedArgument = ({ words: [text = ''] }, effect) => {
  addToPair(effect, 'UserId', text);
};

function permission({ params }: AddedEffect): Record<string, unknown> {
  return firstDraftOf(params, 'IpPermissions');
}

function addToPair(effect: AddedEffect, name: string, value: string): void {
  const draft = permission(effect);
  const [pair] = (draft['UserIdGroupPairs'] as readonly Record<string, unknown>[] | undefined) ?? [];
  draft['UserIdGroupPairs'] = [{ ...pair, [name]: value }];
}
