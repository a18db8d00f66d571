import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';

interface ConfirmDialogProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** What the other button does, in its words. */
  readonly confirm: string;
  readonly cancel: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be undone. The way back has the focus, and Escape takes it. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel,
  busy = false,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const way = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    way.current?.querySelector('button')?.focus();
    // What it is about is read first, also where it does not fit.
    dialog.current?.scrollTo(0, 0);
  }, []);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      // The keys of the page behind do not work while this is asked.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`} className="confirm-text">
        {children}
      </div>
      <div ref={way} className="confirm-actions">
        <Button onPress={onCancel}>{cancel}</Button>
        <Button look="stop" disabled={busy} onPress={onConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
