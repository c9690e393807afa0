// Texts that cost the most to read: each a shape that fills any room, for the tests of what must always end and for the bench.
import { QUERY_MAX_LENGTH } from '../../../lib/json-query/json-query.ts';

/** A shape of text: its name, and how it is written into so many characters. */
export type HostileShape = readonly [name: string, write: (room: number) => string];

/** Fills the room with the repeated piece. */
function fill(before: string, piece: string, behind = ''): (room: number) => string {
  return (room) => before + piece.repeat(Math.max(0, Math.floor((room - before.length - behind.length) / piece.length))) + behind;
}

/** Opens and closes as often as there is room. */
function nest(before: string, [open, inside, close]: readonly [string, string, string], behind = ''): (room: number) => string {
  return (room) => {
    const depth = Math.floor((room - before.length - inside.length - behind.length) / (open.length + close.length));
    return before + open.repeat(Math.max(0, depth)) + inside + close.repeat(Math.max(0, depth)) + behind;
  };
}

/** Fills the room with pieces of which no two are the same. */
function count(before: string, write: (position: number) => string, behind = ''): (room: number) => string {
  return (room) => {
    const pieces: string[] = [];
    for (let length = before.length + behind.length; ;) {
      const piece = write(pieces.length);
      length += piece.length;
      if (length > room) return before + pieces.join('') + behind;
      pieces.push(piece);
    }
  };
}

const PUT_ITEM = 'dynamodb put-item --table-name t --item ';
const INSTANCES = 'ec2 describe-instances ';

/** Queries have a limit of their own, and are refused unread above it. */
function query(write: (room: number) => string): (room: number) => string {
  return (room) => write(Math.min(room, INSTANCES.length + "--query ''".length + QUERY_MAX_LENGTH));
}

const nested: readonly HostileShape[] = [
  ['nested JSON', fill(PUT_ITEM, '{"a":')],
  ['nested JSON that is closed', nest(`${PUT_ITEM}'`, ['{"M":{"a":', '1', '}}'], "'")],
  ['nested lists', nest(`${PUT_ITEM}'`, ['[', '', ']'], "'")],
  ['a nested short form', fill(`${PUT_ITEM}a=`, '{M=')],
  ['a nested short form that is closed', nest(`${PUT_ITEM}a=`, ['{M={a=', 'b', '}}'])],
  ['nested lists of the short form', nest(`${INSTANCES}--filters Name=a,Values=`, ['[', 'b', ']'])],
  ['nested YAML', fill("iam get-user --cli-input-yaml '", '[', "'")],
  ['nested YAML that is closed', nest("iam get-user --cli-input-yaml '", ['[', '', ']'], "'")],
  ['nested YAML maps', fill("iam get-user --cli-input-yaml '", '{a: ', "'")],
  ['YAML indented ever deeper', (room) => `iam get-user --cli-input-yaml '${indent(Math.floor(Math.sqrt(room * 2)) - 10)}'`],
  ['a nested input', nest("dynamodb put-item --cli-input-json '", ['{"Item":', '1', '}'], "'")],
  ['a nested query', query(nest(`${INSTANCES}--query '`, ['(', 'a', ')'], "'"))],
  ['a query of nested calls', query(nest(`${INSTANCES}--query '`, ['sort(', 'a', ')'], "'"))],
  ['a query of nested lists', query(nest(`${INSTANCES}--query '`, ['[', 'a', ']'], "'"))],
  ['a query of nested maps', query(nest(`${INSTANCES}--query '`, ['{a:', 'b', '}'], "'"))],
  ['a query of opened filters', query(fill(`${INSTANCES}--query 'a`, '[?a', "'"))],
  ['a query of denials', query(fill(`${INSTANCES}--query '`, '!', "a'"))],
  ['a query of references', query(fill(`${INSTANCES}--query '`, '&', "a'"))],
];

