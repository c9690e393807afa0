import { describe, expect, it } from 'vitest';
import { toPostMetadata } from './post-metadata.ts';

describe('toPostMetadata', () => {
  it('says what a notification is about', () => {
    const about = {
      kind: 'CloudWatch Alarm',
      severity: 'high',
      accountId: '123456789012',
      region: 'us-east-1',
      incidentKey: 'cloudwatch-alarm:a',
    } as const;

    expect(toPostMetadata('d1', about)).toEqual({
      event_type: 'signalbox_notification',
      event_payload: {
        delivery_id: 'd1',
        kind: 'CloudWatch Alarm',
        severity: 'high',
        account: '123456789012',
        region: 'us-east-1',
        incident: 'cloudwatch-alarm:a',
      },
    });
  });

  it('leaves out what is not known, and cuts what is too long', () => {
    expect(toPostMetadata('d1', { kind: 'k'.repeat(600), severity: 'info' })).toEqual({
      event_type: 'signalbox_notification',
      event_payload: { delivery_id: 'd1', kind: 'k'.repeat(500), severity: 'info' },
    });
  });

  it('says the key alone of what is no notification', () => {
    expect(toPostMetadata('d1')).toEqual({ event_type: 'signalbox_delivery', event_payload: { delivery_id: 'd1' } });
  });
});
