// AWS Certificate Manager (user guide, Amazon EventBridge support for ACM).
import type { EventRecipe } from '../recipe/recipe.ts';

const source = 'aws.acm';
const base = {
  source,
  name: 'CommonName',
  facts: {
    'Days to expiry': 'DaysToExpiry',
    Expires: 'CertificateExpirationDate',
    'In use': 'InUse',
    Reason: 'RenewalStatusReason',
    Type: 'CertificateType',
    'Validated by': 'DomainValidationMethod',
    Certificate: '$.resources.0',
  },
  incident: { of: source, id: ['$.resources.0'], as: 'condition' },
  consolePage: 'acm/home?region={region}#/certificates/{$.resources.0:name}',
} as const;

/** The events of certificates. */
export const certificateEvents: readonly EventRecipe[] = [
  {
    ...base,
    types: ['ACM Certificate Approaching Expiration'],
    tone: 'warning',
    tones: {},
    sentences: ['The certificate of {CommonName} expires in {DaysToExpiry} days.'],
  },
  { ...base, types: ['ACM Certificate Expired'], tone: 'bad', sentences: ['The certificate of {CommonName} has expired.'] },
  {
    ...base,
    types: ['ACM Certificate Renewal Action Required'],
    tone: 'warning',
    cause: 'RenewalStatusReason',
    sentences: ['The certificate of {CommonName} cannot be renewed without you; it expires in {DaysToExpiry} days.'],
  },
  { ...base, types: ['ACM Certificate Available'], tone: 'good', sentences: ['The certificate of {CommonName} is available ({Action}).'] },
  { ...base, types: ['ACM Certificate Revoked'], tone: 'bad', sentences: ['The certificate of {CommonName} was revoked.'] },
];
