// The id of the demo account: one of those that AWS's documentation uses, and the one of the sample alarm.

/** The account of the sample data, which is nobody's. */
export const DEMO_ACCOUNT_ID = '111122223333';
