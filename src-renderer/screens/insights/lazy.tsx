/** Insights and its charts are a file of their own: a rep who never opens them never loads them. */
import { lazy, Suspense } from 'react';
import type { InsightsView } from '../../store/insights-view.ts';
import { LoadingScreen } from '../frame/boot-screens.tsx';
import { InsightsMissing } from './missing.tsx';

// A file that cannot be read must not take the phone with it.
const Screen = lazy(() =>
  import('./insights-screen.tsx').then(
    ({ InsightsScreen }) => ({ default: InsightsScreen }),
    () => ({ default: InsightsMissing }),
  ),
);

export function Insights({ view }: { view: InsightsView }) {
  return (
    <Suspense fallback={<LoadingScreen />}>
      <Screen view={view} />
    </Suspense>
  );
}
