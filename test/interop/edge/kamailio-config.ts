/**
 * Kamailio as a WebRTC edge on loopback: SIP over WebSocket (RFC 7118) towards the phones, SIP over UDP towards the
 * far end, digest for the phones, GRUU, PRACK passed through, rtpengine between DTLS-SRTP and plain RTP per branch.
 */
export interface EdgePorts {
  readonly sip: number;
  readonly ws: number;
  readonly wss: number;
  readonly rtpengineControl: number;
  /** Where *70 and *71 go: to a parking lot, where somebody has opened one. */
  readonly park: number;
}

export interface KamailioOptions {
  readonly ports: EdgePorts;
  /** Folder for the control socket and the certificate. */
  readonly folder: string;
  /** Digest users and their passwords. */
  readonly users: Readonly<Record<string, string>>;
  /** RFC 8760: the one algorithm the registrar challenges with. */
  readonly algorithm: 'MD5' | 'SHA-256';
}

export const edgeDomain = 'sip.test';

const modules = [
  ...['tm', 'tmx', 'sl', 'rr', 'pv', 'maxfwd', 'textops', 'siputils', 'xlog', 'sanity', 'usrloc', 'registrar', 'auth'],
  ...['htable', 'nathelper', 'rtpengine', 'tls', 'xhttp', 'websocket', 'ctl', 'tcpops', 'kex', 'corex'],
];

function globals({ ports, folder, users, algorithm }: KamailioOptions): string {
  return `#!KAMAILIO
#!define FLT_FROM_WS 5
#!define FLT_INITIAL 6
debug=1
log_stderror=yes
fork=yes
children=2
tcp_children=2
tcp_accept_no_cl=yes
tcp_connection_lifetime=3605
enable_tls=yes
auto_aliases=no
alias="${edgeDomain}"
server_signature=no
listen=udp:127.0.0.1:${ports.sip}
listen=tcp:127.0.0.1:${ports.ws}
listen=tls:127.0.0.1:${ports.wss}
${modules.map((name) => `loadmodule "${name}.so"`).join('\n')}
modparam("ctl", "binrpc", "unix:${folder}/ctl")
modparam("tls", "private_key", "${folder}/key.pem")
modparam("tls", "certificate", "${folder}/cert.pem")
modparam("tls", "tls_method", "TLSv1.2+")
modparam("tm", "failure_reply_mode", 3)
modparam("tm", "fr_timer", 10000)
modparam("tm", "fr_inv_timer", 120000)
modparam("tm", "restart_fr_on_each_reply", 1)
modparam("rr", "enable_full_lr", 1)
modparam("rr", "append_fromtag", 1)
modparam("registrar", "max_expires", 600)
modparam("registrar", "min_expires", 10)
modparam("registrar", "gruu_enabled", 1)
modparam("registrar", "outbound_mode", 0)
modparam("registrar", "max_contacts", 5)
modparam("usrloc", "db_mode", 0)
modparam("usrloc", "use_domain", 0)
modparam("usrloc", "handle_lost_tcp", 1)
modparam("usrloc", "timer_interval", 10)
modparam("nathelper|registrar", "received_avp", "$avp(RECEIVED)")
modparam("htable", "htable", "users=>size=8;")
modparam("rtpengine", "rtpengine_sock", "udp:127.0.0.1:${ports.rtpengineControl}")
modparam("rtpengine", "rtpengine_retr", 2)
modparam("rtpengine", "rtpengine_tout_ms", 500)
modparam("rtpengine", "extra_id_pv", "$avp(branch)")
modparam("websocket", "keepalive_mechanism", 1)
modparam("websocket", "keepalive_timeout", 30)
modparam("auth", "nonce_expire", 300)
modparam("auth", "algorithm", "${algorithm === 'MD5' ? '' : algorithm}")
event_route[htable:mod-init] {
${Object.entries(users)
  .map(([user, password]) => `    $sht(users=>${user}) = "${password}";`)
  .join('\n')}
}
`;
}