const repeated: readonly HostileShape[] = [
  ['YAML of many lines', fill("iam get-user --cli-input-yaml '", '? a\n', "'")],
  ['YAML of many keys', count("iam get-user --cli-input-yaml '", (position) => `a${position}: b\n`, "'")],
  ['YAML of anchors', count("iam get-user --cli-input-yaml '", (position) => `a${position}: &b${position} [*b${position - 1}]\n`, "'")],
  ['many values', fill(`${INSTANCES}--instance-ids `, 'i ')],
  ['many short forms', fill(`${INSTANCES}--filters `, 'Name=a ')],
  ['many whole short forms', fill(`${INSTANCES}--filters `, 'Name=a,Values=b,c ')],
  ['many problems', fill(`${INSTANCES}--filters `, 'a=b ')],
  ['a short form of many values', fill(`${INSTANCES}--filters Name=a,Values=b`, ',c')],
  ['a short form of many keys', count(`${PUT_ITEM}a=b`, (position) => `,k${position}=v`)],
  ['a short form of many maps', count(`${PUT_ITEM}a={S=b}`, (position) => `,k${position}={S=v}`)],
  ['a short form of commas', fill(`${INSTANCES}--filters Name=`, ',')],
  ['a short form of escapes', fill(`${INSTANCES}--filters 'Name=`, '\\,', "'")],
  ['a short form of blanks', fill(`${INSTANCES}--filters 'Name=a,`, ' ', "'")],
  ['many members', count(`${INSTANCES}--filters '{"a":1`, (position) => `,"a${position}":1`, "}'")],
  ['many members of an input', count(`ec2 run-instances --cli-input-json '{"a":1`, (position) => `,"a${position}":1`, "}'")],
  [
    'nearly right members of an input',
    count(`ec2 run-instances --cli-input-json '{"a":1`, (position) => `,"SecurityGroupId${position}":1`, "}'"),
  ],
  ['many elements of an input', fill(`ec2 run-instances --cli-input-json '{"SecurityGroupIds":["a"`, ',"a"', "]}'")],
  ['many items', count(`${PUT_ITEM}'{"a":{"S":"b"}`, (position) => `,"k${position}":{"N":"1"}`, "}'")],
  ['many numbers', fill(`${PUT_ITEM}'{"a":{"NS":["1"`, ',"1"', "]}}'")],
  ['many filters in JSON', fill(`${INSTANCES}--filters '[{"Name":"a"}`, ',{"Name":"a","Values":["b"]}', "]'")],
  ['many datums', fill('cloudwatch put-metric-data --namespace n --metric-data ', 'MetricName=a,Value=1 ')],
  ['many dimensions', fill('cloudwatch put-metric-data --namespace n --metric-name m --value 1 --dimensions a=b', ',a=b')],
  ['many options', fill(INSTANCES, '--dry-run ')],
  ['opposite options', fill(INSTANCES, '--dry-run --no-dry-run ')],
  ['many abbreviated options', fill('ec2 run-instances ', '--dry ')],
  ['many abbreviated global options', fill(INSTANCES, '--no-pagi ')],
  ['many ignored options', fill(INSTANCES, '--debug ')],
  ['many options with values', fill('ec2 run-instances ', '--image-id=a ')],
  ['global options before the service', fill('aws ', '--region=a ')],
  ['options before the service', fill('', '--filters ')],
  ['many inputs', fill('iam get-user ', '--cli-input-json={} ')],
  ['many unknown words', fill(INSTANCES, 'x ')],
  ['many hyphens', fill(INSTANCES, '-x ')],
  ['many hyphens behind an argument', fill(`${INSTANCES}--instance-ids `, '-x ')],
  ['many files', fill(`${INSTANCES}--instance-ids `, 'file://a ')],
  ['many ports', fill('ec2 authorize-security-group-ingress --group-id a --protocol tcp --port ', '1-')],
  ['names of the bot', fill('', 'aws ')],
  ['names of the bot, in lines', fill('', 'aws\n')],
  ['commands in lines', fill('', 'ec2 describe-vpcs\n')],
  ['commands in lines, called', fill('', 'aws ec2 describe-vpcs\n')],
  ['half commands in lines', fill('', 'ec2 describe-vpcz\n')],
  ['options of a command of the AWS CLI', fill('logs tail g ', '--since=1h ')],
  ['values of a command of the AWS CLI', fill('logs tail g --log-stream-names ', 'a ')],
  ['words of a command of the AWS CLI', fill('s3 ls ', 'a ')],
  ['lines that go on', fill('ec2 describe-vpcs', ' \\\n')],
];

