import { useState } from 'react';
import type { TranscriptTurn } from '../../src-main/contract/brief.ts';
import { labels, t } from '../../src-main/contract/i18n/translate.ts';
import { clock } from '../screens/text/time.ts';
import { Button } from './button.tsx';

const speakers = labels({ ai: 'AI', rep: 'You' });

interface TranscriptProps {
  readonly turns: readonly TranscriptTurn[];
  readonly highlighted: ReadonlySet<number>;
  readonly prospectName: string;
  /** Where the AI should have handed over, as the rep judged. */
  readonly betterTurn?: number | null;
  /** Shows only the newest turns at first. */
  readonly tail?: number;
}

/** The conversation so far, newest last, with the turns that fired the trigger marked. */
export function Transcript({ turns, highlighted, prospectName, betterTurn = null, tail }: TranscriptProps) {
  const [all, setAll] = useState(false);
  if (turns.length === 0) return <p className="empty">{t('No transcript came with this handoff.')}</p>;
  const hidden = all || tail === undefined ? 0 : Math.max(0, turns.length - tail);
  return (
    <>
      {hidden > 0 && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t('{hidden, plural, one {Show # earlier turn} other {Show # earlier turns}}', { hidden })}
        </Button>
      )}
      <ol className="transcript">
        {turns.slice(hidden).map((line) => (
          <li key={line.turn} className={`turn ${line.speaker}${highlighted.has(line.turn) ? ' hit' : ''}`}>
            <span className="turn-time">{line.atSeconds === null ? line.turn : clock(line.atSeconds * 1000)}</span>
            <p>
              <span className="speaker">
                <bdi>{line.speaker === 'prospect' ? prospectName : speakers[line.speaker]}</bdi>
                {highlighted.has(line.turn) && <span className="hit-label">{t('why now')}</span>}
                {line.turn === betterTurn && <span className="better-label">{t('better here')}</span>}
              </span>
              <bdi>{line.text}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
