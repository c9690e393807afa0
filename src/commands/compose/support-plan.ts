// What it means that AWS asks for a subscription: these services have an API only for accounts with a support plan.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** The AWS CLI's names of the services whose API comes with a support plan (AWS Support user guide, "About the AWS Support API"). */
const SERVICES_OF_PLANS: ReadonlySet<string> = new Set(['support', 'health', 'trustedadvisor']);

/** Composes the advice; none for other services and errors. */
export function adviseSupportPlan(service: string, code: string): readonly Block[] {
  if (code !== 'SubscriptionRequiredException' || !SERVICES_OF_PLANS.has(service)) return [];
  const advice =
    'This account has no support plan that opens this API: AWS gives it with the Business and Enterprise plans. Nothing was sent to ' +
    'AWS Support. Cases about account and billing can be opened by everybody in the AWS Support Center.';
  return [
    { kind: 'paragraph', spans: [text(advice)] },
    {
      kind: 'links',
      links: [
        { text: 'Compare support plans', url: 'https://aws.amazon.com/premiumsupport/plans/' },
        { text: 'AWS Support Center', url: 'https://console.aws.amazon.com/support/home' },
      ],
    },
  ];
}
