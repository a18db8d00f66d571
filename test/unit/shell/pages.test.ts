import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowedSipServer } from '../../../src-main/contract/network.ts';
import { isAllowedDeskUrl } from '../../../src-main/contract/settings.ts';
import { isAppUrl, isMainPage } from '../../../src-main/shell/app-origin.ts';
import { contentPolicy, securityHeaders, sourceOf } from '../../../src-main/shell/content-policy.ts';
import { pageFile } from '../../../src-main/shell/page-files.ts';
import { createPagePolicy } from '../../../src-main/shell/page-policy.ts';

const none = { edges: [], desk: null, practice: null };

describe('the content policy', () => {
  it('has nothing unsafe, no wildcard and no scheme alone', () => {
    const policy = contentPolicy({
      edges: ['wss://edge.example'],
      desk: 'https://desk.example',
      practice: 'ws://127.0.0.1:9/',
    });
    expect(policy).not.toMatch(/unsafe|\*|data:|\bhttps?:(?!\/\/)|\bwss?:(?!\/\/)/);
    for (const name of ['default', 'object', 'frame']) expect(policy.split('; ')).toContain(`${name}-src 'none'`);
    // Those that `default-src` does not stand for.
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy.split('; ')).toContain(`${name} 'none'`);
    }
    for (const name of ['script', 'style', 'img', 'font']) expect(policy.split('; ')).toContain(`${name}-src 'self'`);
    expect(policy).toContain("media-src 'self' blob:");
    expect(policy).toContain("worker-src 'self'");
  });

  it('connects to the own origin, edge, desk and practice line, each by origin only', () => {
    const sources = {
      edges: ['wss://edge.example:7443/ws?a=b'],
      desk: 'https://desk.example/base',
      practice: 'ws://127.0.0.1:40123/',
    };
    const connect = contentPolicy(sources)
      .split('; ')
      .find((part) => part.startsWith('connect-src'));
    expect(connect).toBe("connect-src 'self' wss://edge.example:7443 https://desk.example ws://127.0.0.1:40123");
  });

  it('connects to nobody else when nothing is configured', () => {
    expect(contentPolicy(none)).toContain("connect-src 'self';");
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc',
    'edge.example',
    "wss://a; script-src 'unsafe-inline'",
    'data:,',
    '',
    // Characters a URL allows in a host and a policy takes for its own.
    'wss://a;sandbox/',
    'wss://a,sandbox/',
    'wss://*',
    'https://*.example.com/',
  ])('takes no source from %j', (url) => expect(sourceOf(url)).toBeNull());

  it('names every host that can be connected to', () => {
    for (const origin of ['wss://[2001:db8::1]:8443', 'wss://my_sip.example', 'wss://xn--mnchen-3ya.de'])
      expect(sourceOf(`${origin}/ws`)).toBe(origin);
  });

  it.each(['wss://a;sandbox/', 'wss://*.example.com', "wss://a'b"])('is given no server like %j', (url) => {
    expect(isAllowedSipServer(url)).toBe(false);
    expect(isAllowedDeskUrl(url.replace('wss', 'https'))).toBe(false);
  });

  it('travels with nosniff and friends', () => {
    expect(securityHeaders('x')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringMatching(/camera=\(\).*geolocation=\(\).*usb=\(\)/),
    });
  });
});

describe('the own origin', () => {
  it.each(['app://bundle/', 'app://bundle/index.html?x#y'])('is %s', (url) => expect(isMainPage(url)).toBe(true));
  it.each([
    'app://bundle.evil/',
    'app://evil/bundle',
    'app://user@bundle/',
    'app://bundle:1/',
    'https://bundle/',
    'appx://bundle/',
    'about:blank',
    'app:bundle',
    '',
  ])('is not %s', (url) => expect(isAppUrl(url)).toBe(false));
});

describe('page files', () => {
  const folder = path.resolve('/opt/baton/renderer');
  it.each([
    ['app://bundle/', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/index.html?link=x', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/assets/a%20b.js', 'assets/a b.js', 'text/javascript; charset=utf-8'],
    ['app://bundle/practice/priya.opus', 'practice/priya.opus', 'audio/ogg'],
  ])('%s', (url, file, contentType) => {
    expect(pageFile(folder, url)).toEqual({ file: path.join(folder, file), contentType });
  });

  it.each([
    'app://bundle/../secret.html',
    'app://bundle/..%2f..%2fetc/passwd.html',
    'app://bundle/%2e%2e/%2e%2e/key.json',
    'app://bundle/a/..%5c..%5ckey.json',
    'app://bundle/C:%5cwindows%5cx.html',
    'app://bundle/c:/x.html',
    'app://bundle/x%00.html',
    'app://bundle/%E0%A4%A.html',
    'app://bundle//etc/../../x.html',
  ])('nothing outside the folder: %s', (url) => {
    const found = pageFile(folder, url);
    expect(found === null || found.file.startsWith(folder + path.sep)).toBe(true);
  });

  it.each(['app://bundle/key.bin', 'app://bundle/baton.db', 'app://other/index.html', 'https://bundle/index.html'])(
    'nothing unknown: %s',
    (url) => expect(pageFile(folder, url)).toBeNull(),
  );
});

describe('the page policy', () => {
  const main = 'app://bundle/index.html';
  const soon = () => new Promise((resolve) => setImmediate(resolve));

  it('lets no page out before the sources are known', async () => {
    const policy = createPagePolicy(() => undefined);
    const served = policy.policyFor(main);
    policy.set({ ...none, practice: 'ws://127.0.0.1:5000/' });
    expect(await served).toContain('ws://127.0.0.1:5000');
  });

  it('loads the page again when the edge changes, but never in a call', async () => {
    let reloads = 0;
    const policy = createPagePolicy(() => {
      reloads += 1;
    });
    policy.set(none);
    await policy.policyFor(main);
    policy.loaded();
    policy.set(none);
    await soon();
    expect(reloads).toBe(0);
    policy.idle(false);
    policy.set({ ...none, edges: ['wss://edge.example'] });
    await soon();
    expect(reloads).toBe(0);
    policy.idle(true);
    policy.idle(true);
    await soon();
    expect(reloads).toBe(1);
  });

  it('waits for a load under way, and then loads again if something changed meanwhile', async () => {
    let reloads = 0;
    const policy = createPagePolicy(() => {
      reloads += 1;
    });
    policy.set(none);
    await policy.policyFor(main);
    policy.loaded();
    policy.set({ ...none, desk: 'https://desk.example' });
    await policy.policyFor(main);
    policy.set({ ...none, desk: 'https://desk.example', edges: ['wss://edge.example'] });
    await soon();
    expect(reloads).toBe(1);
    policy.loaded();
    await soon();
    expect(reloads).toBe(2);
    expect(await policy.policyFor(main)).toContain('wss://edge.example');
    policy.loaded();
    await soon();
    expect(reloads).toBe(2);
  });

  it('is not fooled by other pages', async () => {
    let reloads = 0;
    const policy = createPagePolicy(() => {
      reloads += 1;
    });
    policy.set(none);
    await policy.policyFor(main);
    policy.loaded();
    policy.idle(false);
    policy.set({ ...none, edges: ['wss://edge.example'] });
    await policy.policyFor('app://bundle/practice-caller.html');
    policy.idle(true);
    await soon();
    expect(reloads).toBe(1);
  });
});