const requestRoute = ({ park }: EdgePorts): string => `
request_route {
    if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
    if ($rm == "OPTIONS" && uri == myself && $rU == $null) { sl_send_reply("200", "Keepalive"); exit; }
    if (!sanity_check("17895", "7")) { exit; }
    force_rport();
    if ($proto =~ "^ws") {
        setflag(FLT_FROM_WS);
        if (is_method("REGISTER")) { fix_nated_register(); }
        else if (is_method("INVITE|UPDATE|REFER|SUBSCRIBE|PRACK") && !($ct =~ ";gr[=;>]|;gr$")) {
            if (!set_contact_alias()) { sl_send_reply("400", "Bad Contact"); exit; }
        }
    }
    if (is_method("CANCEL")) { if (t_check_trans()) { route(RELAY); } exit; }
    if (!is_method("ACK")) {
        if (t_precheck_trans()) { t_check_trans(); exit; }
        t_check_trans();
    }
    route(WITHINDLG);
    if (is_method("REGISTER")) {
        if ($au == $null || $sht(users=>$au) == $null || !pv_www_authenticate("$td", "$sht(users=>$au)", "0")) {
            www_challenge("$td", "0"); exit;
        }
        if ($au != $tU) { sl_send_reply("403", "Forbidden auth ID"); exit; }
        if (!save("location")) { sl_reply_error(); }
        exit;
    }
    # UDP from loopback is the trusted trunk of the AI platform; phones must authenticate.
    if (isflagset(FLT_FROM_WS)) {
        if ($au == $null || $sht(users=>$au) == $null || !pv_proxy_authenticate("$fd", "$sht(users=>$au)", "0")) {
            proxy_challenge("$fd", "0"); exit;
        }
        consume_credentials();
    }
    remove_hf("Route");
    if (is_method("INVITE")) { setflag(FLT_INITIAL); }
    if (is_method("INVITE|SUBSCRIBE|REFER")) { record_route(); }
    # sip:peer<port>@... is a far end on that UDP port.
    if ($rU =~ "^peer[0-9]+$") { $du = "sip:127.0.0.1:" + $(rU{s.substr,4,0}); route(RELAY); }
    if ($rU =~ "^[*]7[01]$") { $du = "sip:127.0.0.1:${park}"; route(RELAY); }
    if ($rU == $null) { sl_send_reply("484", "Address Incomplete"); exit; }
    if (!lookup("location")) {
        $var(rc) = $rc;
        if ($var(rc) == -2) { send_reply("405", "Method Not Allowed"); exit; }
        send_reply("480", "Temporarily Unavailable"); exit;
    }
    route(RELAY);
}
route[WITHINDLG] {
    if (!has_totag()) return;
    if (loose_route()) {
        if (!isdsturiset()) {
            # A GRUU contact is looked up at every request, so that a dialog survives a new WebSocket.
            if ($ru =~ ";gr=" || $ru =~ ";gr$") {
                if (is_method("ACK")) { if (!lookup("location")) exit; }
                else if (!lookup("location")) { send_reply("480", "Flow gone"); exit; }
            } else { handle_ruri_alias(); }
        }
        if (is_method("NOTIFY|REFER")) { record_route(); }
        route(RELAY);
    }
    if (is_method("ACK")) { if (t_check_trans()) { route(RELAY); } exit; }
    sl_send_reply("404", "Not here");
    exit;
}
`;

const mediaRoutes = `
route[RELAY] {
    t_on_branch("MEDIA");
    if (is_method("INVITE|UPDATE|PRACK")) { t_on_reply("REPLY"); t_on_failure("FAIL"); } else { t_on_reply("REPLY_PLAIN"); }
    if (is_method("BYE")) { rtpengine_delete(); }
    # branch_route does not run for ACK: the late answer to an offerless INVITE is handled here.
    if (is_method("ACK") && has_body("application/sdp")) {
        if ($du =~ "transport=ws" || ($du == $null && $ru =~ "transport=ws")) { route(TO_WS); } else { route(TO_RTP); }
        rtpengine_manage("$var(fl)");
    }
    if (!t_relay()) { sl_reply_error(); }
    exit;
}
# Each branch of a forked INVITE is a media call of its own, or the last phone that answers takes the winner's audio.
route[TO_WS]  { $var(fl) = "replace-origin replace-session-connection trust-address ICE=force RTP/SAVPF DTLS=passive SDES-off rtcp-mux-offer generate-mid"; return; }
route[TO_RTP] { $var(fl) = "replace-origin replace-session-connection trust-address ICE=remove RTP/AVP DTLS=off SDES-off rtcp-mux-demux"; return; }
route[BRANCH] {
    $var(extra) = "";
    if (isflagset(FLT_INITIAL)) { $avp(branch) = "branch" + $T_branch_idx; $var(extra) = " via-branch=extra"; }
    return;
}
branch_route[MEDIA] {
    if (has_body("application/sdp")) {
        if ($hdr(X-Edge-Media) == "untouched") { return; }
        if ($du =~ "transport=ws" || ($du == $null && $ru =~ "transport=ws")) { route(TO_WS); } else { route(TO_RTP); }
        route(BRANCH);
        rtpengine_manage("$var(fl)$var(extra)");
    }
}
onreply_route[REPLY] {
    if ($proto =~ "^ws" && !($ct =~ ";gr=")) { set_contact_alias(); }
    if (has_body("application/sdp")) {
        if (isflagset(FLT_FROM_WS)) { route(TO_WS); } else { route(TO_RTP); }
        route(BRANCH);
        rtpengine_manage("$var(fl)$var(extra)");
    }
}
onreply_route[REPLY_PLAIN] { if ($proto =~ "^ws" && !($ct =~ ";gr=")) { set_contact_alias(); } }
failure_route[FAIL] {
    if (t_is_canceled()) exit;
    if (is_method("INVITE") && !has_totag()) { rtpengine_delete(); }
}
`;

function httpRoute({ ports }: KamailioOptions): string {
  return `
event_route[xhttp:request] {
    set_reply_close();
    set_reply_no_connect();
    if ($Rp != ${ports.ws} && $Rp != ${ports.wss}) { xhttp_reply("403", "Forbidden", "", ""); exit; }
    if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "Upgrade" && $rm =~ "GET") { if (ws_handle_handshake()) { exit; } }
    xhttp_reply("404", "Not Found", "", "");
}
`;
}

/** The whole configuration file. */
export function kamailioConfig(options: KamailioOptions): string {
  return globals(options) + requestRoute(options.ports) + mediaRoutes + httpRoute(options);
}
