import { type ReactNode, useId } from 'react';
import { type ConnectedDevice, type DevicePreference, findDevice } from '../../../src-main/contract/devices.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { CloseIcon, DownIcon, UpIcon } from '../../components/icons.tsx';
import { useServices } from '../services.tsx';
import { moved, notListed, refreshed, shortName } from './ranked-list.ts';

interface RankedDevicesProps<P extends DevicePreference> {
  readonly title: string;
  readonly hint: string;
  /** What happens while the list is empty. */
  readonly empty: string;
  /** `microphone`: for the names of the controls. */
  readonly noun: string;
  readonly list: readonly P[];
  readonly connected: readonly ConnectedDevice[];
  readonly limit: number;
  /** All of the list are used at once, so that there is no order. */
  readonly together?: boolean;
  readonly create: (preference: DevicePreference) => P;
  readonly onChange: (list: P[]) => void;
  readonly below?: (item: P, change: (item: P) => void) => ReactNode;
}

/** Devices in the order the rep wants them, connected or not. */
export function RankedDevices<P extends DevicePreference>(props: RankedDevicesProps<P>) {
  const { title, hint, empty, noun, list, connected, limit, create, onChange } = props;
  const id = useId();
  const free = list.length < limit ? notListed(list, connected) : [];
  const save = (next: readonly P[]) => onChange(refreshed(next, connected));
  function add(deviceId: string): void {
    const device = free.find((candidate) => candidate.deviceId === deviceId);
    if (device === undefined) return;
    save([...list, create({ id: device.deviceId, label: device.label, group: device.groupId })]);
  }
  return (
    <section className="ranked" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      <p className="hint">{list.length === 0 ? empty : hint}</p>
      {list.length > 0 && (
        <ol>
          {list.map((item, index) => (
            <Row key={`${item.label}${item.id}`} {...props} save={save} item={item} index={index} />
          ))}
        </ol>
      )}
      {free.length > 0 && (
        <select aria-label={t('Add a {noun}', { noun })} value="" onChange={(event) => add(event.target.value)}>
          <option value="">{t('Add a {noun}…', { noun })}</option>
          {free.map(({ deviceId, label }, index) => (
            <option key={deviceId} value={deviceId}>
              {label === '' ? t('Device {number}', { number: index + 1 }) : shortName(label)}
            </option>
          ))}
        </select>
      )}
    </section>
  );
}

interface RowProps<P extends DevicePreference> extends RankedDevicesProps<P> {
  readonly item: P;
  readonly index: number;
  readonly save: (list: readonly P[]) => void;
}

function Row<P extends DevicePreference>({ item, index, save, list, connected, together = false, below }: RowProps<P>) {
  const { actions } = useServices();
  const first = list.findIndex((wanted) => findDevice(wanted, connected) !== null);
  const isThere = findDevice(item, connected) !== null;
  const name = shortName(item.label);
  const inUse = isThere && (together || index === first);
  function move(by: number): void {
    save(moved(list, index, by));
    actions.say(t('{name} is now number {place} of {all}.', { name, place: index + by + 1, all: list.length }));
  }
  return (
    <li className={isThere ? '' : 'absent'}>
      <div className="ranked-row">
        <span className="ranked-name">
          <bdi title={name}>{name}</bdi>
          <span className={inUse ? 'hint in-use' : 'hint'}>
            {inUse ? t('In use') : isThere ? t('Ready') : t('Not connected')}
          </span>
        </span>
        {!together && (
          <>
            <Button look="icon" label={t('Move {name} up', { name })} disabled={index === 0} onPress={() => move(-1)}>
              <UpIcon />
            </Button>
            <Button
              look="icon"
              label={t('Move {name} down', { name })}
              disabled={index === list.length - 1}
              onPress={() => move(1)}
            >
              <DownIcon />
            </Button>
          </>
        )}
        <Button
          look="icon"
          label={t('Remove {name}', { name })}
          onPress={() => save(list.filter((_, place) => place !== index))}
        >
          <CloseIcon />
        </Button>
      </div>
      {below?.(item, (next) => save(list.map((old, place) => (place === index ? next : old))))}
    </li>
  );
}
