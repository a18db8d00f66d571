import { EventEmitter } from 'node:events';

export interface FakeQuittingApp {
  ended: boolean;
  readonly on: EventEmitter['on'];
  quit(): void;
}

/** Quits as Electron does: whoever listens to `event` may put it off. */
export function fakeQuittingApp(event: 'before-quit' | 'will-quit'): FakeQuittingApp {
  const emitter = new EventEmitter();
  const app: FakeQuittingApp = {
    ended: false,
    on: emitter.on.bind(emitter),
    quit() {
      let prevented = false;
      emitter.emit(event, { preventDefault: () => (prevented = true) });
      app.ended = !prevented;
    },
  };
  return app;
}
