// Amazon Route 53 Resolver DNS Firewall (Route 53 developer guide, DNS Firewall events detail reference).
import type { EventRecipe } from '../recipe/recipe.ts';

/** The events of queries that a rule noticed or blocked. */
export const route53Events: readonly EventRecipe[] = [
  ['DNS Firewall Alert', 'was noticed'],
  ['DNS Firewall Block', 'was blocked'],
].map(([type = '', happened = '']) => ({
  source: 'aws.route53resolver',
  types: [type],
  name: 'query-name',
  state: 'firewall-rule-action',
  tones: { ALERT: 'warning', BLOCK: 'warning' },
  account: 'account-id | $.account',
  sentences: [`A query for {query-name} from {src-addr} in {vpc-id} ${happened}.`, `A query for {query-name} ${happened}.`],
  facts: {
    'Query type': 'query-type',
    'From address': 'src-addr',
    VPC: 'vpc-id',
    'Rule group': 'firewall-rule-group-id',
    'Domain list': 'firewall-domain-list-id',
    'Last observed': 'last-observed-at',
  },
}));
