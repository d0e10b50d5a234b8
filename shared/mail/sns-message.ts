import * as z from 'zod';

const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** What SNS carries, whether the subscription wraps it in SNS's envelope or delivers it raw. */
export function snsMessage(body: string): string {
  const envelope = Envelope.safeParse(parseJson(body));
  return envelope.success ? envelope.data.Message : body;
}

/** Undefined when the text is not JSON: SES announces a new topic in plain English. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
