/** What pages, links and other programs may not do: permissions, navigation, windows, external links, deep links. Faults 14, 22, 23, 28 and 29. */
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { hasOwnFlag, linkInArguments, parseDeepLink } from '../../../src-main/shell/deep-links.ts';
import { isAllowedExternal, openExternalLink } from '../../../src-main/shell/external-links.ts';
import { hardenApp } from '../../../src-main/shell/hardening.ts';
import { guardPermissions, isPermitted } from '../../../src-main/shell/permissions.ts';

const opened = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({ shell: { openExternal: (url: string) => void opened.push(url) } }));

const own = { origin: 'app://bundle/', mainFrame: true, media: [] as string[] };

describe('permissions', () => {
  it.each([
    'media',
    'speaker-selection',
    'notifications',
    'hid',
    'local-network-access',
    'local-network',
    'loopback-network',
  ])('%s is granted to the own main frame alone', (permission) => {
    const media = permission === 'media' ? ['audio'] : [];
    expect(isPermitted({ ...own, permission, media })).toBe(true);
    expect(isPermitted({ ...own, permission, media, mainFrame: false })).toBe(false);
    for (const origin of ['https://example.com', 'app://evil/', 'http://localhost', 'null', '']) {
      expect(isPermitted({ ...own, permission, media, origin })).toBe(false);
    }
  });

  it.each([
    'geolocation',
    'display-capture',
    'midi',
    'usb',
    'serial',
    'clipboard-read',
    'openExternal',
    'unknown',
    'fullscreen',
    'one-of-tomorrow',
  ])('%s is denied', (permission) => expect(isPermitted({ ...own, permission })).toBe(false));

  it('gives the microphone, never the camera', () => {
    expect(isPermitted({ ...own, permission: 'media', media: ['audio', 'video'] })).toBe(false);
    expect(isPermitted({ ...own, permission: 'media', media: ['video'] })).toBe(false);
  });

  it('answers through all three handlers', () => {
    type Handler = (...args: unknown[]) => unknown;
    const handlers: Record<string, Handler> = {};
    const keep = (name: string) => (handler: Handler) => {
      handlers[name] = handler;
    };
    guardPermissions({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
    } as never);
    const asked = (permission: string, details: object): unknown => {
      let answer: unknown;
      handlers['request']?.(
        null,
        permission,
        (granted: unknown) => {
          answer = granted;
        },
        {
          requestingUrl: 'app://bundle/index.html',
          isMainFrame: true,
          ...details,
        },
      );
      return answer;
    };
    expect(asked('media', { mediaTypes: ['audio'] })).toBe(true);
    expect(asked('media', { mediaTypes: ['video'] })).toBe(false);
    expect(asked('media', { mediaTypes: [] })).toBe(false);
    expect(asked('media', {})).toBe(false);
    expect(asked('geolocation', {})).toBe(false);
    const check = (permission: string, origin: string, details: object) =>
      handlers['check']?.(null, permission, origin, { isMainFrame: true, ...details });
    expect(check('media', 'app://bundle/', { mediaType: 'audio' })).toBe(true);
    expect(check('media', 'app://bundle/', { mediaType: 'video' })).toBe(false);
    expect(check('media', 'https://example.com/', { mediaType: 'audio' })).toBe(false);
    expect(check('usb', 'app://bundle/', {})).toBe(false);
    const device = (deviceType: string, origin: string, ...pages: number[]) =>
      handlers['device']?.({ deviceType, origin, device: { collections: pages.map((usagePage) => ({ usagePage })) } });
    expect(device('hid', 'app://bundle', 0x0c, 0x0b)).toBe(true);
    // A keyboard, a security key.
    expect(device('hid', 'app://bundle', 0x01, 0xf1d0)).toBe(false);
    expect(device('hid', 'https://example.com', 0x0b)).toBe(false);
    expect(device('usb', 'app://bundle', 0x0b)).toBe(false);
  });
});

