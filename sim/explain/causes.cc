// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/cause.h"

#include <array>

namespace pptplab::sim
{

namespace
{

using ras::EventKind;
constexpr std::nullopt_t kNone = std::nullopt;

// By error number. Facts section 3 (which fault gives which client error), models/session/end and
// models/node/server-log, which decide them here.
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
    Cause{5, Outcome::FailedPassword, EventKind::AuthenticationFailed, "Q222060",
         "a challenge is sent again as its answer is late; the client answers it "
         "anew; the response does not fit the challenge; access is denied",
         "trace: two CHAP Challenges, two different Responses",
         ""},
    Cause{5, kNone, EventKind::AuthenticationFailed, "Q240870",
         "RADIUS malforms the challenge; access is denied",
         "",
         ""},
    Cause{629, Outcome::FailedHungUp, EventKind::EncryptionRequired, "Q172215",
         "the server demands encryption that the caller has not got; it hangs up",
         "trace: CCP, then LCP Terminate-Request of the server",
         "port-1723=open gre=both"},
    Cause{629, Outcome::FailedHungUp, EventKind::TransportError, "Q219380",
         "the server sends nothing into the tunnel; its set-up times out; it hangs up",
         "trace: control messages, GRE of the caller, none of the server, "
         "Call-Disconnect-Notify",
         "port-1723=open gre=to-server"},
    Cause{629, Outcome::FailedProjection, EventKind::NotProjected, "Q233048",
         "the address was used before; its host route is still there; it cannot be "
         "put into the table; the server hangs up",
         "trace: IPCP opens, then Call-Disconnect-Notify; event 20050",
         "port-1723=open gre=both password=right"},
    Cause{629, Outcome::FailedProjection, EventKind::NotProjected, "Q171860",
         "a machine on the server's network has the caller's address; the server hangs up",
         "event 20050; ping the address from the server while nobody is connected",
         "port-1723=open gre=both password=right"},
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
         ""},
    Cause{640, kNone, kNone, "",
         "a caller of the NT 3.1 kind without NetBIOS in common",
         "",
         ""},
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
         "port-1723=silent"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q162847",
         "a router answers the SYN with an ICMP error",
         "trace: SYN, then ICMP Destination Unreachable that names it",
         "port-1723=unreachable"},
    Cause{650, Outcome::FailedNotResponding, kNone, "Q154674",
         "AuthenticateIncomingCalls is 1 and the caller's address is not in "
         "PeerClientIPAddresses; his Start-Request is not authorised",
         "trace: Start-Control-Connection-Reply, result 4",
         "ping=yes port-1723=open"},
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
         "port-1723=open"},
    Cause{676, Outcome::RefusedCleanup, kNone, "Q194465",
         "the port offered is being cleaned up after a NetBEUI session and refuses; "
         "the server takes it for all ports in use",
         "trace: Outgoing-Call-Reply, result 4, within five seconds of another "
         "caller's hang-up",
         "port-1723=open netbeui=yes"},
    Cause{678, Outcome::FailedNoAnswer, kNone, "Q162847",
         "Remote Access Service is stopped; TCP answers the SYN with RST",
         "trace: SYN, RST",
         "ping=yes port-1723=reset"},
    Cause{678, Outcome::FailedNoAnswer, kNone, "Q162847",
         "a firewall answers for TCP port 1723 with RST",
         "trace: SYN, RST; pings are answered",
         "ping=yes port-1723=reset"},
    Cause{678, Outcome::RefusedNoPort, kNone, "",
         "server.refusal = \"no-resource\": the refusal says so",
         "trace: Outgoing-Call-Reply, result 2, general error 4",
         ""},
    Cause{678, kNone, kNone, "Q178697",
         "no DHCP server answers when the leases are used up",
         "",
         ""},
    Cause{680, Outcome::FailedNoLine, kNone, "Q162847",
         "the phone book entry dials with a modem, not with RASPPTPM; no PPTP packet leaves",
         "trace: nothing",
         ""},
    Cause{691, Outcome::FailedPassword, EventKind::AuthenticationFailed, "Q162847",
         "user name or password is wrong on the domain",
         "trace: CHAP Failure with E=691",
         "gre=both password=wrong"},
    Cause{708, Outcome::FailedPermission, EventKind::AccountExpired, "",
         "the account has expired",
         "",
         ""},
    Cause{718, Outcome::FailedPppTimeout, kNone, "Q162847",
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
    Cause{718, Outcome::FailedPppTimeout, kNone, "Q163129",
         "NBFCP is never completed",
         "trace: NBFCP Configure-Requests without answer",
         "gre=both netbeui=yes"},
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
         "GRE is blocked on the way from the server, by a device that may or may not "
         "say so, though a provider may use GRE inside; not one PPP frame arrives",
         "trace: GRE leaves, none arrives; perhaps ICMP Destination Unreachable that "
         "names a GRE frame",
         "ping=yes port-1723=open gre=to-server|none|unreachable"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::NoInitialData, "Q162847",
         "the caller's own firewall lets no GRE out",
         "trace: ICMP errors, but no frame that drills down to GRE",
         "port-1723=open gre=none|own-unreachable"},
    Cause{721, Outcome::FailedPeerSilent, EventKind::NoInitialData, "Q169831",
         "the server answers from another address than the one dialled",
         "trace: GRE arrives from an address that was not dialled",
         "port-1723=open gre=none|other-address"},
    Cause{721, Outcome::FailedPeerSilent, kNone, "Q234163",
         "address translation cannot carry GRE",
         "trace: GRE of the caller on one side of the box, none on the other",
         "port-1723=open gre=to-server|none"},
    Cause{732, Outcome::FailedPppTimeout, kNone, "Q317212",
         "PPP options are refused more often than MaxFailure allows",
         "trace: Configure-Naks one after the other",
         ""},
    Cause{733, Outcome::FailedNoAddress, EventKind::NoAddressForCaller, "Q159309",
         "the pool has no address left, though not all are in use: some stayed behind "
         "with their routes",
         "trace: IPCP is rejected; event log of former disconnects",
         "gre=both protocols=common"},
    Cause{733, Outcome::FailedNoAddress, EventKind::NoAddressForServer, "Q158387",
         "no DHCP lease came, as PPTP filtering takes the answers; there is no "
         "address for the caller",
         "trace: IPCP is rejected; event 20091",
         "gre=both protocols=common ping=no"},
    Cause{733, Outcome::FailedNoAddress, EventKind::NoAddressForCaller, "",
         "the pool is smaller than the number of callers",
         "server.pool_size beside server.ports",
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

/// A span of error numbers that have one origin; later ones are parts of earlier ones.
struct Area
{
    std::uint16_t first;
    std::uint16_t last;
    std::string_view name;
};

constexpr std::array kAreas = {
    Area{600, 752, "Remote Access on the caller's machine"},
    Area{621, 627, "the phone book"},
    Area{628, 631, "the end of a connection"},
    Area{640, 644, "the NetBIOS gateway, for callers of the NT 3.1 kind"},
    Area{645, 649, "the log-on"},
    Area{650, 650, "the way to the server"},
    Area{651, 652, "modem or other device; of a VPN port: the control connection"},
    Area{665, 666, "modem or other device"},
    Area{668, 668, "the end of a connection"},
    Area{676, 676, "the server's ports"},
    Area{677, 677, "the telephone line"},
    Area{678, 678, "the way to the server"},
    Area{679, 681, "the telephone line"},
    Area{691, 691, "the log-on"},
    Area{692, 692, "modem or other device"},
    Area{704, 704, "callback, which a VPN port never does"},
    Area{708, 709, "the log-on"},
    Area{712, 714, "modem or other device"},
    Area{716, 717, "the addresses of callers"},
    Area{718, 722, "PPP"},
    Area{724, 726, "IPX"},
    Area{728, 728, "the addresses of callers"},
    Area{730, 730, "the log-on"},
    Area{731, 732, "PPP"},
    Area{733, 733, "the addresses of callers"},
    Area{734, 734, "PPP"},
    Area{735, 735, "the addresses of callers"},
    Area{736, 737, "PPP"},
    Area{738, 738, "the addresses of callers"},
    Area{739, 739, "the log-on"},
    Area{741, 743, "encryption"},
    Area{744, 744, "IPX"},
    Area{752, 752, "scripts of modem log-ons, which a VPN port has not"},
};
// clang-format on

} // namespace

const std::vector<Cause>&
Causes()
{
    static const std::vector<Cause> kAll(kCauses.begin(), kCauses.end());
    return kAll;
}

std::string_view
AreaOf(std::uint16_t error)
{
    std::string_view name = "Windows itself";
    for (const Area& area : kAreas)
    {
        if (error >= area.first && error <= area.last)
        {
            name = area.name;
        }
    }
    return name;
}

} // namespace pptplab::sim
