// SPDX-License-Identifier: GPL-2.0-only
// What ends a call before a tunnel is there: the caller's own machine, the way to TCP port 1723,
// the control connection, the server's ports (SOURCES: Client errors).
#include "sim/explain/cause-row.h"

#include <array>

namespace pptplab::sim::explain
{

using ras::EventKind;
using session::EndCause;

namespace
{

// clang-format off
constexpr std::array kControlRows = {
    CauseRow{"port-closed", NotSimulated(619), {}, "",
     "no source in this model: no article here says how a VPN port of Windows NT 4.0 comes to it. Later "
     "releases show it where GRE is lost, which here is 721",
     ""},
    CauseRow{"port-disconnected", NotSimulated(628), {}, "",
     "no source in this model: the text alone, the port was disconnected, by either side. Callers here "
     "see 629 when the server hangs up, 631 when they do",
     ""},
    CauseRow{"stranger-hung-up", Meets(EndCause::ControlClosed), {}, "Q154674",
     "AuthenticateIncomingCalls is 1 and the caller's address is not in "
     "PeerClientIPAddresses; the server closes his connection (server.strangers = \"close\")",
     "trace: Start-Control-Connection-Request, then FIN",
     "gre=none listed=yes", true},
    CauseRow{"control-closed", Meets(EndCause::ControlClosed), {}, "",
     "the control connection is closed or reset during the set-up",
     "trace: FIN or RST from the server or from something between",
     "gre=none|both|to-server|from-server listed=no restarted=no"},
    CauseRow{"service-stops", Meets(EndCause::PeerHangUp), {}, "Q162847",
     "the service is stopped or starts anew while the caller dials; it tells him so",
     "trace: Call-Disconnect-Notify or Stop-Control-Connection-Request of the server",
     "gre=both|none restarted=yes", true},
    CauseRow{"caller-hangs-up", NotSimulated(631), {Writes(EventKind::UserHungUp)}, "",
     "the caller hangs up himself",
     "trace: Call-Clear-Request"},
    CauseRow{"own-ports-in-use", Sees(633, Outcome::FailedNoLine), {}, "Q162847",
     "each VPN port of the caller's own machine is in use; no packet leaves",
     "trace: nothing",
     "port-1723=nothing gre=none"},
    CauseRow{"port-1723-dropped", Meets(EndCause::Unreachable), {}, "Q162847",
     "TCP port 1723 is dropped on the way; the SYN is never answered",
     "trace: four SYNs in 45 s and nothing else",
     "ping=yes|no nat=no|alone|shared screen=running"},
    CauseRow{"nobody-there", Meets(EndCause::Unreachable), {}, "Q162847",
     "the machine is down, its line is cut, or the phone book has an address that nobody has; the SYN is "
     "never answered",
     "trace: four SYNs in 45 s and nothing else; no ping is answered, by whatever way",
     "ping=no ping-without-filter=no screen=off|running"},
    CauseRow{"machine-stopped", Meets(EndCause::Unreachable), {}, "Q232133",
     "the machine has not got the memory for its VPN ports; it stops, and nobody answers",
     "trace: SYNs and nothing else; on the server's screen a STOP",
     "ping=no screen=stop", true},
    CauseRow{"nat-ports", Meets(EndCause::Unreachable), {}, "Q234163",
     "the box that translates addresses has no port left for another control connection; the "
     "SYN is lost there",
     "trace: SYN of the caller on one side of the box, none on the other",
     "ping=yes|no nat=shared screen=running", true},
    CauseRow{"own-firewall-port-1723", Meets(EndCause::Unreachable), {}, "Q162847",
     "the caller's own firewall lets no SYN out, or no answer to it in",
     "trace in front of that firewall: nothing of TCP port 1723; or SYN, its answer, and the SYN again",
     "ping=yes|no port-1723=open|nothing screen=running"},
    CauseRow{"port-1723-unreachable", Meets(EndCause::IcmpUnreachable), {}, "Q162847",
     "a router answers the SYN with an ICMP error",
     "trace: SYN, then ICMP Destination Unreachable that names it"},
    CauseRow{"stranger-not-authorised", Meets(EndCause::ControlRefused), {}, "Q154674",
     "AuthenticateIncomingCalls is 1 and the caller's address is not in "
     "PeerClientIPAddresses; his Start-Request is not authorised",
     "trace: Start-Control-Connection-Reply, result 4",
     "listed=yes"},
    CauseRow{"reply-missing", Meets(EndCause::ReplyTimeout), {}, "Q162847",
     "what the server sends on the control connection is stopped, or it does not answer; the caller "
     "waits 60 s for the reply to his request",
     "trace: a request of the caller, acknowledged or not, and no reply",
     "interfaces=few listed=no"},
    CauseRow{"interface-table", Meets(EndCause::ReplyTimeout), {}, "Q193499",
     "the router queries every interface ever counted for each new caller; the caller waits "
     "60 s for the Outgoing-Call-Reply and no longer",
     "trace: Outgoing-Call-Request, no reply for 60 s; earlier calls: it comes later and later",
     "interfaces=many listed=no", true},
    CauseRow{"gre-after-650", NotSimulated(650), {}, "Q162847",
     "IP protocol 47 is stopped on the way; the article goes on to it from 650 as well; here "
     "the control connection comes about, and the caller sees 721",
     "trace: as of 721",
     "port-1723=open gre=to-server|none|unreachable|own-unreachable listed=no interfaces=few", true},
    CauseRow{"control-lost", Meets(EndCause::ControlLost), {Ends(EndCause::ControlLost, ppp::Phase::Authenticate),
                                                   Ends(EndCause::ControlLost)}, "Q193841",
     "the connection is lost during the set-up: control messages go unanswered",
     "trace: retransmissions of TCP port 1723",
     "", true},
    CauseRow{"malformed-message", Meets(EndCause::Violation), {}, "",
     "a control message is malformed",
     "trace: the connection is closed after one message"},
    CauseRow{"ports-full", Meets(EndCause::Busy, Outcome::RefusedNoPort), {}, "Q154062",
     "each VPN port is taken; the call request is answered with busy",
     "trace: Outgoing-Call-Reply, result 4",
     "pool=used-up"},
    CauseRow{"ports-lost", Meets(EndCause::Busy, Outcome::RefusedNoPort), {}, "Q238171",
     "callers hung up before; their ports were never made ready again; none is left",
     "trace: Outgoing-Call-Reply, result 4; fewer sessions than ports",
     "pool=left-over after-hang-up=later"},
    CauseRow{"port-in-clean-up", Meets(EndCause::Busy, Outcome::RefusedCleanup), {}, "Q194465",
     "the port offered is being cleaned up after a NetBEUI session and refuses; "
     "the server takes it for all ports in use",
     "trace: Outgoing-Call-Reply, result 4, within five seconds of another "
     "caller's hang-up",
     "netbeui=yes pool=left-over after-hang-up=at-once"},
    CauseRow{"service-stopped", Meets(EndCause::NoListener), {}, "Q162847",
     "Remote Access Service is stopped; TCP answers the SYN with RST",
     "trace: SYN, RST",
     "ping=yes service=stopped"},
    CauseRow{"port-1723-reset", Meets(EndCause::NoListener), {}, "Q162847",
     "a firewall answers for TCP port 1723 with RST",
     "trace: SYN, RST; pings are answered",
     "ping=yes service=started"},
    CauseRow{"own-firewall-reset", Meets(EndCause::NoListener), {}, "Q162847",
     "the caller's own firewall answers for TCP port 1723 with RST",
     "trace in front of that firewall: nothing of TCP port 1723",
     "ping=yes|no port-1723=nothing service=started"},
    CauseRow{"ports-full-678", Meets(EndCause::NoResource, Outcome::RefusedNoPort), {}, "",
     "each VPN port is taken; the server says that it has no resources, or closes the connection "
     "(server.refusal = \"no-resource\", \"close\")",
     "trace: Outgoing-Call-Reply, result 2, general error 4; or FIN after the request",
     "service=started pool=used-up"},
    CauseRow{"ports-lost-678", Meets(EndCause::NoResource, Outcome::RefusedNoPort), {}, "Q238171",
     "callers hung up before; their ports were never made ready again; the server says that it has no "
     "resources, or closes the connection",
     "trace: Outgoing-Call-Reply, result 2, general error 4, or FIN; fewer sessions than ports",
     "service=started pool=left-over after-hang-up=later", true},
    CauseRow{"port-in-clean-up-678", Meets(EndCause::NoResource, Outcome::RefusedCleanup), {}, "Q194465",
     "the port offered is being cleaned up after a NetBEUI session and refuses; the server says that it "
     "has no resources, or closes the connection",
     "trace: Outgoing-Call-Reply, result 2, or FIN, within five seconds of another caller's hang-up",
     "service=started netbeui=yes pool=left-over after-hang-up=at-once"},
    CauseRow{"no-dhcp-678", NotSimulated(678), {}, "Q178697",
     "no DHCP server answers when the leases are used up",
     "",
     "addresses=dhcp", true},
    CauseRow{"modem-dials", Sees(680, Outcome::FailedNoLine), {}, "Q162847",
     "the phone book entry dials with a modem, not with RASPPTPM; no PPTP packet leaves",
     "trace: nothing",
     "port-1723=nothing gre=none"},
};
// clang-format on

} // namespace

std::vector<CauseRow>
CausesOfControl()
{
    return {kControlRows.begin(), kControlRows.end()};
}

} // namespace pptplab::sim::explain