const long: readonly HostileShape[] = [
  ['a long name', fill(`${INSTANCES}--`, 'a')],
  ['a long name behind one hyphen', fill(`${INSTANCES}-`, 'a')],
  ['a long service', fill('', 'a')],
  ['a long command', fill('ec2 ', 'a-')],
  ['a long value', fill('iam get-user --user-name ', 'a')],
  ['a long value in quotes', fill("iam get-user --user-name '", 'a ', "'")],
  ['a long value with quotes', fill('iam get-user --user-name "', "'", '"')],
  ['a long Region', fill('ec2 describe-vpcs --region ', 'a-')],
  ['a long form of answers', fill('ec2 describe-vpcs --output ', 'a')],
  ['a long token', fill('ec2 describe-vpcs --starting-token ', 'a')],
  ['a long secret', fill('ssm put-parameter --name x --value ', 'a=')],
  ['a secret of backslashes', fill('ssm put-parameter --name x --value ', '\\')],
  ['a secret that repeats itself', fill('ssm put-parameter --name x --value aaaaaaaa --description ', 'a')],
  ['digits', fill(`${INSTANCES}--max-results `, '1')],
  ['digits of a page', fill(`${INSTANCES}--max-items `, '1')],
  ['digits of an instant', fill('cloudtrail lookup-events --start-time ', '1')],
  ['blanks of an instant', fill("cloudtrail lookup-events --start-time 'Mon", ' ', "'")],
  ['digits of a number', fill('dynamodb update-item --table-name t --key {} --attribute-updates \'{"a":', '1', "}'")],
  ['blanks in Base64', fill("lambda invoke --function-name f --cli-binary-format base64 --payload '", 'a ', "'")],
  ['Base64', fill('lambda invoke --function-name f --cli-binary-format base64 --payload ', 'aaaa')],
  ['bytes', fill("lambda invoke --function-name f --payload '", '\u00E9', "'")],
  ['a long text of JSON', fill(`${PUT_ITEM}'{"a":{"S":"`, '\\"', '"}}\'')],
  ['a long key of JSON', fill(`${INSTANCES}--filters '{"`, 'Name', '":1}\'')],
  ['a query of a long name', query(fill(`${INSTANCES}--query `, 'a'))],
  ['a query of many steps', query(fill(`${INSTANCES}--query 'a`, '.a', "'"))],
  ['a query of many pipes', query(fill(`${INSTANCES}--query 'a`, '|a', "'"))],
  ['a query of many alternatives', query(fill(`${INSTANCES}--query 'a`, '||a', "'"))],
  ['a query of many comparisons', query(fill(`${INSTANCES}--query 'a`, '==a', "'"))],
  ['a query of many flattenings', query(fill(`${INSTANCES}--query 'a`, '[]', "'"))],
  ['a query of many indices', query(fill(`${INSTANCES}--query 'a`, '[1]', "'"))],
  ['a query of many elements', query(fill(`${INSTANCES}--query '[a`, ',a', "]'"))],
  ['a query of many filters', query(fill(`${INSTANCES}--query 'a`, '[?b==`1`]', "'"))],
  ['a query of many literals', query(fill(`${INSTANCES}--query '[\`1\``, ',`1`', "]'"))],
  ['a query of one literal', query(fill(`${INSTANCES}--query '\`[1`, ',1', "]`'"))],
  ['a query of an open literal', query(fill(`${INSTANCES}--query '\``, 'a', "'"))],
  ['a query of digits', query(fill(`${INSTANCES}--query 'a[`, '1', "]'"))],
  ['a query of blanks', query(fill(`${INSTANCES}--query 'a`, ' ', "'"))],
  ['a query of signs', query(fill(`${INSTANCES}--query '`, '@', "'"))],
];

