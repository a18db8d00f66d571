/** Composition root of the desktop app: builds the object graph, connects it to Electron, and knows no rule itself. */
import path from 'node:path';
import { app, safeStorage, session, type WebContents } from 'electron';
import type { CallIntent } from './contract/call.ts';
import { isLive, type Presence } from './contract/presence.ts';
import type { Settings } from './contract/settings.ts';
import { afterSleep } from './handoff/after-sleep.ts';
import { createDoor } from './handoff/door.ts';
import { openWorkspace } from './handoff/workspace.ts';
import { ipc } from './ipc/electron-ipc.ts';
import { createHandlers } from './ipc/handlers/all.ts';
import { followMachineSetup } from './ipc/machine-setup.ts';
import { createPusher } from './ipc/push.ts';
import { isTrustedSender } from './ipc/sender.ts';
import { serve } from './ipc/serve.ts';
import { createWarnings } from './ipc/warnings.ts';
import { createProposals } from './provision/proposals.ts';
import { appInfo } from './shell/app-info.ts';
import { registerAppScheme, serveAppPages } from './shell/app-protocol.ts';
import { watchAttendance } from './shell/attendance.ts';
import { createBadge } from './shell/badge.ts';
import { createCallerWindows } from './shell/caller-window.ts';
import type { PolicySources } from './shell/content-policy.ts';
import { watchCrashes } from './shell/crash.ts';
import { hasOwnFlag } from './shell/deep-links.ts';
import { createDialLinks } from './shell/dial-links.ts';
import { openExternalLink } from './shell/external-links.ts';
import { farewellBeforeQuit } from './shell/farewell.ts';
import { globalKeyAction } from './shell/global-key-actions.ts';
import { createGlobalKeyring } from './shell/global-keys.ts';
import { hardenApp } from './shell/hardening.ts';
import { createKeyring } from './shell/keyring.ts';
import { claimLinksOnce, followLinks } from './shell/links.ts';
import { type Log, openLog } from './shell/log.ts';
import { installMenu } from './shell/menu.ts';
import { missedToday } from './shell/missed.ts';
import { createNotice, type Notice } from './shell/notice.ts';
import { startedAtLogin } from './shell/open-at-login.ts';
import { watchPage } from './shell/page-life.ts';
import { createPagePolicy } from './shell/page-policy.ts';
import { guardPermissions } from './shell/permissions.ts';
import { createSleepBlocker, watchPower } from './shell/power.ts';
import { createPreferences } from './shell/preferences.ts';
import { putAwayBeforeQuit, quitWithCare } from './shell/quit.ts';
import { createSaveDialog } from './shell/save-dialog.ts';
import { createSecrets } from './shell/secrets.ts';
import { startUpdates } from './shell/start-updates.ts';
import { createSurfaces, unknownSurroundings } from './shell/surfaces.ts';
import { createTrayActions, openTray } from './shell/tray.ts';
import { updateSource } from './shell/updates.ts';
import { createVoice } from './shell/voice.ts';
import { openMainWindow } from './shell/window.ts';

const pages = path.join(import.meta.dirname, 'renderer');
const preload = path.join(import.meta.dirname, 'preload.cjs');
const icon = path.join(pages, 'icon.png');
const trayImages = path.join(pages, 'tray');
const noSources: PolicySources = { edges: [], desk: null, practice: null };

app.enableSandbox();
// Windows shows notifications only for the identity the installer registered (appId in electron-builder.yml).
if (process.platform === 'win32') app.setAppUserModelId('app.baton.desktop');
registerAppScheme();
if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const log = openLog(app.getPath('userData'), app.getVersion());
  watchCrashes(app, log);
  // Nothing in Baton links outside yet: the list of hosts is empty.
  const openLink = (url: string): boolean => openExternalLink(url, []);
  hardenApp(app, openLink, (event) => log.write('warn', event));
  void app.whenReady().then(() => run(log));
}

