import { Button } from '../../components/button.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useServices } from '../services.tsx';
import { phoneText } from '../text/brief-view.ts';

/** The number to call, large enough to be dialled on another phone. */
export function DialCard({ phone }: { phone: string | null }) {
  const { actions } = useServices();
  async function copy(): Promise<void> {
    if (phone === null) return;
    try {
      await navigator.clipboard.writeText(phone);
      actions.say('Number copied.');
    } catch {
      // The system may refuse its clipboard; the number can still be selected.
      actions.say('The number could not be copied. Select it and copy it by hand.');
    }
  }
  useShortcuts(phone === null ? {} : { c: () => void copy() });
  if (phone === null)
    return (
      <section className="card warn">
        <h2>No number to dial</h2>
        <p>This callback came without a number. Look for it in your CRM, or press 6 so that the desk knows.</p>
      </section>
    );
  return (
    <section className="card live" aria-labelledby="dial">
      <h2 id="dial">Dial now</h2>
      <div className="dial">
        <p className="dial-number">
          <bdi dir="ltr">{phoneText(phone)}</bdi>
        </p>
        <Button combo="c" onPress={() => void copy()}>
          Copy
        </Button>
      </div>
      <p className="hint">Baton cannot dial out yet. Call from another phone, then say below how it went.</p>
    </section>
  );
}
