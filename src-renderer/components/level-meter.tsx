import { useEffect, useRef } from 'react';
import { useServices } from '../screens/services.tsx';

/** How often the level is read, ms. */
const every = 80;

/** The prospect's voice as a tiny bar: proof at a glance that sound arrives. */
export function LevelMeter() {
  const { session } = useServices();
  const fill = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      const level = Math.min(1, Math.max(0, session.remoteLevel()));
      if (fill.current !== null) fill.current.style.transform = `scaleX(${level.toFixed(2)})`;
    }, every);
    return () => clearInterval(timer);
  }, [session]);
  return (
    <span className="meter" aria-hidden="true">
      <span ref={fill} />
    </span>
  );
}
