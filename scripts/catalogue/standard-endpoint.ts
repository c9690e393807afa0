// Endpoint rules for services whose client carries none: the pattern that AWS's own rule sets follow.
import type { StoredEndpointRules } from '../../src/catalogue/stored-service.ts';

const PARTITION = { fn: 'aws.partition', argv: [{ ref: 'Region' }], assign: 'PartitionResult' };
const IS_FIPS = { fn: 'booleanEquals', argv: [{ ref: 'UseFIPS' }, true] };
const IS_DUAL_STACK = { fn: 'booleanEquals', argv: [{ ref: 'UseDualStack' }, true] };

/** Writes the rules; `globalEndpoint` is the one host of a service that has one for all Regions. */
export function standardEndpoint(prefix: string, globalEndpoint: string | undefined): StoredEndpointRules {
  const regional = [
    rule([IS_FIPS, IS_DUAL_STACK], `https://${prefix}-fips.{Region}.{PartitionResult#dualStackDnsSuffix}`),
    rule([IS_FIPS], `https://${prefix}-fips.{Region}.{PartitionResult#dnsSuffix}`),
    rule([IS_DUAL_STACK], `https://${prefix}.{Region}.{PartitionResult#dualStackDnsSuffix}`),
    rule([], `https://${prefix}.{Region}.{PartitionResult#dnsSuffix}`),
  ];
  const one = globalEndpoint === undefined ? [] : [rule([IS_AWS], `https://${globalEndpoint}`, { authSchemes: [{ name: 'sigv4', signingRegion: 'us-east-1' }] })];
  return {
    kind: 'rules',
    ruleSet: {
      version: '1.0',
      parameters: {
        Region: { required: false, type: 'String' },
        UseDualStack: { required: true, default: false, type: 'Boolean' },
        UseFIPS: { required: true, default: false, type: 'Boolean' },
        Endpoint: { required: false, type: 'String' },
      },
      rules: [
        { conditions: [{ fn: 'isSet', argv: [{ ref: 'Endpoint' }] }], endpoint: { url: { ref: 'Endpoint' }, properties: {}, headers: {} }, type: 'endpoint' },
        { conditions: [{ fn: 'isSet', argv: [{ ref: 'Region' }] }, PARTITION], rules: [...one, ...regional], type: 'tree' },
        { conditions: [], error: 'Invalid Configuration: Missing Region', type: 'error' },
      ],
    },
  };
}

const IS_AWS = { fn: 'stringEquals', argv: [{ fn: 'getAttr', argv: [{ ref: 'PartitionResult' }, 'name'] }, 'aws'] };

function rule(conditions: readonly object[], url: string, properties: object = {}): object {
  return { conditions, endpoint: { url, properties, headers: {} }, type: 'endpoint' };
}
