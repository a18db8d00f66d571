/** Splits a MIME multipart body (RFC 2046 5.1, RFC 5621) into its SDP, which sip.js must see, and the rest. */
import { type Frame, fieldValues, withBody } from './frame.ts';

export interface BodyPart {
  readonly contentType: string;
  readonly text: string;
}

/** Caps of `inviteFactsSchema.parts`. */
const maxParts = 8;
const maxPartText = 65_536;
const maxType = 200;

/** The frame with its SDP as the only body, and the parts set aside. A frame with any other body is left as it is. */
export function unwrapMultipart(frame: Frame): { frame: Frame; parts: readonly BodyPart[] } {
  const [contentType = ''] = fieldValues(frame, 'content-type');
  if (frame.body === '' || /^application\/sdp\b/i.test(contentType)) return { frame, parts: [] };
  if (!/^multipart\//i.test(contentType)) {
    // A body that is no session description leaves the request without an offer (RFC 3261 13.2.1).
    return isInvite(frame)
      ? { frame: withBody(frame, null, ''), parts: [toPart(contentType, frame.body)] }
      : { frame, parts: [] };
  }
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const parts = readParts(frame.body, boundary?.[1] ?? boundary?.[2] ?? null);
  const sdp = parts.find((part) => /^application\/sdp\b/i.test(part.contentType));
  const others = parts.filter((part) => part !== sdp).slice(0, maxParts);
  const unwrapped = sdp ? withBody(frame, 'application/sdp', sdp.text) : withBody(frame, null, '');
  return { frame: isInvite(frame) ? unwrapped : frame, parts: others };
}

function isInvite(frame: Frame): boolean {
  return frame.startLine.startsWith('INVITE ');
}

function readParts(body: string, boundary: string | null): BodyPart[] {
  if (boundary === null) return [];
  const [, ...sections] = `\r\n${body}`.split(`\r\n--${boundary}`);
  const parts: BodyPart[] = [];
  for (const section of sections) {
    // "--" after the boundary closes the multipart; what follows is no part of it.
    if (section.startsWith('--') || parts.length > maxParts) break;
    const content = section.replace(/^[ \t]*\r\n/, '');
    const empty = content.startsWith('\r\n');
    const headerEnd = empty ? 0 : content.indexOf('\r\n\r\n');
    if (headerEnd < 0) continue;
    const header = content.slice(0, headerEnd);
    const type = /^content-type\s*:\s*(.+)$/im.exec(header)?.[1]?.trim() ?? 'text/plain';
    parts.push(toPart(type, content.slice(headerEnd + (empty ? 2 : 4))));
  }
  return parts;
}

function toPart(contentType: string, text: string): BodyPart {
  return { contentType: contentType.slice(0, maxType), text: text.slice(0, maxPartText).toWellFormed() };
}
