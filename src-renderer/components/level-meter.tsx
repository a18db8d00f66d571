import { useEffect, useRef } from 'react';

/** How often the level is read, ms. */
const every = 80;

/** A voice as a tiny bar: proof at a glance that sound arrives. `level`: 0..1 */
export function LevelMeter({ level }: { level: () => number }) {
  const fill = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (fill.current === null) return;
      fill.current.style.transform = `scaleX(${Math.min(1, Math.max(0, level())).toFixed(2)})`;
    }, every);
    return () => clearInterval(timer);
  }, [level]);
  return (
    <span className="meter" aria-hidden="true">
      <span ref={fill} />
    </span>
  );
}
