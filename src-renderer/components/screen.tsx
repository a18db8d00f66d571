import { type ReactNode, useEffect, useRef } from 'react';

interface ScreenProps {
  /** Names the screen for assistive technology; also a class for its layout. */
  readonly name: string;
  readonly bar: ReactNode;
  readonly banners?: ReactNode;
  readonly children: ReactNode;
  readonly pinned?: ReactNode;
  readonly footer?: ReactNode;
  /** What takes the focus when the screen appears; by default its heading. */
  readonly focusHeading?: boolean;
}

/** The frame of every screen: top line, banners, a body that scrolls, actions that stay. Its heading takes the focus. */
export function Screen({ name, bar, banners, children, pinned, footer, focusHeading = true }: ScreenProps) {
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focusHeading) body.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [focusHeading]);
  return (
    <div className={`screen ${name}`}>
      {bar}
      {banners}
      <main className="body" ref={body}>
        {children}
      </main>
      {pinned}
      {footer !== undefined && <footer className="acts">{footer}</footer>}
    </div>
  );
}

/** The screen's heading: takes the focus when the screen appears, so that reading and keys start here. */
export function Heading({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  return (
    <h1 tabIndex={-1} className={quiet ? 'heading quiet' : 'heading'}>
      {children}
    </h1>
  );
}