function run(log: Log): void {
  const userData = app.getPath('userData');
  const warn = (event: string, fields: Record<string, string>): void => log.write('warn', event, fields);
  installMenu(process.platform, () => quit());
  guardPermissions(session.defaultSession);

  const source = updateSource(app, process.platform, process.env, process.resourcesPath);
  const acceptPlain = hasOwnFlag(process.argv, '--accept-plain-keyring');
  const keyring = createKeyring({ storage: safeStorage, userData, platform: process.platform, acceptPlain });
  const policy = createPagePolicy(() => main.window.webContents.reload());
  const page = (): WebContents | null => (main.window.isDestroyed() ? null : main.window.webContents);
  const pusher = createPusher(page, warn);
  const warnings = createWarnings(pusher);
  const callers = createCallerWindows();
  const proposals = createProposals();
  const farewell = farewellBeforeQuit(app, () => {
    main.window.hide();
    pusher.push('app:leaving', {});
  });
  const dialLinks = createDialLinks((input) => pusher.push('dial:fill', { input }));

  const settingsChanged = (settings: Settings): void => {
    preferences.follow(settings);
    surfaces.settings(settings);
    pusher.push('settings:changed', settings);
  };
  const { workspace, reopen } = createDoor(async () => {
    const opened = await openWorkspace({
      userData,
      secrets: createSecrets(safeStorage, keyring, userData),
      openCaller: callers.open,
      push: pusher.push,
      warn: warnings.add,
      log: log.write,
      availabilityChanged: (availability) => surfaces.availability(availability),
      deskChanged: (state) => surfaces.desk(state),
      linesChanged: policy.set,
    });
    if (opened.ok) {
      const settings = opened.value.store.settings.get();
      preferences.follow(settings);
      surfaces.settings(settings);
      void machineSetup.check();
    }
    // Closed or not, the page may load now; with consent to come it needs no connection at all.
    else policy.set(noSources);
    return opened;
  });

  serveAppPages(pages, policy.policyFor);
  const main = openMainWindow({
    preload,
    icon,
    userData,
    developer: !app.isPackaged,
    minimised: startedAtLogin(app, process.argv),
  });
  const pageId = main.window.webContents.id; // Known beyond the window's end, for the last words of its page.
  const send = (intent: CallIntent): void => pusher.push('intent', intent);
  const act = createTrayActions({
    show: main.show,
    send,
    choose: (state, lasting) => void handlers['availability:set']({ state, lasting }),
    open: (page) => pusher.push('open', page),
    practise: () => void handlers['practice:call']({ scriptId: null }),
    quit: () => quit(),
  });
  const notice = (): Notice => createNotice(() => main.window.isFocused(), main.show);
  const surfaces = createSurfaces({
    window: main,
    tray: openTray(trayImages, unknownSurroundings, act),
    ring: notice(),
    waiting: notice(),
    callback: notice(),
    badge: createBadge(main.window, trayImages),
    sleep: createSleepBlocker(),
    onRing: () => preferences.current()?.onRing ?? 'raise',
    send,
    answers: {
      take: ({ handoffId, token }) => void handlers['callback:accept']({ handoffId, token }),
      pass: ({ handoffId, token }) => void handlers['callback:decline']({ handoffId, token, reason: 'declined' }),
    },
  });
  const globalKeys = createGlobalKeyring((key) => act(globalKeyAction(key, surfaces.current())));
  const updates = startUpdates(source, warnings.add, warn);
  const preferences = createPreferences(app, globalKeys, warnings.add, updates.follow);
  const presence = (reported: Presence): void => {
    surfaces.presence(reported);
    policy.idle(reported.phase === 'idle');
    updates.callIsLive(isLive(reported.phase));
    void workspace().then((open) => {
      if (!open.ok) return;
      open.value.lines.callIsLive(isLive(reported.phase));
      open.value.availability.inCall(reported.phase !== 'idle');
      open.value.desk.presenceReported(reported);
    });
  };

  const quit = (): void => void quitWithCare(app, main.window, surfaces.current().presence);

  const handlers = createHandlers({
    info: appInfo(app, source),
    keyring,
    log,
    warnings,
    voice: createVoice(process.platform),
    workspace,
    reopen,
    presence,
    proposals,
    callEnded: () => void countMissed(),
    left: farewell.taken,
    globalKeys: globalKeys.standings,
    settingsChanged,
    askWhere: createSaveDialog(() => main.window),
    exported: (handoffs, of) => pusher.push('export:progress', { handoffs, of }),
  });
  serve({
    ipc,
    handlers,
    isTrusted: (event) => isTrustedSender(event, pageId),
    now: () => performance.now(),
    log: warn,
  });
  const machineSetup = followMachineSetup({
    handlers,
    proposals,
    offered: () => pusher.push('provision:offered', {}),
    warn: warnings.add,
    log: warn,
  });
  const countMissed = async (): Promise<void> => {
    const listed = await handlers['history:list']({ query: '', limit: 200, before: null });
    if (listed.ok) surfaces.missed(missedToday(listed.value, new Date()));
  };
  void workspace();
  void countMissed();
  const surroundings = {
    pageReady: policy.loaded,
    pageGone() {
      policy.loading();
      presence(unknownSurroundings.presence);
      void workspace().then((open) => open.ok && open.value.callsCutOff());
    },
  };
  watchPage(main.window, [warnings, dialLinks, farewell, surroundings], log);
  watchPower((event) => {
    pusher.push('power', { event });
    // A new day may have begun meanwhile.
    if (event === 'unlock' || event === 'resume') void countMissed();
    if (event === 'resume') void workspace().then((open) => open.ok && afterSleep(open.value));
  });
  watchAttendance(
    (attendance) => void workspace().then((open) => open.ok && open.value.availability.attended(attendance)),
  );
  followLinks(app, process.argv, (link) => {
    main.show();
    dialLinks.open(link);
    if (link?.kind !== 'setup') return;
    proposals.link(link.token);
    pusher.push('provision:offered', {});
  });
  claimLinksOnce(app, userData);
  app.on('before-quit', () => main.allowClose());
  app.on('will-quit', globalKeys.release);
  putAwayBeforeQuit(app, async () => {
    const open = await workspace();
    if (open.ok) await open.value.close();
    log.close();
  });
  log.write('info', 'started', { platform: process.platform, ms: Math.round(performance.now()) });
}
