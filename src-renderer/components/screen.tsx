import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

interface ScreenProps {
  /** Names the screen for assistive technology; also a class for its layout. */
  readonly name: string;
  readonly bar: ReactNode;
  readonly banners?: ReactNode;
  readonly children: ReactNode;
  readonly pinned?: ReactNode;
  readonly footer?: ReactNode;
}

/** The frame of every screen: top line, banners, a body that scrolls, actions that stay. */
export function Screen({ name, bar, banners, children, pinned, footer }: ScreenProps) {
  const clickBegan = useRef(false);
  // A double click on Bridge must not also hit Hold, which stands in its place a moment later.
  function ignoreSecondHalf(event: MouseEvent): void {
    if (event.detail === 1) clickBegan.current = true;
    if (event.detail > 1 && !clickBegan.current) event.stopPropagation();
  }
  return (
    <div className={`screen ${name}`} onClickCapture={ignoreSecondHalf}>
      {bar}
      {banners}
      <main className="body">{children}</main>
      {pinned}
      {footer !== undefined && <footer className="acts">{footer}</footer>}
    </div>
  );
}

/** The screen's heading: takes the focus when the screen appears, so that reading and keys start here. */
export function Heading({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} className={quiet ? 'heading quiet' : 'heading'}>
      {children}
    </h1>
  );
}
