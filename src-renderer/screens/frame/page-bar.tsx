import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { useServices } from '../services.tsx';
import { ReachabilityLabel } from './reachability.tsx';

/** The top line of a page one step away from the start page. */
export function PageBar({ title, onBack }: { title: string; onBack?: () => void }) {
  const { actions } = useServices();
  return (
    <header className="bar page-bar">
      <Button look="icon" label={t('Back (Esc)')} onPress={onBack ?? (() => actions.open({ page: 'home' }))}>
        <BackIcon />
      </Button>
      <span className="bar-title">{title}</span>
      <span className="bar-end">
        <ReachabilityLabel />
      </span>
    </header>
  );
}
