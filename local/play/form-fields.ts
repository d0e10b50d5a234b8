/** What a browser sent with a form. */
export interface FormFields {
  /** '' when there is no such field. */
  readonly text: (name: string) => string;
  /** The bytes of a chosen file; undefined when none was chosen. */
  readonly file: (name: string) => Uint8Array | undefined;
}

/** Reads the body of a form, in either of the two ways in which browsers send one; undefined when it is neither. */
export function readFields(contentType: string, body: Uint8Array): FormFields | undefined {
  const [type = ''] = contentType.split(';');
  switch (type.trim().toLowerCase()) {
    case 'application/x-www-form-urlencoded': {
      const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
      return { text: (name) => fields.get(name) ?? '', file: () => undefined };
    }
    case 'multipart/form-data': {
      const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType) ?? [];
      const boundary = quoted ?? bare;
      return boundary === undefined ? undefined : partsOf(Buffer.from(body), boundary);
    }
    default:
      return undefined;
  }
}

function partsOf(body: Buffer, boundary: string): FormFields {
  const texts = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const whole = Buffer.concat([Buffer.from('\r\n'), body]); // the first delimiter has no line before it
  let start = whole.indexOf(delimiter);
  for (;;) {
    const from = start + delimiter.length + 2; // behind the line end, or behind the "--" of the last one
    const end = start < 0 ? -1 : whole.indexOf(delimiter, from);
    if (end < 0) return { text: (name) => texts.get(name) ?? '', file: (name) => files.get(name) };
    const headEnd = whole.indexOf('\r\n\r\n', from);
    if (headEnd >= 0 && headEnd < end) {
      const head = whole.subarray(from, headEnd).toString('utf8');
      const name = /^content-disposition:\s*form-data;.*?\bname="([^"]*)"/im.exec(head)?.[1];
      const content = whole.subarray(headEnd + 4, end);
      if (name !== undefined && !/;\s*filename="/i.test(head)) texts.set(name, content.toString('utf8'));
      else if (name !== undefined && content.length > 0) files.set(name, content);
    }
    start = end;
  }
}
