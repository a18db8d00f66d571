/** `nativeTheme`: light or dark, as pages see it in prefers-color-scheme. The host's system theme is light. */
import type * as Electron from 'electron';
import type { Protocol } from './cdp-types.ts';
import { HostEmitter, loudInstances } from './loud.ts';
import { windows } from './windows.ts';

type Source = Electron.NativeTheme['themeSource'];

type Electrons = Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;

class NativeTheme extends HostEmitter implements Electrons {
  #source: Source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    this.#source = source;
    for (const contents of windows.contents()) contents.setMedia(this.features());
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  features(): Protocol.Emulation.MediaFeature[] {
    return this.#source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: this.#source }];
  }
}
loudInstances('nativeTheme', NativeTheme);

export const nativeTheme = new NativeTheme();
