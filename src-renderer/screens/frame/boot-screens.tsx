import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useServices } from '../services.tsx';

/** The moment before settings are read. */
export function LoadingScreen() {
  return (
    <Screen name="loading" bar={<Bar tone="quiet" title="Baton" />}>
      <Heading quiet>{t('Opening…')}</Heading>
    </Screen>
  );
}

/** Settings cannot be read: nothing could be kept, so this comes before everything but a live call. */
export function BootFailedScreen({ message }: { message: string }) {
  const { actions } = useServices();
  const again = () => void actions.boot();
  useShortcuts({ enter: again });
  return (
    <Screen
      name="failed"
      bar={<Bar tone="stop" title={t('Baton could not open its data')} />}
      footer={
        <Button look="go" combo="enter" onPress={again}>
          {t('Try again')}
        </Button>
      }
    >
      <Heading>{t('Your data could not be opened')}</Heading>
      <p className="lead">
        <bdi>{told(message)}</bdi>
      </p>
      <p className="hint">
        {t('Until this works, no handoff can ring here: what you say about it could not be kept. Nothing was deleted.')}
      </p>
    </Screen>
  );
}
