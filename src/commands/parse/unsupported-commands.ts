// Words with which an AWS CLI command begins that is no call of an operation, and what does the same here.

/** Why a command is not supported, and what to write instead. */
export interface UnsupportedCommand {
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** The commands by their first word. */
export const unsupportedCommands: Readonly<Record<string, UnsupportedCommand>> = {
  s3: {
    message:
      '"s3" copies files of the machine on which the AWS CLI runs, and no files are read or written here; "s3 ls" lists. The operations of S3 are under "s3api".',
    suggestions: ['s3api list-buckets', 's3api list-objects-v2 --bucket BUCKET', 's3api head-object --bucket BUCKET --key KEY'],
  },
  ddb: {
    message: '"ddb" is a script of the AWS CLI, which is not run here. The operations are under "dynamodb".',
    suggestions: ['dynamodb scan', 'dynamodb query'],
  },
  configure: { message: '"configure" changes settings of the machine on which the AWS CLI runs, and has no use in chat.', suggestions: [] },
};
