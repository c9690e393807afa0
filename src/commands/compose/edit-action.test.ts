import { describe, expect, it } from 'vitest';
import { MASK } from '../../catalogue/mask-sensitive.ts';
import { composeEdit, editAction } from './edit-action.ts';

const STOP = 'ec2 stop-instances --instance-ids i-1';

describe('editAction', () => {
  it('gives the command to be edited', () => {
    expect(editAction(STOP)).toEqual([{ text: 'Edit and run again', command: STOP, style: 'plain', edits: true }]);
    expect(editAction(STOP, 'Edit')).toMatchObject([{ text: 'Edit' }]);
  });

  it.each([
    ['nothing', ''],
    ['a masked command, which would be another one', `rds create-db-instance --master-user-password ${MASK}`],
    ['a secret that nobody masked', 'rds create-db-instance --master-user-password hunter2'],
    ['what is too long to be edited in a line', `ec2 stop-instances --instance-ids ${'i-1 '.repeat(300)}`],
  ])('gives no button for %s', (_, text) => {
    expect(editAction(text)).toEqual([]);
    expect(composeEdit(text)).toEqual([]);
  });
});
