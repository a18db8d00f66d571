import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { isLocked } from '../../../src-main/contract/locks.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/field.tsx';
import { useServices } from '../services.tsx';
import { type NetworkErrors, type NetworkFields, networkFieldsOf, parseNetwork } from './network-form.ts';
import { Switch } from './switch.tsx';

interface NetworkSettingsProps {
  readonly settings: Settings;
  readonly onFailure: (message: string | null) => void;
}

/** Further servers of the company line, and the way its sound takes. Stored with a button: half a list is of no use. */
export function NetworkSettings({ settings, onFailure }: NetworkSettingsProps) {
  const { baton, app, session, actions } = useServices();
  const [fields, setFields] = useState(() => networkFieldsOf(settings.network));
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<NetworkErrors>({});
  const set = (patch: Partial<NetworkFields>) => setFields((before) => ({ ...before, ...patch }));
  const text = (name: 'moreServers' | 'stun' | 'turn' | 'turnUser') => ({
    value: fields[name],
    error: errors[name],
    onChange: (value: string) => set({ [name]: value }),
  });

  async function store(): Promise<void> {
    const parsed = parseNetwork(fields);
    setErrors(parsed.kind === 'invalid' ? parsed.errors : {});
    if (parsed.kind === 'invalid') return;
    const result = await baton.request('network:save', { network: parsed.network, turnPassword: password || null });
    onFailure(result.ok ? null : told(result.error.message));
    if (!result.ok) return;
    app.setState({ settings: result.value });
    setPassword('');
    actions.say(t('The network is stored.'));
    await session.restart();
  }

  if (settings.edge === null || isLocked(settings, 'network')) return null;
  return (
    <section className="form" aria-labelledby="set-network">
      <h2 id="set-network">{t('Network')}</h2>
      <p className="hint">{t('Of the company line. Most phones need nothing here; test below whether yours does.')}</p>
      <TextField
        label={t('Further servers')}
        placeholder="wss://sip2.example.com:8443"
        hint={t('Used when yours does not answer, best first. Between calls Baton goes back to the first one.')}
        {...text('moreServers')}
      />
      <Switch
        legend={t('Find servers by DNS')}
        hint={t('SRV records of _sips._wss below the domain of your address. They come before the ones entered.')}
        on={fields.dnsServers}
        onSwitch={(dnsServers) => set({ dnsServers })}
      />
      <TextField label={t('STUN servers')} placeholder="stun.example.com" {...text('stun')} />
      <TextField
        label={t('TURN servers')}
        placeholder="turn.example.com"
        hint={t('Carries the sound where no direct way is open.')}
        {...text('turn')}
      />
      <TextField label={t('TURN user name')} {...text('turnUser')} />
      <TextField
        label={t('TURN password')}
        type="password"
        value={password}
        onChange={setPassword}
        hint={t('Empty: the stored password stays.')}
      />
      <Switch
        legend={t('Relay only')}
        hint={
          errors.relayOnly ?? t('Every sound goes through TURN, so that nobody learns the address of this computer.')
        }
        on={fields.relayOnly}
        onSwitch={(relayOnly) => set({ relayOnly })}
      />
      <Choice
        legend={t('Codec')}
        hint={t('Offered first; the others stay behind it. PCMU and PCMA are the two kinds of G.711.')}
        look="segments"
        options={[
          { value: 'opus', label: 'Opus' },
          { value: 'pcmu', label: 'PCMU' },
          { value: 'pcma', label: 'PCMA' },
        ]}
        selected={[fields.codec]}
        onChoose={(codec) => set({ codec })}
      />
      <Button onPress={() => void store()}>{t('Store network')}</Button>
    </section>
  );
}
