/** Where a call may be sent: a number, an address, or a code of the phone system. */
import { z } from 'zod';

export const dialTargetSchema = z.discriminatedUnion('kind', [
  /** E.164, at most fifteen digits (ITU-T E.164 6.1). Goes to the domain of the account as `sip:+…@domain;user=phone`. */
  z.object({ kind: z.literal('number'), e164: z.string().regex(/^\+[1-9]\d{4,14}$/) }),
  /** A SIP address without port-changing, parameter or header parts. */
  z.object({
    kind: z.literal('address'),
    uri: z
      .string()
      .max(260)
      .regex(/^sips?:[^\s<>"?;@:]+@[A-Za-z0-9.-]+(?::\d{1,5})?$/),
  }),
  /** An extension or feature code of the phone system the account belongs to, such as 204 or *85. */
  z.object({ kind: z.literal('code'), digits: z.string().regex(/^[0-9*#]{1,12}$/) }),
]);
export type DialTarget = z.infer<typeof dialTargetSchema>;

/** As a person or a program would write it down: E.164, SIP address or digits. */
export function addressOf(target: DialTarget): string {
  switch (target.kind) {
    case 'number':
      return target.e164;
    case 'address':
      return target.uri;
    case 'code':
      return target.digits;
    default:
      return target satisfies never;
  }
}
