/** `nativeImage`: the bytes of a picture, and its size where it is a PNG. */
import fs from 'node:fs';
import type * as Electron from 'electron';
import { loud, loudInstances } from '../loud.ts';

const pngMagic = 0x89504e47;

type Electrons = Pick<
  Electron.NativeImage,
  'isEmpty' | 'getSize' | 'toPNG' | 'toDataURL' | 'setTemplateImage' | 'isTemplateImage'
>;

export class NativeImage implements Electrons {
  readonly #bytes: Buffer;
  #template = false;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  getSize(): { width: number; height: number } {
    const isPng = this.#bytes.length > 24 && this.#bytes.readUInt32BE(0) === pngMagic;
    return isPng
      ? { width: this.#bytes.readUInt32BE(16), height: this.#bytes.readUInt32BE(20) }
      : { width: 0, height: 0 };
  }

  toPNG(): Buffer {
    return this.#bytes;
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#bytes.toString('base64')}`;
  }

  /** The picture as it is: nothing draws it. */
  resize(): NativeImage {
    return this;
  }

  setTemplateImage(template: boolean): void {
    this.#template = template;
  }

  isTemplateImage(): boolean {
    return this.#template;
  }
}
loudInstances('nativeImage', NativeImage);

const methods = {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromPath: (file: string) => new NativeImage(fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => new NativeImage(bytes),
  createFromDataURL: (url: string) => new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
} satisfies { [Member in keyof typeof Electron.nativeImage]?: unknown };
export const nativeImage = loud('nativeImage', methods);
