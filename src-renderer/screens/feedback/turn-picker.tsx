import { useId } from 'react';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { clock } from '../text/time.ts';

interface TurnPickerProps {
  readonly brief: HandoffBrief;
  readonly turn: number | null;
  readonly onPick: (turn: number) => void;
}

/** For "too late": the turn at which the AI should have handed over. */
export function TurnPicker({ brief, turn, onPick }: TurnPickerProps) {
  const name = useId();
  if (brief.transcript.length === 0)
    return <p className="hint">No transcript came with this handoff, so there is no better turn to point at.</p>;
  return (
    <fieldset className="choice">
      <legend>
        When should it have? <span className="hint">Optional</span>
      </legend>
      <div className="turn-picker">
        {brief.transcript.map((line) => (
          <label key={line.turn} className="turn-option">
            <input type="radio" name={name} checked={turn === line.turn} onChange={() => onPick(line.turn)} />
            <span className="turn-time">{line.atSeconds === null ? line.turn : clock(line.atSeconds * 1000)}</span>
            <span>
              {line.speaker === 'ai' && <span className="speaker">AI: </span>}
              <bdi>{line.text}</bdi>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
