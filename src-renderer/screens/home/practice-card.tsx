import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useApp, useLine, useServices } from '../services.tsx';

/** A scripted AI calls and hands over, on the same phone path as a real one. */
export function PracticeCard({ first }: { first: boolean }) {
  const { actions } = useServices();
  const practice = useLine((line) => line.practice);
  const reachable = useLine((line) => line.reachability.kind === 'reachable');
  const scripts = useApp((state) => state.scripts);
  const [open, setOpen] = useState(first);
  const take = (scriptId: string | null) => {
    if (reachable) void actions.takePractice(scriptId);
  };
  useShortcuts(practice ? { p: () => take(scripts.at(0)?.id ?? null), c: () => setOpen(!open) } : {});
  if (!practice) return null;

  return (
    <Card title={first ? t('See how a handoff feels') : t('Practice line')}>
      {first && (
        <p>
          {t(
            'An AI has talked to a prospect and reaches its limit. It rings you, you read who and why, you bridge with one key, and nobody repeats themselves. The voices here are scripted; the call is real.',
          )}
        </p>
      )}
      <div className="row">
        <Button
          look={first ? 'go' : 'plain'}
          combo="p"
          disabled={!reachable}
          onPress={() => take(scripts.at(0)?.id ?? null)}
        >
          {t('Take a practice handoff')}
        </Button>
        {!first && scripts.length > 1 && (
          <Button look="quiet" combo="c" expanded={open} onPress={() => setOpen(!open)}>
            {t('Choose')}
          </Button>
        )}
      </div>
      {!reachable && <p className="hint">{t('The practice line is still connecting.')}</p>}
      {open && scripts.length > 0 && (
        <ul className="scripts">
          {scripts.map((script) => (
            <li key={script.id}>
              <button
                type="button"
                className="script"
                aria-disabled={!reachable ? true : undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(script.id)}
              >
                <strong>{told(script.title)}</strong>
                <span>{told(script.teaches)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
