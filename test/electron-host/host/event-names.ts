/** The events an application may listen to; asking for any other throws. Some are accepted though this host never emits them. */

export const appEvents = [
  'ready',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'second-instance',
  'open-url',
  'web-contents-created',
  'browser-window-created',
  'render-process-gone',
  'child-process-gone',
  'select-client-certificate',
  'certificate-error',
] as const;

export const windowEvents = [
  'ready-to-show',
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'resize',
  'resized',
  'move',
  'moved',
  'page-title-updated',
  'query-session-end',
  'session-end',
] as const;

export const contentsEvents = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-navigate',
  'did-start-loading',
  'did-finish-load',
  'did-fail-load',
  'console-message',
  'preload-error',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'destroyed',
] as const;
