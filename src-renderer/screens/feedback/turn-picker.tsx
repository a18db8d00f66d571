import { useEffect, useId, useRef } from 'react';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { words } from '../../components/words.tsx';
import { clock } from '../text/time.ts';

interface TurnPickerProps {
  readonly brief: HandoffBrief;
  readonly turn: number | null;
  readonly onPick: (turn: number) => void;
}

/** For "too late": the turn at which the AI should have handed over. */
export function TurnPicker({ brief, turn, onPick }: TurnPickerProps) {
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  // Opens at the chosen turn, else at the end: "too late" is judged backwards from the transfer.
  useEffect(() => {
    const box = list.current;
    const chosen = box?.querySelector('input:checked')?.parentElement;
    if (box !== null)
      box.scrollTop = chosen === null || chosen === undefined ? box.scrollHeight : chosen.offsetTop - box.offsetTop;
  }, []);
  if (brief.transcript.length === 0)
    return <p className="hint">{t('No transcript came with this handoff, so there is no better turn to point at.')}</p>;
  return (
    <fieldset className="choice">
      <legend>
        {words('When should it have? {optional}', { optional: <span className="hint">{t('Optional')}</span> })}
      </legend>
      <div className="turn-picker" ref={list}>
        {brief.transcript.map((line) => (
          <label key={line.turn} className="turn-option">
            <input type="radio" name={name} checked={turn === line.turn} onChange={() => onPick(line.turn)} />
            <span className="turn-time">{line.atSeconds === null ? line.turn : clock(line.atSeconds * 1000)}</span>
            <span>
              {line.speaker === 'ai' && <span className="speaker">{t('AI:')} </span>}
              <bdi>{line.text}</bdi>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
