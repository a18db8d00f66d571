/** Transcripts as platforms keep them: a list of turns under many names, or one text with a speaker before each line. */
import { briefLimits, type HandoffBrief, type TranscriptTurn } from '../contract/brief.ts';
import { isRecord, type JsonRecord, type JsonValue } from './json-intake.ts';
import { noteProblem } from './reading.ts';
import { asNumber, asText, asTurn, wordOf } from './scalars.ts';

type Speaker = TranscriptTurn['speaker'];

const speakersByWord: ReadonlyMap<string, Speaker> = new Map<string, Speaker>([
  ...['ai', 'assistant', 'agent', 'bot', 'virtualagent', 'aiagent', 'voicebot', 'model'].map(
    (word): [string, Speaker] => [word, 'ai'],
  ),
  ...['prospect', 'user', 'customer', 'caller', 'human', 'lead', 'contact', 'client', 'consumer', 'callee'].map(
    (word): [string, Speaker] => [word, 'prospect'],
  ),
  ...['rep', 'humanagent', 'transfertarget', 'representative', 'seller', 'operator'].map((word): [string, Speaker] => [
    word,
    'rep',
  ]),
]);

const spokenLine = /^\s*([\p{L} _-]{1,24}):\s*(.*)$/u;

/** Who speaks under this name; null for system, tool and other lines nobody said. */
export function readSpeaker(value: JsonValue | undefined): Speaker | null {
  return typeof value === 'string' ? (speakersByWord.get(wordOf(value)) ?? null) : null;
}

/** Turns in order, numbered from 1 unless the source numbers them itself; the latest are kept when there are too many. */
export function readTranscript(value: JsonValue, brief: HandoffBrief): TranscriptTurn[] {
  const spoken = typeof value === 'string' ? fromText(value) : fromList(value);
  const turns = numbered(spoken);
  if (turns.length <= briefLimits.turns) return turns;
  noteProblem(brief, `Only the last ${briefLimits.turns} of ${turns.length} transcript turns are kept.`);
  return turns.slice(-briefLimits.turns);
}

interface Spoken {
  readonly turn: number | null;
  readonly speaker: Speaker;
  readonly text: string;
  readonly atSeconds: number | null;
}

function fromList(value: JsonValue): Spoken[] {
  const list = isRecord(value) ? (value['turns'] ?? value['messages'] ?? value['transcript'] ?? null) : value;
  if (typeof list === 'string') return fromText(list);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    if (!isRecord(item)) return typeof item === 'string' ? fromText(item) : [];
    const speaker = readSpeaker(item['speaker'] ?? item['role'] ?? item['user'] ?? item['participant']);
    const text = asText(wordsOf(item), briefLimits.text);
    if (speaker === null || text === null) return [];
    return [{ turn: asTurn(item['turn']), speaker, text, atSeconds: startOf(item) }];
  });
}

function wordsOf(item: JsonRecord): JsonValue {
  const words = item['text'] ?? item['content'] ?? item['message'] ?? item['body'] ?? item['utterance'] ?? null;
  return Array.isArray(words) ? words.filter((part) => typeof part === 'string').join(' ') : words;
}

function startOf(item: JsonRecord): number | null {
  const words = item['words'];
  const firstWord = Array.isArray(words) && isRecord(words[0]) ? words[0]['start'] : undefined;
  const seconds = asNumber(
    item['atSeconds'] ?? item['secondsFromStart'] ?? item['time_in_call_secs'] ?? item['start'] ?? firstWord,
  );
  return seconds !== null && seconds >= 0 && seconds <= 86_400 ? seconds : null;
}

/** `Agent: …` lines; a line without a speaker goes on with the turn before it. */
function fromText(text: string): Spoken[] {
  const turns: { turn: null; speaker: Speaker; parts: string[]; atSeconds: null }[] = [];
  for (const line of text.split('\n')) {
    const match = spokenLine.exec(line);
    const speaker = readSpeaker(match?.[1]);
    if (speaker !== null) turns.push({ turn: null, speaker, parts: [match?.[2] ?? ''], atSeconds: null });
    else turns.at(-1)?.parts.push(line);
  }
  return turns.flatMap(({ parts, ...turn }) => {
    const words = asText(parts.join('\n'), briefLimits.text);
    return words === null ? [] : [{ ...turn, text: words }];
  });
}

/** The source's own numbers hold only when every turn has one and they rise. */
function numbered(spoken: readonly Spoken[]): TranscriptTurn[] {
  const rising = spoken.every((item, at) => item.turn !== null && item.turn > (spoken[at - 1]?.turn ?? 0));
  return spoken.map((item, at) => ({ ...item, turn: rising && item.turn !== null ? item.turn : at + 1 }));
}