const quoted: readonly HostileShape[] = [
  ['unclosed quotes', fill(INSTANCES, `'" `)],
  ['empty quotes', fill(INSTANCES, `''`)],
  ['words in quotes', fill(INSTANCES, `'a' `)],
  ['an unclosed quote', fill(`${INSTANCES}'`, 'a ')],
  ['an unclosed quote of the short form', fill(`${INSTANCES}--filters 'Name="`, 'a', "'")],
  ['quotes of the short form', fill(`${INSTANCES}--filters 'Name=a,Values=b`, ',"a"', "'")],
  ['escaped quotes of the short form', fill(`${INSTANCES}--filters 'Name="`, '\\"', "'")],
  ['curly quotes', fill(INSTANCES, '“‘ ')],
  ['curly quotes that close', fill(INSTANCES, '“a” ')],
  ['curly quotes within JSON', fill(PUT_ITEM, '“{“a”:')],
  ['back quotes', fill('', '`')],
  ['fences', fill('', '```\n')],
  ['backslashes', fill(INSTANCES, '\\')],
  ['backslashes in quotes', fill(`${INSTANCES}"`, '\\\\', '"')],
  ['open JSON without quotes', fill(INSTANCES, '{"a ')],
  ['open lists without quotes', fill(INSTANCES, '[["a ')],
  ['entities', fill(INSTANCES, '&amp;')],
  ['half entities', fill(INSTANCES, '&am')],
  ['quotes of pages', fill(INSTANCES, '&quot;a&quot; ')],
  ['blanks of pages', fill(INSTANCES, '&nbsp;')],
  ['links of a chat', fill(INSTANCES, '<https://a.example|a> ')],
  ['half links of a chat', fill(INSTANCES, '<https://a')],
  ['people of a chat', fill(INSTANCES, '<@U0123> ')],
  ['signs of a shell', fill(INSTANCES, '$(')],
];

const foreign: readonly HostileShape[] = [
  ['invisible characters', fill('ec2 ', '\u200B')],
  ['invisible characters within a name', fill('ec2 describe', '\u200B', '-instances')],
  ['blanks of print', fill('ec2 ', '\u00A0')],
  ['dashes of print', fill(INSTANCES, '—')],
  ['dashes of print in words', fill(INSTANCES, '—x ')],
  ['combining marks', fill('ec2 e', '\u0301')],
  ['combining marks of an option', fill(`${INSTANCES}--e`, '\u0301')],
  ['combining marks of a value', fill('iam get-user --user-name e', '\u0301\u0327')],
  ['combining marks out of order', fill('ec2 e', '\u0301\u0327')],
  ['combining marks out of order, as a service', fill('e', '\u0301\u0327')],
  ['combining marks out of order, as an option', fill(`${INSTANCES}--e`, '\u0301\u0327')],
  ['characters that grow', fill('ec2 ', '\uFDFA')],
  ['characters that grow in options', fill(INSTANCES, '--\uFDFA ')],
  ['halves of surrogates', fill('ec2 ', '\uD83D')],
  ['halves of surrogates as values', fill(`${INSTANCES}--instance-ids `, '\uDE00 ')],
  ['emojis', fill(INSTANCES, '😀')],
  ['right to left', fill('ec2 ', '\u202E\u05D0')],
  ['NUL', fill('ec2 ', '\0')],
  ['NUL as values', fill(`${INSTANCES}--instance-ids `, '\0 ')],
  ['control characters', fill(INSTANCES, '\u001B[31m ')],
  ['wide letters', fill('', 'ｅｃ２ ')],
  ['line ends of print', fill(INSTANCES, '\u2028')],
  ['carriage returns', fill(INSTANCES, '\r')],
];

const mistyped: readonly HostileShape[] = [
  ['a service nearly right', () => 'cloudformatoin describe-stacks'],
  ['a command nearly right', () => 'ec2 describe-instnaces'],
  ['a command of many words nearly right', () => `ec2 ${'describe-instance-type-offering-network-'.repeat(3).slice(0, 99)}`],
  [
    'a command nearly right, with much behind it',
    (room) => `ec2 describe-instnaces --instance-ids ${'i '.repeat(Math.min(room, 990) / 2 - 20)}`,
  ],
  ['a left-out service', () => 'describe-instnaces'],
  ['a left-out service of many', () => 'list-tags-for-resource'],
  ['an argument nearly right', () => 'ec2 run-instances --secruity-group-idz a'],
  ['a required argument nearly right', () => 'rds create-db-instance --db-instnace-identifier a'],
  ['what lacks all', () => 'rds create-db-instance'],
  ['what lacks a structure', () => 'quicksight create-dashboard'],
  ['what lacks much', (room) => `cloudfront create-distribution --distribution-config ${'a=b,'.repeat(Math.min(room, 1000) / 4)}c=d`],
];

function indent(depth: number): string {
  return Array.from({ length: Math.max(0, depth) }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
}

/** All shapes. */
export const hostileShapes: readonly HostileShape[] = [...nested, ...repeated, ...long, ...quoted, ...foreign, ...mistyped];
