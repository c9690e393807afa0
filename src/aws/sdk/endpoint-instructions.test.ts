import { describe, expect, it } from 'vitest';
import { buildInstructions } from './endpoint-instructions.ts';

describe('buildInstructions', () => {
  it('writes them as the runtime reads them', () => {
    const instructions = buildInstructions({
      Region: { type: 'builtInParams', name: 'region' },
      Accelerate: { type: 'clientContextParams', name: 'useAccelerateEndpoint' },
      Bucket: { type: 'contextParams', name: 'Bucket' },
      UseControl: { type: 'staticContextParams', value: true },
    });

    expect(instructions).toEqual({
      Region: { type: 'builtInParams', name: 'region' },
      Accelerate: { type: 'clientContextParams', name: 'useAccelerateEndpoint' },
      Bucket: { type: 'contextParams', name: 'Bucket' },
      UseControl: { type: 'staticContextParams', value: true },
    });
  });

  it('reads paths in the parameters of a call', () => {
    const { Tables } = buildInstructions({ Tables: { type: 'operationContextParams', path: 'keys(RequestItems)' } });

    const { get } = Tables as unknown as { readonly get: (input: unknown) => unknown };
    expect(get({ RequestItems: { orders: {}, carts: {} } })).toEqual(['orders', 'carts']);
  });
});
