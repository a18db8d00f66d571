import { type ReactNode, useId } from 'react';

/** A titled group of content. */
export function Card({
  title,
  children,
  tone,
  id,
}: {
  title: ReactNode;
  children: ReactNode;
  tone?: 'warn' | 'live';
  id?: string;
}) {
  const own = useId();
  return (
    <section className={tone === undefined ? 'card' : `card ${tone}`} aria-labelledby={own} id={id}>
      <h2 id={own}>{title}</h2>
      {children}
    </section>
  );
}
