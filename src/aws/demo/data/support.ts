// AWS Support: some of its services with their categories, the severities, and the case that is open anyway.
import type { DemoPlace } from '../demo-place.ts';

/** A service that cases can be about. */
export interface SupportService {
  readonly code: string;
  readonly name: string;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}

const GENERAL = { code: 'general-guidance', name: 'General Guidance' };
const OTHER = { code: 'other', name: 'Other' };

/** The services, as AWS names them. */
export const SUPPORT_SERVICES: readonly SupportService[] = [
  {
    code: 'amazon-elastic-compute-cloud-linux',
    name: 'Elastic Compute Cloud (EC2 - Linux)',
    categories: [GENERAL, { code: 'instance-issue', name: 'Instance Issue' }, { code: 'service-limits', name: 'Service Limits' }, OTHER],
  },
  {
    code: 'amazon-relational-database-service-postgresql',
    name: 'Relational Database Service (PostgreSQL)',
    categories: [GENERAL, { code: 'connectivity', name: 'Connectivity' }, { code: 'performance', name: 'Performance' }, OTHER],
  },
  {
    code: 'aws-lambda',
    name: 'Lambda',
    categories: [GENERAL, { code: 'performance-issue', name: 'Performance Issue' }, { code: 'permissions', name: 'Permissions' }, OTHER],
  },
  {
    code: 'amazon-elastic-container-service',
    name: 'Elastic Container Service (ECS)',
    categories: [GENERAL, { code: 'task-issue', name: 'Task Issue' }, OTHER],
  },
  {
    code: 'amazon-simple-storage-service',
    name: 'Simple Storage Service (S3)',
    categories: [GENERAL, { code: 'permissions', name: 'Permissions' }, OTHER],
  },
  { code: 'billing', name: 'Billing', categories: [{ code: 'payment-issue', name: 'Payment Issue' }, OTHER] },
];

/** The severities, from the least to the greatest. */
export const SUPPORT_SEVERITIES: readonly { readonly code: string; readonly name: string }[] = [
  { code: 'low', name: 'General guidance' },
  { code: 'normal', name: 'System impaired' },
  { code: 'high', name: 'Production system impaired' },
  { code: 'urgent', name: 'Production system down' },
  { code: 'critical', name: 'Business-critical system down' },
];

/** The case that is open whatever anybody does. */
export function openCase(place: DemoPlace): Readonly<Record<string, unknown>> {
  return {
    caseId: `case-${place.accountId}-muen-2026-3f9a2c1b7d5e8f04`,
    displayId: '171234567801001',
    subject: 'Higher latency of the orders database',
    status: 'pending-customer-action',
    serviceCode: 'amazon-relational-database-service-postgresql',
    categoryCode: 'performance',
    severityCode: 'normal',
    submittedBy: 'ops@shop.example',
    timeCreated: place.daysAgo(2, '09:12:40').toISOString(),
    language: 'en',
  };
}
