import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

interface FollowEndProps {
  /** Changes whenever something is added at the end. */
  readonly count: number;
  /** Shows the end at first too, not only what comes later. */
  readonly startAtEnd?: boolean;
  readonly children: ReactNode;
}

/** This close to the end, CSS px, counts as being there. */
const near = 32;

function scrollerOf(element: Element | null): Element | null {
  for (let box = element; box !== null; box = box.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

const atEnd = (box: Element) => box.scrollHeight - box.clientHeight - box.scrollTop <= near;

/** Keeps the newest in sight as it grows, unless the reader has scrolled up to read. */
export function FollowEnd({ count, startAtEnd = false, children }: FollowEndProps) {
  const inner = useRef<HTMLDivElement>(null);
  const follows = useRef(startAtEnd);

  useEffect(() => {
    const box = scrollerOf(inner.current);
    if (box === null) return;
    follows.current ||= atEnd(box);
    const onScroll = () => {
      follows.current = atEnd(box);
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was added is the event
  useLayoutEffect(() => {
    const box = scrollerOf(inner.current);
    if (box !== null && follows.current) box.scrollTop = box.scrollHeight;
  }, [count]);

  return <div ref={inner}>{children}</div>;
}
