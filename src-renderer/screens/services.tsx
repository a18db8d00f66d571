/** What every screen may use, handed down once from the root. */
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import type { Lines } from '../call/lines.ts';
import type { CallState } from '../call/state.ts';
import type { HeadsetButtons, HeadsetView } from '../headset/headset-buttons.ts';
import type { AppState, AppStore } from '../store/app-store.ts';
import type { Actions } from './actions.ts';
import type { LineView, SessionPort } from './session-port.ts';

export interface Services {
  readonly session: SessionPort;
  readonly baton: BatonApi;
  readonly headset: Pick<HeadsetButtons, 'view' | 'retry'>;
  readonly app: AppStore;
  readonly actions: Actions;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('A screen was rendered outside ServicesProvider.');
  return services;
}

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useServices().app, select);
}

export function useCall(): CallState {
  return useStore(useServices().session.call);
}

export function useLines(): Lines {
  return useStore(useServices().session.lines);
}

export function useLine<T>(select: (state: LineView) => T): T {
  return useStore(useServices().session.line, select);
}

export function useHeadset(): HeadsetView {
  return useStore(useServices().headset.view);
}
