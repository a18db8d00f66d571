import type { ReactNode } from 'react';
import type { Tone } from '../screens/text/reachability-text.ts';

/** The window's top line: a state in one dot and a word, and what is proven about the line at its end. */
export function Bar({ tone, title, children }: { tone: Tone; title: ReactNode; children?: ReactNode }) {
  return (
    <header className="bar">
      <span className={`dot ${tone}`} aria-hidden="true" />
      <span className="bar-title">{title}</span>
      <span className="bar-end">{children}</span>
    </header>
  );
}
