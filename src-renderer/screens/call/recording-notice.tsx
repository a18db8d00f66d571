import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Banner } from '../../components/banner.tsx';
import { useApp } from '../services.tsx';

/** What the admin wants every rep to know, or to say, while calls are recorded. It cannot be dismissed. */
export function RecordingNotice() {
  const notice = useApp((state) => state.settings.policy.recordingNotice);
  if (notice === null) return null;
  return (
    <Banner tone="quiet" title={t('Recording:')}>
      <bdi>{notice}</bdi>
    </Banner>
  );
}
