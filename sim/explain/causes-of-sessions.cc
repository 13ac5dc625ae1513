// SPDX-License-Identifier: GPL-2.0-only
// What is wrong behind the log-on: addresses, protocols, encryption, data (SOURCES: Client errors).
#include "sim/explain/cause-row.h"

#include <array>

namespace pptplab::sim::explain
{

using ppp::Phase;
using ras::EventKind;
using session::EndCause;

namespace
{

/// The caller breaks off after he has logged on.
constexpr ServerSide kHungUp = Ends(EndCause::PeerHangUp);

/// He has no encryption at all, which the server demands (the text of 20084).
constexpr ServerSide kDemands = {EndCause::NoEncryption,
                                 std::nullopt,
                                 Phase::Network,
                                 auth::Denial::None,
                                 session::EncryptionPolicy::Required};

// clang-format off
constexpr std::array kSessionRows = {
    CauseRow{"section-sign", Sees(0, Outcome::ConnectedNoData), {kHungUp}, "Q251382",
     "the two sides make different LM hashes of a password with a section sign; "
     "the 40-bit keys differ; the log-on passes on the NT response; every data "
     "packet decrypts to noise",
     "trace: protocol 00FD both ways, no ping is answered; CCP opened",
     "data=no gre=both bits=40 large=yes"},
    CauseRow{"spoilt-128-bit-key", Sees(0, Outcome::ConnectedNoData), {kHungUp}, "Q236584",
     "encryption of 128 bits is demanded; the keys of the two sides differ; every "
     "data packet decrypts to noise",
     "trace: protocol 00FD both ways, no ping is answered; CCP with 128 bits",
     "data=no gre=both bits=128 large=yes"},
    CauseRow{"gre-stops-later", Sees(0, Outcome::ConnectedNoData), {kHungUp}, "Q162847",
     "GRE stops passing after the set-up; control messages still do",
     "trace: GRE one way only, from some time on",
     "data=no gre=from-server|to-server|both large=yes"},
    CauseRow{"fragments-filtered", Sees(0, Outcome::ConnectedNoData), {kHungUp}, "Q162230",
     "a packet is too large for the tunnel and is sent in two fragments; a filter on the way "
     "takes the second, which has no GRE header; no large packet arrives",
     "trace: GRE in fragments, no answer to large pings; small ones are answered",
     "data=no gre=both large=no"},
    CauseRow{"strength-not-at-caller", Meets(EndCause::PeerHangUp), {Ends(EndCause::NoCommonEncryption)}, "Q172215",
     "the server demands encryption of a strength that the caller has not got; it hangs up",
     "trace: CCP, then LCP Terminate-Request of the server",
     "password=right encryption=server|both"},
    CauseRow{"no-encryption-at-caller", Meets(EndCause::PeerHangUp),
     {kDemands, Ends(EndCause::NoEncryption)}, "Q117304",
     "the server demands encryption, of which the caller speaks not at all; it hangs up",
     "trace: CCP of the server, Protocol-Reject of the caller, LCP Terminate-Request of the server",
     "password=right encryption=server"},
    CauseRow{"stale-route", Meets(EndCause::PeerHangUp, Outcome::FailedProjection),
     {Ends(EndCause::ProjectionFailed)}, "Q233048",
     "the address was used before; its host route is still there; it cannot be "
     "put into the table; the server hangs up",
     "trace: IPCP opens, then Call-Disconnect-Notify; event 20050",
     "password=right encryption=no lan-ping=silent"},
    CauseRow{"address-taken", Meets(EndCause::PeerHangUp, Outcome::FailedProjection),
     {Ends(EndCause::ProjectionFailed)}, "Q171860",
     "a machine on the server's network has the caller's address; the server hangs up",
     "trace: IPCP opens; event 20050; ping the address from the server while nobody is connected",
     "password=right encryption=no lan-ping=answered"},
    CauseRow{"network-name-taken", NotSimulated(634), {}, "",
     "no source in this model: the text alone, the caller's computer cannot be registered on the remote "
     "network; a name conflict there is 642",
     ""},
    CauseRow{"static-pool-empty-717", Meets(EndCause::NoAddress, 717), {Ends(EndCause::NoAddress)}, "",
     "the static pool is smaller than the number of callers, and the server says so "
     "(server.empty_pool_error = \"717\")",
     "server.pool_size beside server.ports",
     "protocols=common|partly addresses=static|own pool=used-up"},
    CauseRow{"addresses-lost-717", Meets(EndCause::NoAddress, 717), {Ends(EndCause::NoAddress)}, "Q159309",
     "the pool has no address left, though not all are in use: some stayed behind "
     "with their routes",
     "trace: IPCP is rejected; event log of former disconnects",
     "protocols=common|partly addresses=static|own pool=left-over", true},
    CauseRow{"stale-route-silence", Meets(EndCause::PppTimeout, Outcome::FailedProjection),
     {Ends(EndCause::ProjectionFailed)}, "Q233048",
     "the address was used before; its host route is still there; the server tries the "
     "route before it acknowledges the address, and keeps silent (inference)",
     "trace: the caller's IPCP Configure-Requests, ten of them alike; event 20050",
     "password=right lan-ping=silent"},
    CauseRow{"address-taken-silence", Meets(EndCause::PppTimeout, Outcome::FailedProjection),
     {Ends(EndCause::ProjectionFailed)}, "Q171860",
     "a machine on the server's network has the caller's address; the server finds out before it "
     "acknowledges the address, and keeps silent (inference)",
     "trace: the caller's IPCP Configure-Requests, ten of them alike; event 20050",
     "password=right lan-ping=answered"},
    CauseRow{"no-protocol-in-common", Meets(EndCause::NoNetworkProtocol),
     {Ends(EndCause::NoNetworkProtocol), kHungUp}, "Q162847",
     "caller and port have no network protocol in common, and TCP/IP is none of the caller's (with it he "
     "sees 733)",
     "trace: Protocol-Reject of all NCPs",
     "protocols=none"},
    CauseRow{"no-tcpip-at-server", Meets(EndCause::NoNetworkProtocol, session::NoProtocolError({NetworkProtocol::TcpIp})),
     {Ends(EndCause::NoNetworkProtocol), kHungUp}, "Q168720",
     "TCP/IP is not allowed at the server's port, or not bound to it; the caller asks for it and has no "
     "other protocol in common",
     "trace: IPCP Configure-Request of the caller, Protocol-Reject",
     "protocols=none"},
    CauseRow{"no-tcpip-but-another", Sees(733, Outcome::Connected), {kHungUp}, "Q168720",
     "TCP/IP is not allowed at the server's port; the caller has another protocol in common; his dialer "
     "tells 733 of TCP/IP and goes on, and the session carries the other protocol alone",
     "trace: IPCP Configure-Request of the caller, Protocol-Reject; NBFCP or IPXCP opens",
     "gre=both port-1723=open protocols=partly data=no"},
    CauseRow{"no-encryption-at-rras-733", Meets(EndCause::NoNetworkProtocol, session::NoProtocolError({NetworkProtocol::TcpIp})),
     {Ends(EndCause::EncryptionMissing)}, "Q174474",
     "the server is to demand a strength that its own NDISWAN has not got; it has neither CCP nor IPCP "
     "for anybody; a caller who demands no encryption sees 733",
     "trace: Protocol-Reject of IPCP and CCP; log: the local computer does not support the required type",
     "protocols=common|partly encryption=server"},
    CauseRow{"no-encryption-at-rras-720", Meets(EndCause::NoNetworkProtocol),
     {Ends(EndCause::EncryptionMissing)}, "Q174474",
     "the server is to demand a strength that its own NDISWAN has not got; it has neither CCP nor a "
     "network protocol for anybody; a caller without TCP/IP sees 720",
     "trace: Protocol-Reject of NBFCP, IPXCP and CCP; log: the local computer does not support the required type",
     "protocols=common|partly encryption=server", true},
    CauseRow{"static-pool-empty", Meets(EndCause::NoAddress), {Ends(EndCause::NoAddress)}, "",
     "the static pool is smaller than the number of callers",
     "trace: IPCP is rejected; server.pool_size beside server.ports",
     "protocols=common|partly encryption=no|server|caller|both addresses=static|own pool=used-up"},
    CauseRow{"addresses-lost", Meets(EndCause::NoAddress), {Ends(EndCause::NoAddress)}, "Q159309",
     "the pool has no address left, though not all are in use: some stayed behind "
     "with their routes",
     "trace: IPCP is rejected; event log of former disconnects",
     "protocols=common|partly encryption=no|server|caller|both addresses=static|own pool=left-over"},
    CauseRow{"no-dhcp-server", Meets(EndCause::NoAddress), {Writes(EventKind::NoAddressForServer)}, "Q172956",
     "no DHCP server answers when the service starts; without an address of its own the server "
     "has none for callers",
     "trace: IPCP is rejected; event 20091",
     "protocols=common|partly addresses=dhcp filter=no restarted=no|yes scope=free"},
    CauseRow{"filter-takes-dhcp", Meets(EndCause::NoAddress), {Writes(EventKind::NoAddressForServer)}, "Q158387",
     "no DHCP lease came, as PPTP filtering takes the answers; there is no "
     "address for the caller",
     "trace: IPCP is rejected; event 20091",
     "protocols=common|partly ping=no addresses=dhcp filter=yes scope=free"},
    CauseRow{"leases-forgotten", Meets(EndCause::NoAddress), {Writes(EventKind::NoAddressForServer)}, "Q153161",
     "the service forgets its leases each time it starts; the DHCP scope is used up; no lease "
     "comes",
     "trace: IPCP is rejected; event 20091 after a start of the service; leases of former starts in the DHCP scope",
     "protocols=common|partly addresses=dhcp filter=no restarted=yes scope=used-up"},
    CauseRow{"dhcp-scope-small", Meets(EndCause::NoAddress), {Writes(EventKind::NoAddressForCaller)}, "Q172956",
     "the DHCP scope has fewer addresses than there are callers; the set of leases stays "
     "incomplete",
     "trace: IPCP is rejected; event 20090",
     "protocols=common|partly addresses=dhcp scope=used-up restarted=no"},
    CauseRow{"leases-forgotten-for-callers", Meets(EndCause::NoAddress),
     {Writes(EventKind::NoAddressForCaller)}, "Q153161",
     "the service forgets its leases each time it starts; the DHCP scope has one left for the server, and "
     "none for callers",
     "trace: IPCP is rejected; event 20090 after a start of the service",
     "protocols=common|partly addresses=dhcp scope=used-up restarted=yes"},
    CauseRow{"own-address-refused", Meets(EndCause::AddressRefused), {kHungUp}, "",
     "the caller asks for the address of his phone book entry; another has it; the "
     "server names one of its own, which he does not take; he hangs up",
     "trace: IPCP Configure-Request with an address, Configure-Nak with another",
     "protocols=common|partly addresses=own|static"},
    CauseRow{"strength-not-at-own-machine", Meets(EndCause::EncryptionMissing),
     {kHungUp, Ends(EndCause::EncryptionMissing)}, "Q174474",
     "the caller's phone book demands encryption that his own machine cannot do",
     "trace: the caller ends after the log-on; LCP Terminate-Request before CCP",
     "encryption=caller|both"},
    CauseRow{"no-encryption-at-server", Meets(EndCause::NoEncryption), {kHungUp}, "Q163111",
     "the caller demands encryption, of which the server speaks not at all; he hangs up",
     "trace: CCP of the caller, Protocol-Reject of the server, LCP Terminate-Request of the caller",
     "encryption=caller"},
    CauseRow{"no-strength-in-common", Meets(EndCause::NoCommonEncryption),
     {Ends(EndCause::NoCommonEncryption), kHungUp},
     "Q174474",
     "the caller demands encryption of a strength that the server has not got, or both demand and have "
     "none in common; both give up",
     "trace: CCP is rejected, LCP Terminate-Request",
     "encryption=caller|both"},
    CauseRow{"no-encryption-at-rras", Meets(EndCause::NoEncryption), {Ends(EndCause::EncryptionMissing)}, "Q174474",
     "the server is to demand a strength that its own NDISWAN has not got; it has neither CCP nor a "
     "network protocol for anybody; a caller who demands encryption sees 742",
     "trace: Protocol-Reject of CCP; log: the local computer does not support the required type",
     "encryption=both"},
};
// clang-format on

} // namespace

std::vector<CauseRow>
CausesOfSessions()
{
    return {kSessionRows.begin(), kSessionRows.end()};
}

} // namespace pptplab::sim::explain
