/** What the audio desk needs of the browser, behind one small seam. */
export interface AudioBrowser {
  readonly devices: Pick<
    MediaDevices,
    'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
  >;
  createContext(): AudioContext;
  /**
   * Chromium only decodes a remote WebRTC stream that a media element pulls: a muted element pulls it without a sound of
   * its own. Returns the function that stops pulling.
   */
  pull(stream: MediaStream): () => void;
  /** Runs at the rep's next key or click: where autoplay is restricted, audio may only start then. */
  onNextGesture(run: () => void): void;
}

export const chromium: AudioBrowser = {
  get devices() {
    return navigator.mediaDevices;
  },
  createContext: () => new AudioContext({ latencyHint: 'interactive' }),
  pull(stream) {
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    // Detaching rejects a play() that is still pending; a muted element is never refused for another reason.
    element.play().catch(() => undefined);
    return () => {
      element.pause();
      element.srcObject = null;
    };
  },
  onNextGesture(run) {
    const done = new AbortController();
    const once = (): void => {
      done.abort();
      run();
    };
    for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, once, { signal: done.signal });
  },
};
