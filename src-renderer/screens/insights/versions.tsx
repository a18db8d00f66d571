import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { LearningVersion } from '../../../src-main/contract/insights.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useApp } from '../services.tsx';
import { causeText } from '../text/insights-text.ts';
import { dayLabel } from '../text/time.ts';

interface VersionsProps {
  readonly versions: readonly LearningVersion[];
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** Versions of the last weeks; older ones are history. */
const shown = 6;

/** The version in force can be taken back unless it is the one that was shipped. */
export function canUndo(versions: readonly LearningVersion[]): boolean {
  return versions.some(({ active, cause }) => active && cause !== 'shipped');
}

/** What the thresholds have learned, newest first, and the way back. */
export function Versions({ versions, busy, onUndo }: VersionsProps) {
  const decides = useApp((state) => state.desk.may.decide);
  if (versions.length === 0) return null;
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  return (
    <Card title={t('What it has learned')}>
      <ol className="versions">
        {newestFirst.slice(0, shown).map((version) => (
          <li key={version.version} className={version.active ? 'version active' : 'version'}>
            <p>
              <bdi>{version.summary}</bdi>
            </p>
            <p className="hint">
              {version.active && <strong>{t('In force.')} </strong>}
              <bdi>{causeText(version)}</bdi>, <time dateTime={version.at}>{whenText(version.at)}</time>
            </p>
            {version.active && version.cause !== 'shipped' && decides && (
              <Button combo="u" disabled={busy} onPress={onUndo}>
                {t('Undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function whenText(at: string): string {
  return `${dayLabel(at, new Date())}, ${timeOfDay(at)}`;
}