describe('every page of every window', () => {
  function hardened() {
    const app = new EventEmitter();
    const reports: string[] = [];
    hardenApp(
      app as never,
      (url) => openExternalLink(url, ['docs.example']),
      (event) => void reports.push(event),
    );
    let decide: (details: { url: string }) => { action: string } = () => ({ action: 'none' });
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler(handler: typeof decide) {
        decide = handler;
      },
    });
    app.emit('web-contents-created', {}, contents);
    const prevented = (event: string, ...rest: unknown[]): boolean => {
      let stopped = false;
      contents.emit(
        event,
        {
          preventDefault: () => {
            stopped = true;
          },
        },
        ...rest,
      );
      return stopped;
    };
    return { app, reports, prevented, open: (url: string) => decide({ url }) };
  }

  it.each([
    'https://example.com/',
    'file:///etc/passwd',
    'app://bundle.evil/',
    'app://evil/',
    'javascript:1',
    'data:text/html,x',
  ])('does not navigate to %s', (url) => {
    const { prevented, reports } = hardened();
    expect(prevented('will-navigate', url)).toBe(true);
    expect(prevented('will-redirect', url)).toBe(true);
    expect(reports).toEqual(['navigation-denied', 'navigation-denied']);
  });

  it('may load itself again', () => {
    expect(hardened().prevented('will-navigate', 'app://bundle/index.html')).toBe(false);
  });

  it('opens no window; an allowed link goes to the browser instead', () => {
    opened.length = 0;
    const { open, reports } = hardened();
    expect(open('https://docs.example/setup')).toEqual({ action: 'deny' });
    expect(open('https://evil.example/')).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://docs.example/setup']);
    expect(reports).toEqual(['window-denied']);
  });

  it('attaches no webview and offers no client certificate', () => {
    const { app, prevented } = hardened();
    expect(prevented('will-attach-webview', {}, {})).toBe(true);
    const choose = vi.fn();
    app.emit('select-client-certificate', { preventDefault: () => undefined }, null, '', [{}], choose);
    expect(choose).toHaveBeenCalledWith();
  });

  it.each([
    'file:///etc/passwd',
    'ms-msdt:/id',
    'http://docs.example/',
    'https://docs.example.evil/',
    'https://user:pw@docs.example/',
    'https://docs.example:8443/',
    '\\\\host\\share',
    'javascript:1',
    'tel:+1',
    '',
  ])('hands %j to nobody', (url) => expect(isAllowedExternal(url, ['docs.example'])).toBe(false));
});

describe('links from other programs', () => {
  it.each([
    ['tel:+15551234567', { kind: 'dial', input: '+15551234567' }],
    ['TEL:555-0100', { kind: 'dial', input: '555-0100' }],
    ['callto:+15551234567', { kind: 'dial', input: '+15551234567' }],
    ['callto://+15551234567', { kind: 'dial', input: '+15551234567' }],
    ['sip:dana@example.com:5061', { kind: 'dial', input: 'sip:dana@example.com:5061' }],
    ['baton://dial/+15551234567', { kind: 'dial', input: '+15551234567' }],
    ['baton://dial/dana@example.com', { kind: 'dial', input: 'sip:dana@example.com' }],
    ['baton://open', { kind: 'open' }],
  ])('%s is understood', (text, link) => expect(parseDeepLink(text)).toEqual(link));

  it.each([
    'tel:+1;phone-context=evil',
    'tel:+1%0d%0aINVITE',
    'tel:1\r\n2',
    'sip:a:password@example.com',
    'sip:a@example.com?Replaces=x',
    'sip:a@example.com;transport=udp',
    'baton://../../etc',
    'baton://provision?url=https://evil',
    'baton://dial/+1555?now=1',
    'baton://dial/a@example.com;transport=udp',
    'callto:javascript:1',
    'baton:..%2f',
    'https://example.com',
    'javascript:1',
    `tel:${'1'.repeat(100_000)}`,
    'tel:‮123',
    '--inspect',
    '',
  ])('%j is refused', (text) => expect(parseDeepLink(text)).toBeNull());

  it('a link is the last argument; switches smuggled in behind it make it none', () => {
    expect(linkInArguments(['baton', '--hidden', 'tel:+1555'])).not.toBeNull();
    expect(linkInArguments(['baton', 'tel:+1555', '--no-sandbox', '--inspect'])).toBeNull();
    expect(linkInArguments([])).toBeNull();
  });

  it('a flag counts only in front of a link', () => {
    expect(hasOwnFlag(['baton', '--accept-plain-keyring'], '--accept-plain-keyring')).toBe(true);
    expect(hasOwnFlag(['baton', '--accept-plain-keyring', 'tel:+1555'], '--accept-plain-keyring')).toBe(true);
    expect(hasOwnFlag(['baton', 'tel:+1555', '--accept-plain-keyring'], '--accept-plain-keyring')).toBe(false);
  });
});
