import { headerFields } from '../../shared/mail/header-block.ts';
import { soleSender } from '../../shared/mail/sole-sender.ts';

/** A `SendRawEmail` request as SES understood it. */
export type SendRequest = {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly configurationSet: string | undefined;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
};

/** SES says no, with its own error code. */
export class SesRefusal extends Error {
  override name = 'SesRefusal';
  readonly code: string;
  readonly statusCode: number;
  constructor(code: string, message: string, statusCode = 400) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
  }
}

/** Headers that may occur once (SES: "Header fields in Amazon SES"). */
const singles = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
];
const known =
  /^(?:Action|Version|Source|ConfigurationSetName|RawMessage\.Data|Destinations\.member\.\d+|Tags\.member\.\d+\.(?:Name|Value))$/;

/** Reads the query API's form, refusing what SES refuses and every parameter we do not know. */
export function readSendRequest(form: URLSearchParams): SendRequest {
  const action = form.get('Action') ?? '';
  if (action !== 'SendRawEmail')
    throw new SesRefusal('InvalidAction', `Could not find operation ${action} for version 2010-12-01`);
  const unknown = [...form.keys()].find((name) => !known.test(name));
  if (unknown !== undefined) throw new SesRefusal('InvalidParameterValue', `The local SES does not know ${unknown}`);
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  const fields = headerFields(raw.toString('latin1'));
  const twice = singles.find((single) => fields.filter(({ name }) => name === single).length > 1);
  if (twice !== undefined) throw new SesRefusal('InvalidParameterValue', `Duplicate header '${twice}'.`);
  const from = soleSender([form.get('Source') ?? fields.find(({ name }) => name === 'from')?.value ?? ''])?.address;
  if (from === undefined) throw new SesRefusal('InvalidParameterValue', "Missing final '@domain'");
  const to = members(form, 'Destinations.member.');
  if (to.length === 0) throw new SesRefusal('InvalidParameterValue', 'The local SES wants Destinations');
  if (to.length > 50) throw new SesRefusal('InvalidParameterValue', 'Recipient count exceeds 50.');
  if (raw.byteLength > 10_485_760)
    throw new SesRefusal(
      'InvalidParameterValue',
      `Message length is more than 10485760 bytes long: '${String(raw.byteLength)}'.`,
    );
  return { from, to, raw, configurationSet: form.get('ConfigurationSetName') ?? undefined, tags: readTags(form) };
}

function members(form: URLSearchParams, prefix: string, suffix = ''): string[] {
  const values: string[] = [];
  for (
    let value = form.get(`${prefix}1${suffix}`);
    value !== null;
    value = form.get(`${prefix}${String(values.length + 1)}${suffix}`)
  )
    values.push(value);
  return values;
}

function readTags(form: URLSearchParams): { name: string; value: string }[] {
  const values = members(form, 'Tags.member.', '.Value');
  return members(form, 'Tags.member.', '.Name').map((name, index) => {
    const value = values[index] ?? '';
    for (const part of [name, value])
      if (!/^[A-Za-z0-9_-]{1,256}$/.test(part))
        throw new SesRefusal(
          'InvalidParameterValue',
          `Invalid tag <${part}>: only alphanumeric ASCII characters, '_' and '-'.`,
        );
    return { name, value };
  });
}
