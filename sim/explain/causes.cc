// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/cause.h"

#include <array>

namespace pptplab::sim::explain
{

namespace
{

using ras::EventKind;
constexpr std::nullopt_t kNone = std::nullopt;

// Causes by error number (SOURCES: Client errors). Here models/session/end and
// models/node/applications/server-log decide them.
// clang-format off
constexpr std::array kCauses = {
    Cause{0, Outcome::ConnectedNoData, kNone, "Q251382",
         "the two sides make different LM hashes of a password with a section sign; "
         "the 40-bit keys differ; the log-on passes on the NT response; every data "
         "packet decrypts to noise",
         "trace: protocol 00FD both ways, no ping is answered; CCP opened",
         "data=no gre=both"},
    Cause{0, Outcome::ConnectedNoData, kNone, "Q236584",
         "encryption of 128 bits is demanded; the keys of the two sides differ; every "
         "data packet decrypts to noise",
         "trace: protocol 00FD both ways, no ping is answered; CCP with 128 bits",
         "data=no gre=both"},
    Cause{0, Outcome::ConnectedNoData, kNone, "Q162847",
         "GRE stops passing after the set-up; control messages still do",
         "trace: GRE one way only",
         "data=no"},
    Cause{0, Outcome::ConnectedNoData, kNone, "Q162230",
         "a packet is too large for the tunnel and is sent in two fragments; a filter on the way "
         "takes the second, which has no GRE header; no large packet arrives",
         "trace: GRE in fragments, no answer to large pings; small ones are answered",
         "data=no gre=both"},
    Cause{5, Outcome::FailedPassword, EventKind::UserHungUp, "Q222060",
         "a challenge is sent again as its answer is late; the client answers it "
         "anew; the server's proof fits the first answer, not the second; access is denied",
         "trace: two CHAP Challenges, two different Responses; the caller ends the call",
         "gre=both password=right"},
    Cause{5, kNone, EventKind::AuthenticationFailed, "Q240870",
         "RADIUS malforms the challenge; access is denied",
         "",
         ""},
    Cause{629, Outcome::FailedHungUp, EventKind::EncryptionRequired, "Q172215",
         "the server demands encryption that the caller has not got; it hangs up",
         "trace: CCP, then LCP Terminate-Request of the server",
         "port-1723=open gre=both"},
    Cause{629, Outcome::FailedHungUp, EventKind::NoInitialData, "Q219380",
         "the caller speaks NetBEUI without PPP; NDISWAN takes a lock twice; no answer "
         "leaves the server; it waits, and hangs up",
         "trace: NetBEUI of the caller, of the server an LCP Configure-Request at most and "
         "bare acknowledgments, Call-Disconnect-Notify",
         "port-1723=open gre=both|acknowledgments netbeui=yes"},
    Cause{629, Outcome::FailedProjection, EventKind::NotProjected, "Q233048",
         "the address was used before; its host route is still there; it cannot be "
         "put into the table; the server hangs up",
         "trace: IPCP opens, then Call-Disconnect-Notify; event 20050",
         "port-1723=open gre=both password=right"},
    Cause{629, Outcome::FailedProjection, EventKind::NotProjected, "Q171860",
         "a machine on the server's network has the caller's address; the server hangs up",
         "event 20050; ping the address from the server while nobody is connected",
         "port-1723=open gre=both password=right"},
    Cause{629, Outcome::FailedHungUp, kNone, "Q154674",
         "AuthenticateIncomingCalls is 1 and the caller's address is not in "
         "PeerClientIPAddresses; the server closes his connection (server.strangers = \"close\")",
         "trace: Start-Control-Connection-Request, then FIN",
         "port-1723=open gre=none"},
    Cause{629, Outcome::FailedHungUp, kNone, "",
         "the control connection is closed or reset during the set-up",
         "trace: FIN or RST from the server or from something between",
         ""},
    Cause{631, kNone, EventKind::UserHungUp, "",
         "the caller hangs up himself",
         "trace: Call-Clear-Request",
         ""},
    Cause{633, Outcome::FailedNoLine, kNone, "Q162847",
         "each VPN port of the caller's own machine is in use; no packet leaves",
         "trace: nothing",
         "gre=none"},
    Cause{640, Outcome::FailedNoProtocol, kNone, "",
         "a caller of the NT 3.1 kind without NetBIOS in common; nobody answers his name queries",
         "trace: NetBEUI of the caller without PPP, Call-Clear-Request",
         "port-1723=open netbeui=yes"},
    Cause{640, Outcome::FailedNoProtocol, kNone, "Q219380",
         "the caller speaks NetBEUI without PPP; NDISWAN takes a lock twice; no answer leaves the "
         "server, who waits longer (server.nbf_patience) than the caller's 20 s",
         "trace: NetBEUI of the caller, of the server an LCP Configure-Request at most and "
         "bare acknowledgments, Call-Clear-Request",
         "port-1723=open gre=both|acknowledgments netbeui=yes"},
    Cause{641, kNone, kNone, "",
         "a caller of the NT 3.1 kind; the server's NetBIOS gateway is full",
         "",
         ""},
    Cause{642, kNone, kNone, "",
         "a caller of the NT 3.1 kind; his NetBIOS name is taken on the remote "
         "network",
         "",
         ""},
    Cause{645, Outcome::FailedPassword, EventKind::AuthenticationFailed, "",
         "no way to log on in common",
         "trace: LCP rejects each authentication protocol",
         "gre=both"},
    Cause{646, Outcome::FailedPermission, EventKind::AuthenticationFailed, "",
         "the account is not allowed to log on at this hour",
         "",
         ""},
    Cause{647, Outcome::FailedPermission, EventKind::AuthenticationFailed, "",
         "the account is disabled",
         "",
         ""},
    Cause{648, Outcome::FailedPermission, EventKind::PasswordExpired, "",
         "the password has expired",
         "",
         ""},
    Cause{649, Outcome::FailedPermission, EventKind::NoDialInPrivilege, "Q162847",
         "the account has no dial-in permission; the server ends the call after the "
         "password was right",
         "trace: CHAP Failure with E=649",
         "gre=both dial-in=no password=right"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q162847",
         "TCP port 1723 is dropped on the way, or nobody has the address; the SYN is "
         "never answered",
         "trace: four SYNs in 45 s and nothing else",
         "port-1723=silent gre=none"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q232133",
         "the machine has not got the memory for its VPN ports; it stops, and nobody answers",
         "trace: SYNs and nothing else; on the server's screen a STOP",
         "ping=no port-1723=silent gre=none"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q162847",
         "a router answers the SYN with an ICMP error",
         "trace: SYN, then ICMP Destination Unreachable that names it",
         "port-1723=unreachable gre=none"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q154674",
         "AuthenticateIncomingCalls is 1 and the caller's address is not in "
         "PeerClientIPAddresses; his Start-Request is not authorised",
         "trace: Start-Control-Connection-Reply, result 4",
         "port-1723=open gre=none"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q193499",
         "the router queries every interface ever counted for each new caller; the caller waits "
         "60 s for the Outgoing-Call-Reply and no longer",
         "trace: Outgoing-Call-Request, no reply for 60 s; earlier calls: it comes later and later",
         "port-1723=open gre=none"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q234163",
         "the box that translates addresses has no port left for another control connection; the "
         "SYN is lost there",
         "trace: SYN of the caller on one side of the box, none on the other",
         "port-1723=silent gre=none"},
    Cause{650, kNone, kNone, "Q162847",
         "IP protocol 47 is stopped on the way; the article goes on to it from 650 as well; here "
         "the control connection comes about, and the caller sees 721",
         "trace: as of 721",
         "port-1723=open gre=to-server|none|unreachable|own-unreachable"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q193841",
         "the connection is lost during the set-up: control messages go unanswered",
         "trace: retransmissions of TCP port 1723",
         ""},
    Cause{651, Outcome::FailedNotResponding, kNone, "",
         "a control message is malformed",
         "trace: the connection is closed after one message",
         ""},
    Cause{676, Outcome::RefusedNoPort, kNone, "Q154062",
         "each VPN port is taken; the call request is answered with busy",
         "trace: Outgoing-Call-Reply, result 4",
         "port-1723=open gre=none"},
    Cause{676, Outcome::RefusedNoPort, kNone, "Q238171",
         "callers hung up before; their ports were never made ready again; none is left",
         "trace: Outgoing-Call-Reply, result 4; fewer sessions than ports",
         "port-1723=open gre=none"},
    Cause{676, Outcome::RefusedCleanup, kNone, "Q194465",
         "the port offered is being cleaned up after a NetBEUI session and refuses; "
         "the server takes it for all ports in use",
         "trace: Outgoing-Call-Reply, result 4, within five seconds of another "
         "caller's hang-up",
         "port-1723=open gre=none netbeui=yes"},
    Cause{678, Outcome::FailedNoAnswer, kNone, "Q162847",
         "Remote Access Service is stopped; TCP answers the SYN with RST",
         "trace: SYN, RST",
         "ping=yes port-1723=reset gre=none"},
    Cause{678, Outcome::FailedNoAnswer, kNone, "Q162847",
         "a firewall answers for TCP port 1723 with RST",
         "trace: SYN, RST; pings are answered",
         "ping=yes port-1723=reset gre=none"},
    Cause{678, Outcome::RefusedNoPort, kNone, "",
         "server.refusal = \"no-resource\": the refusal says so",
         "trace: Outgoing-Call-Reply, result 2, general error 4",
         "port-1723=open gre=none"},
    Cause{678, kNone, kNone, "Q178697",
         "no DHCP server answers when the leases are used up",
         "",
         ""},
    Cause{680, Outcome::FailedNoLine, kNone, "Q162847",
         "the phone book entry dials with a modem, not with RASPPTPM; no PPTP packet leaves",
         "trace: nothing",
         "gre=none"},
    Cause{691, Outcome::FailedPassword, EventKind::AuthenticationFailed, "Q162847",
         "user name or password is wrong on the domain",
         "trace: CHAP Failure with E=691",
         "gre=both password=wrong"},
    Cause{708, Outcome::FailedPermission, EventKind::AccountExpired, "",
         "the account has expired",
         "",
         ""},
    Cause{717, Outcome::FailedNoAddress, EventKind::PppFailure, "",
         "the static pool is smaller than the number of callers, and the server says so "
         "(server.empty_pool_error = \"717\")",
         "server.pool_size beside server.ports",
         "gre=both protocols=common"},
    Cause{718, Outcome::FailedPppTimeout, EventKind::NoInitialData, "Q162847",
         "GRE passes from the server to the caller only; PPP begins and times out",
         "trace: the server's LCP Configure-Requests again and again, no answer to "
         "the caller's",
         "port-1723=open gre=from-server"},
    Cause{718, Outcome::FailedPppTimeout, kNone, "Q219353",
         "the round trip is longer than the restart timer; late duplicates restart "
         "LCP at either side; it never settles",
         "trace: Configure-Requests and Acks cross for 150 s",
         "gre=both round-trip=long"},
    Cause{718, Outcome::FailedPppTimeout, EventKind::AuthenticationTimeout, "Q319116",
         "authentication is never answered",
         "",
         "gre=both"},
    Cause{718, Outcome::FailedProjection, EventKind::NotProjected, "Q233048",
         "the address was used before; its host route is still there; the server tries the "
         "route before it acknowledges the address, and keeps silent (inference)",
         "trace: the caller's IPCP Configure-Requests, ten of them alike; event 20050",
         "port-1723=open gre=both password=right"},
    Cause{718, Outcome::FailedPppTimeout, EventKind::UserHungUp, "Q163129",
         "NBFCP is never completed",
         "trace: NBFCP Configure-Requests without answer",
         "gre=both netbeui=yes"},
    Cause{718, Outcome::FailedPppTimeout, EventKind::PppFailure, "Q317212",
         "so many Configure-Requests in turn go without answer that PPP gives up; MaxConfigure "
         "and MaxFailure say how many",
         "trace: Configure-Requests of both sides, one every RestartTimer, as many as MaxConfigure",
         "port-1723=open gre=both|from-server"},
    Cause{718, Outcome::FailedPppTimeout, kNone, "Q162847",
         "loss takes so many of PPP's packets that it does not finish in "
         "NegotiateTime; PPTPTcpMaxDataRetransmissions governs TCP alone and does not "
         "help",
         "trace: gaps in the GRE sequence numbers",
         "gre=both"},
    Cause{720, Outcome::FailedNoProtocol, EventKind::PppFailure, "Q162847",
         "caller and port have no network protocol in common",
         "trace: LCP Protocol-Reject or all NCPs rejected",
         "gre=both protocols=none"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::NoInitialData, "Q162847",
         "GRE is blocked both ways, by a device that may or may not say so, though a provider may "
         "use GRE inside; not one PPP frame arrives",
         "trace: GRE leaves, none arrives; perhaps ICMP Destination Unreachable that "
         "names a GRE frame",
         "port-1723=open gre=to-server|none|unreachable"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::NoInitialData, "Q162847",
         "a box with NAT in front of the server forwards TCP port 1723 and not GRE; its table has no "
         "entry for what either side sends, and drops it",
         "trace outside: GRE of the caller and nothing else; inside: GRE of the server and nothing else",
         "port-1723=open gre=to-server"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::PppFailure, "Q162847",
         "GRE is blocked on the way from the server only; the server hears the caller, who does "
         "not hear the server",
         "trace: GRE leaves, none arrives, and no ICMP error either",
         "port-1723=open gre=to-server"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::NoInitialData, "Q162847",
         "the caller's own firewall lets no GRE out, and perhaps none in",
         "trace: no GRE of the caller, perhaps ICMP errors, in front of the firewall perhaps GRE of "
         "the server",
         "port-1723=open gre=none|own-unreachable|from-server"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::PppFailure, "Q162847",
         "the caller's own firewall lets GRE out and none in; the server hears the caller",
         "trace in front of that firewall: GRE both ways, yet the caller repeats himself",
         "port-1723=open gre=both"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::PppFailure, "Q169831",
         "the server answers from another address than the one dialled",
         "trace: GRE arrives from an address that was not dialled",
         "port-1723=open gre=none|other-address"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::NoInitialData, "Q234163",
         "address translation cannot carry GRE, or one call of it to an address; PPP of the others "
         "gets lost at the box",
         "trace: GRE of the caller on one side of the box, none on the other",
         "port-1723=open gre=to-server|none"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::PppFailure, "Q219380",
         "a caller without PPP was here before; NDISWAN still holds the lock of this port; "
         "the server hears the caller and cannot send him a frame",
         "trace: bare acknowledgments of the server; the event log has the other caller's end "
         "before; until the machine is restarted",
         "port-1723=open gre=both|acknowledgments"},
    Cause{732, Outcome::FailedPppTimeout, kNone, "Q317212",
         "PPP options are refused more often than MaxFailure allows",
         "trace: Configure-Naks one after the other",
         ""},
    Cause{733, Outcome::FailedNoAddress, EventKind::PppFailure, "Q159309",
         "the pool has no address left, though not all are in use: some stayed behind "
         "with their routes",
         "trace: IPCP is rejected; event log of former disconnects",
         "gre=both protocols=common"},
    Cause{733, Outcome::FailedNoAddress, EventKind::NoAddressForServer, "Q158387",
         "no DHCP lease came, as PPTP filtering takes the answers; there is no "
         "address for the caller",
         "trace: IPCP is rejected; event 20091",
         "gre=both protocols=common ping=no"},
    Cause{733, Outcome::FailedNoAddress, EventKind::NoAddressForServer, "Q172956",
         "no DHCP server answers when the service starts; without an address of its own the server "
         "has none for callers",
         "trace: IPCP is rejected; event 20091",
         "gre=both protocols=common"},
    Cause{733, Outcome::FailedNoAddress, EventKind::NoAddressForCaller, "Q172956",
         "the DHCP scope has fewer addresses than there are callers; the set of leases stays "
         "incomplete",
         "trace: IPCP is rejected; event 20090",
         "gre=both protocols=common"},
    Cause{733, Outcome::FailedNoAddress, EventKind::NoAddressForServer, "Q153161",
         "the service forgets its leases each time it starts; the DHCP scope is used up; no lease "
         "comes",
         "event 20091 after a start of the service; leases of former starts in the DHCP scope",
         "gre=both protocols=common"},
    Cause{733, Outcome::FailedNoAddress, EventKind::PppFailure, "",
         "the static pool is smaller than the number of callers",
         "server.pool_size beside server.ports",
         "gre=both protocols=common"},
    Cause{735, Outcome::FailedNoAddress, EventKind::UserHungUp, "",
         "the caller asks for the address of his phone book entry; another has it; the "
         "server names one of its own, which he does not take; he hangs up",
         "trace: IPCP Configure-Request with an address, Configure-Nak with another",
         "gre=both protocols=common"},
    Cause{737, Outcome::FailedPppTimeout, kNone, "",
         "LCP sees its own magic number",
         "",
         ""},
    Cause{741, Outcome::FailedEncryption, kNone, "Q172215",
         "the caller's phone book demands encryption that his own machine cannot do",
         "trace: the caller ends after CCP",
         "gre=both"},
    Cause{742, Outcome::FailedEncryption, EventKind::PppFailure, "Q172215",
         "the caller demands encryption and the server does not agree",
         "trace: CCP is rejected",
         "gre=both"},
};
// clang-format on

} // namespace

const std::vector<Cause>&
Causes()
{
    static const std::vector<Cause> kAll(kCauses.begin(), kCauses.end());
    return kAll;
}

} // namespace pptplab::sim::explain
