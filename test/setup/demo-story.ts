/** The lines of the practice demo: each with its time since the INVITE, in the order in which things happened. */

export interface Story {
  /** Printed at once, without a time. */
  say(text: string): void;
  /** The moment every time is counted from, ms since the epoch; lines noted before it come out now. */
  begin(inviteAt: number): void;
  /** Something that happened at `time`, ms since the epoch, with what belongs to it indented below. */
  at(time: number, text: string, more?: readonly string[]): void;
  /** Prints what is still held back. */
  end(): void;
}

interface Line {
  readonly time: number;
  readonly text: string;
  readonly more: readonly string[];
}

/** A line waits this long for one that happened earlier and is reported later, ms. */
const patience = 400;
const width = 11;

export function createStory(print: (text: string) => void = console.log): Story {
  let inviteAt: number | null = null;
  let waiting: Line[] = [];
  let timer: NodeJS.Timeout | null = null;

  function tell(): void {
    if (inviteAt === null) return;
    for (const { time, text, more } of waiting.toSorted((left, right) => left.time - right.time)) {
      print(`${since(time - inviteAt).padStart(width)}  ${text}`);
      for (const line of more) print(`${' '.repeat(width + 4)}${line.replaceAll(/\s+/g, ' ')}`);
    }
    waiting = [];
  }

  return {
    say: (text) => print(`${' '.repeat(width + 2)}${text}`),
    begin(time) {
      inviteAt = time;
    },
    at(time, text, more = []) {
      waiting.push({ time, text, more });
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(tell, patience);
    },
    end() {
      if (timer !== null) clearTimeout(timer);
      tell();
    },
  };
}

/** `+38 ms`, from ten seconds on `+12.4 s`. */
function since(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  return whole < 10_000 ? `+${whole.toLocaleString('en-US')} ms` : `+${(whole / 1_000).toFixed(1)} s`;
}
