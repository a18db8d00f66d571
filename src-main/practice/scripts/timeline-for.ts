/** Turns a script into what its voices do, and names the audio file of every line. */
import type { SpokenLine, Timeline } from '../../contract/practice.ts';
import type { PracticeScript, ScriptedLine } from './script.ts';

/** Longer than any phone rings: the AI gives up, not the exchange. */
const givesUpAfterSeconds = 170;

/** Lines that every conversation shares are spoken once. */
const sharedLines: ReadonlyMap<string, string> = new Map([
  ['Just ten more seconds. My colleague wants to read your notes properly.', 'ai-more-time.opus'],
  ['You are connected. Over to you both.', 'ai-connected.opus'],
]);

export function timelineFor(script: PracticeScript): Timeline {
  const cue = (part: string) => (scripted: ScriptedLine, index: number) => ({
    cue: scripted.cue,
    line: spoken(scripted.says, `${script.id}-${part}-${index + 1}.opus`),
  });
  return {
    whileRinging: script.performance.whileRinging.map(cue('hold')),
    whenMoreTime: spoken({ speaker: 'ai', text: [...sharedLines.keys()][0] ?? '' }, 'ai-more-time.opus'),
    leavesAfterSeconds: script.performance.leavesAfterSeconds,
    givesUpAfterSeconds,
    afterBridge: script.performance.afterBridge.map(cue('talk')),
  };
}

function spoken(says: Pick<SpokenLine, 'speaker' | 'text'>, ownFile: string): SpokenLine {
  return { ...says, audio: sharedLines.get(says.text) ?? ownFile };
}
