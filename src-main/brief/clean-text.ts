/**
 * Makes a stranger's text safe to show and to speak: well-formed Unicode, no controls, nothing invisible,
 * nothing that reorders its neighbours, never longer than its field. Markup is left as the characters it is made of:
 * whoever shows it shows text.
 */

/** Explicit bidi controls (UAX #9 2): they would reorder the text around them. */
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Characters no reader sees: zero width, soft hyphen, annotation, tags, variation supplements used to smuggle text. */
const invisible = /[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
const lineBreaks = /\r\n?|[\u2028\u2029]/gu;
/** No script stacks more than eight marks on one letter; what does climbs over the neighbouring lines. */
const stackedMarks = /(\p{M}{8})\p{M}+/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text that may have several lines, at most `max` UTF-16 units; null when nothing readable is left. */
export function cleanText(value: string, max: number): string | null {
  const clean = value
    .toWellFormed()
    .replace(lineBreaks, '\n')
    .replace(bidiControls, '')
    .replace(invisible, '')
    .replace(controls, ' ')
    .replace(stackedMarks, '$1')
    .trim();
  return clean === '' ? null : clip(clean, max);
}

/** Text on one line: every run of white space becomes one space. */
export function cleanLine(value: string, max: number): string | null {
  const clean = cleanText(value, Number.POSITIVE_INFINITY);
  return clean === null ? null : clip(clean.replace(/\s+/gu, ' '), max);
}

/** Cuts between graphemes, with an ellipsis inside `max` UTF-16 units, so that no letter or emoji is halved. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  // A window is enough to find the boundary; segmenting a megabyte to keep 200 letters would not be.
  const window = text.slice(0, max + 64).toWellFormed();
  const boundary = graphemes.segment(window).containing(max - 1)?.index ?? 0;
  const cut = boundary > 0 ? boundary : max - 1;
  return `${text.slice(0, cut).toWellFormed().trimEnd()}…`;
}
