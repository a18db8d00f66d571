import type { ReactNode } from 'react';

interface BannerProps {
  readonly tone: 'warn' | 'stop' | 'quiet';
  readonly title?: string;
  readonly children: ReactNode;
  /** Buttons: what to press. */
  readonly actions?: ReactNode;
  /** Announced at once; without it the banner is read when reached. */
  readonly urgent?: boolean;
}

/** What happened, what it means, what to press. */
export function Banner({ tone, title, children, actions, urgent = false }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={urgent ? 'alert' : 'status'}>
      <div className="banner-text">
        {title !== undefined && <strong>{title} </strong>}
        {children}
      </div>
      {actions !== undefined && <div className="banner-actions">{actions}</div>}
    </div>
  );
}
