// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/article.h"

#include <array>

namespace pptplab::sim::explain
{

namespace
{

// The five articles that this laboratory is about, those that they name, and those whose faults or
// words it uses. Levels stand in models/ras/service-pack alone, where an article has a row there.
// clang-format off
constexpr std::array kArticles = {
    Article{"Q102908", "How to troubleshoot TCP/IP connectivity",
         "a route, an address or a name is wrong; the server does not answer pings; "
         "no PPTP either",
         "ping in growing circles", "pings: [[probe]]",
         Basis::Always, {}},
    Article{"Q117304", "Events of Remote Access Service, their numbers and texts",
         "a call ends or fails; the server writes why",
         "read the event log", "models/ras event log",
         Basis::Always, {}},
    Article{"Q122701", "The first address of the pool is the server's",
         "a pool of N addresses; the server takes the first for itself; N - 1 callers",
         "one address more than ports", "server.pool_size counts callers' addresses",
         Basis::Always, {}},
    Article{"Q150281", "RAS takes DHCP leases when it starts",
         "one lease for each port and one for itself; asked for again every two "
         "minutes while there is no answer",
         "a static pool", "models/dhcp lease set; server.addressing = \"dhcp\", server.dhcp.*",
         Basis::Always, {}},
    Article{"Q152734", "How to obtain the latest service pack",
         "most faults of this list are corrected by a level",
         "install it", "server.service_pack, clients.service_pack, hotfixes",
         Basis::Always, {}},
    Article{"Q153161", "RAS forgets its leases at start",
         "the service starts anew; it asks for new leases; the old ones stay taken "
         "until they expire; after some starts the scope is empty and event 20091 comes",
         "", "leases at each start of the service; server.restart_at, server.reboot_at, server.dhcp.*",
         Basis::FaultTable, {}},
    Article{"Q154062", "Up to 256 VPN ports",
         "a server has at most 256 VPN ports; further callers are refused",
         "another server", "server.ports",
         Basis::Always, {}},
    Article{"Q154674", "PPTP registry entries",
         "PPTPFiltering, AuthenticateIncomingCalls and PPTPTcpMaxDataRetransmissions "
         "govern who is heard, and for how long",
         "set them on both machines", "server.registry.*, clients.registry.*; models/firewall PPTP filtering",
         Basis::Always, {}},
    Article{"Q158387", "RAS server cannot use DHCP to assign addresses with PPTP filtering",
         "one adapter has PPTP filtering; TCPIP.SYS drops broadcasts on all adapters; "
         "no lease comes; event 20091 and callers without an address",
         "", "PPTP filtering takes the DHCP answers",
         Basis::FaultTable, {}},
    Article{"Q159309", "Static address and its route stay after a hang-up",
         "in 1 of 10 to 20 disconnects the address and its route stay behind; the "
         "pool shrinks; callers find no address until the server starts anew",
         "", "stale routes of the address pool",
         Basis::FaultTable, {}},
    Article{"Q161368", "Service Pack 2 always offers multilink",
         "LCP offers multilink; some peers end the call on it",
         "", "",
         Basis::Nowhere, "sp3"},
    Article{"Q161516", "Troubleshooting modem problems",
         "the line to the provider fails; no PPTP either",
         "test the modem alone", "",
         Basis::Nowhere, {}},
    Article{"Q161986", "Troubleshooting Internet service provider login problems",
         "the log-on at the provider fails; no PPTP either",
         "dial the provider alone", "",
         Basis::Nowhere, {}},
    Article{"Q162230", "Fragmentation and performance issues with PPTP connections",
         "IP packets of 1500 octets go into the tunnel; with GRE and IP before them "
         "they are fragmented; a lost fragment costs the packet",
         "packets of 1400 octets", "tunnel MTU; registry.TunnelMTU, RxPacketWindow",
         Basis::FaultTable, {}},
    Article{"Q162847", "Troubleshooting PPTP connectivity",
         "what stands between caller and server lets some of ping, TCP 1723 and GRE "
         "through and some not; the error number tells which",
         "open IP protocol 47 and TCP port 1723", "[[firewall]], [[probe]], registry keys, account.state, protocols",
         Basis::Always, {}},
    Article{"Q163111", "Error numbers and messages of Remote Access",
         "a dial fails; Dial-Up Networking shows a number",
         "look the number up", "models/dialer error table",
         Basis::Always, {}},
    Article{"Q163129", "RAS client fails to connect to Service Pack 2 using NetBEUI",
         "the server offers NetBEUI to this computer only; NBFCP never completes; PPP "
         "times out with error 718",
         "", "NBFCP of a server of SP2",
         Basis::FaultTable, {}},
    Article{"Q164052", "PPTP and interoperability with other local services",
         "PPTP filtering takes everything but PPTP; services of the same machine are "
         "hidden",
         "AllowPacketsForLocalMachine",
         "PPTP filtering; registry.PPTPFiltering, registry.AllowPacketsForLocalMachine",
         Basis::FaultTable, {}},
    Article{"Q164601", "How to enable the PPTP port for Network Monitor",
         "Network Monitor looks for PPTP at port 5678; the trace shows plain TCP",
         "name port 1723 in its parser", "pptplab trace reads port 1723",
         Basis::Always, {}},
    Article{"Q167040", "PPTP Performance Update",
         "a receive window of 2 packets; the sender stops after two until an "
         "acknowledgment comes; slow over a long way",
         "RxPacketWindow", "GRE receive window; registry.RxPacketWindow",
         Basis::FaultTable, {}},
    Article{"Q168720", "Possible causes of error 733 over PPP",
         "the caller asks for TCP/IP; it is not selected, not bound or without an address at the "
         "server; IPCP is not available; error 733. A caller who has another protocol in common as well "
         "is connected by that one, and told 733 of TCP/IP",
         "select TCP/IP in the server's settings; mend DHCP; enable the bindings",
         "server.protocols, tcpip_ports, addressing; what the dialer of a caller with another protocol does "
         "is inference",
         Basis::Always, {}},
    Article{"Q169831", "Remote PPP peer is not responding",
         "the server answers from the interface with the best route back; the caller "
         "hears GRE from an address that he did not dial; error 721",
         "dial that address", "server.adapters, clients.dials",
         Basis::Always, {}},
    Article{"Q171860", "A pool with an address that another machine has",
         "the caller is given it; it cannot be plumbed on the server; event 20050, he is hung "
         "up on",
         "take the address out of the pool", "server.taken_addresses",
         Basis::Always, {}},
    Article{"Q172215", "Forcing 128-bit encryption",
         "the server demands 128 bits; a caller of 40 is hung up on; error 629; event 20077 of RAS",
         "a 128-bit build on both sides", "encryption = \"required-128\"; encryption_bits",
         Basis::Always, {}},
    Article{"Q172956", "RAS with DHCP and an incomplete set of leases",
         "the scope has fewer addresses than ports; the set stays incomplete; event "
         "20091, callers without an address",
         "a larger scope", "models/dhcp lease set; server.dhcp.pool_size",
         Basis::Always, {}},
    Article{"Q174474", "Installing RRAS disables 128-bit encryption",
         "the server is to demand 128 bits; RRAS has put a 40-bit NDISWAN in its place; it has neither CCP "
         "nor IPCP for callers; 742 where they demand encryption, 733 where not; event 20073 of RRAS",
         "the 128-bit files again (Q169895)",
         "encryption = \"required-128\" with encryption_bits = [\"40\"]; that callers of SP3 see 733 even "
         "where they demand encryption is not modelled",
         Basis::Always, {}},
    Article{"Q178697", "Error 678 after some good calls",
         "no DHCP server answers; the leases taken at start are used up; no answer",
         "a static pool", "",
         Basis::Nowhere, {}},
    Article{"Q183229", "RAS uses a fixed MTU of 1500",
         "packets of 1500 octets cannot pass a tunnel; uploads and mail hang",
         "IPMTU and TunnelMTU", "tunnel MTU; registry.TunnelMTU; [[firewall]]",
         Basis::Always, "sp4"},
    Article{"Q189595", "PPTP Performance and Security Update",
         "MPPE keeps a history and MS-CHAP v2 is not there; a lost packet takes "
         "others with it, and both directions share a key",
         "the update", "registry.Historyless; authentication",
         Basis::FaultTable, {}},
    Article{"Q193499", "RRAS needs more processor time with each call ever made",
         "an interface is not counted down at hang-up; table look-ups grow with all "
         "calls; set-up slows until callers give up",
         "", "growth of the interface table",
         Basis::FaultTable, {}},
    Article{"Q193841", "Adjusting the keep-alive of PPTP",
         "60 s without control message; an echo request; 60 s without its reply; the "
         "connection is dropped",
         "InactivityIdleSeconds, EchoReplyTimeoutSeconds", "registry.InactivityIdleSeconds, EchoReplyTimeoutSeconds",
         Basis::Always, {}},
    Article{"Q194029", "Setting the number of VPN ports",
         "NumberLineDevices limits the calls at one time",
         "set it on the server", "server.ports",
         Basis::Always, {}},
    Article{"Q194465", "PPTP may refuse connections when VPNs are free",
         "a NetBEUI session ends; its port is cleaned up for three to five seconds "
         "and refuses; the server takes that for all ports in use; new callers are "
         "refused",
         "", "port pool: a refusal ends the hunt; server.hunt, cleanup, cleanup_blocks",
         Basis::FaultTable, {}},
    Article{"Q203597", "Windows NT Load Balancing Service before PPTP servers",
         "callers are spread by address; when a machine is lost so are its sessions; "
         "all dial again",
         "single affinity, all ports", "server.count, spread, drop_at",
         Basis::Always, {}},
    Article{"Q219353", "PPP between RRAS servers never completes when its round trip is long",
         "LCP repeats a Configure-Request in less than a second; the duplicate "
         "arrives late and restarts LCP at the peer; both chase each other; error 718",
         "RestartTimer", "LCP restart timer of RRAS",
         Basis::FaultTable, {}},
    Article{"Q219380", "Service Pack 4 RAS server hangs up when a client tries to connect",
         "the caller's entry has the server type of Windows NT 3.1; NDISWAN takes a "
         "lock that it holds; nothing is sent; the server hangs up",
         "another server type in the phone book", "NDISWAN send path; clients.server_type, server.ndiswan_since, server.processors",
         Basis::FaultTable, {}},
    Article{"Q222060", "Error 5 from a client of Service Pack 4",
         "a repeated MS-CHAP v2 challenge gets another response; the two do not "
         "match; access is denied",
         "on the client", "answer to a repeated challenge",
         Basis::FaultTable, {}},
    Article{"Q231965", "PPTP is slow after Service Pack 4",
         "flow control of SP4 shows a bottleneck",
         "on both sides", "",
         Basis::Nowhere, "sp6"},
    Article{"Q232133", "STOP with 200 and more ports under RRAS",
         "many VPN ports are in use; the driver fails; the server stops and all "
         "sessions are lost",
         "fewer ports", "server stops with its ports",
         Basis::FaultTable, {}},
    Article{"Q233048", "RAS or RRAS logs event 20050 when a PPTP connection is refused",
         "every address of the pool was used once; the oldest comes back; its route "
         "cannot be put into the table again; the caller cannot be projected onto the "
         "network",
         "", "address pool oldest first, stale host routes; server.pool_size",
         Basis::FaultTable, {}},
    Article{"Q234163", "PPTP through a FireWall-1 with address translation",
         "the firewall cannot translate GRE; the peer's PPP never arrives; error 721",
         "a firewall that can", "[[nat]]; nat.gre",
         Basis::Always, {}},
    Article{"Q236584", "128-bit clients of Service Pack 5 log on and pass no traffic",
         "data encryption is required; the two sides of a 128-bit session do not use "
         "the same key; each packet decrypts to noise",
         "40-bit keys", "128-bit key of SP5",
         Basis::FaultTable, {}},
    Article{"Q238171", "Ports become unavailable after a client hangs up",
         "RASMAN and the server differ in a port's state; the port is never made "
         "ready again; less and less callers find one",
         "the service started anew", "ports lost at hang-up",
         Basis::FaultTable, {}},
    Article{"Q240870", "Error 5 between machines of Service Pack 5 with RADIUS",
         "RASRAD.DLL malforms the challenge; access is denied",
         "a hotfix, or DisableMSChapV2", "",
         Basis::Nowhere, {}},
    Article{"Q241252", "Packet types of PPTP",
         "Set-Link-Info goes both ways, five times at set-up; a call ends by "
         "Call-Clear-Request, Call-Disconnect-Notify and Stop",
         "nothing to mend", "models/session",
         Basis::Always, {}},
    Article{"Q251382", "PPTP connection does not transfer any data",
         "the section sign is converted differently from SP5 on; both sides make "
         "another LM hash; 40-bit keys of MS-CHAP v1 differ; each packet decrypts to "
         "noise",
         "on the client; or another password", "OEM conversion of the password; clients.password, section_sign, "
         "account.set_on",
         Basis::FaultTable, {},
         "it takes two sides that differ: SP5 on the server brings it to callers of before, SP5 on "
         "the client mends it"},
    Article{"Q268742", "PPTP filtering stops IP forwarding",
         "RASPPTPF passes PPTP alone; under RRAS the check box does nothing",
         "filters for TCP 1723 and protocol 47", "models/firewall PPTP filtering; [[firewall]]",
         Basis::Always, {}},
    Article{"Q314284", "Second fragments out of order are dropped",
         "an IP packet is fragmented in the tunnel; fragments overtake each other; "
         "the packet is lost",
         "smaller packets", "",
         Basis::Nowhere, {}},
    Article{"Q317212", "Raise MaxConfigure and MaxFailure against 718",
         "PPP needs more exchanges than it is allowed; error 718",
         "MaxConfigure and MaxFailure to 0x20", "registry.MaxConfigure, MaxFailure",
         Basis::Always, {}},
    Article{"Q319116", "Error 718 at the password check",
         "the provider never answers authentication; PPP times out",
         "the realm before the user's name", "",
         Basis::Nowhere, {}},
    Article{"Q888201", "Error 721 when a VPN connection is established",
         "the firewall does not permit GRE; PPP never comes about; error 721; a server of Windows NT 4.0 "
         "with RRAS may log 20073: PPP is not converging",
         "permit IP protocol 47 and TCP port 1723", "[[firewall]]; nothing comes from the caller",
         Basis::Always, {}},
};
// clang-format on

} // namespace

const std::vector<Article>&
Articles()
{
    static const std::vector<Article> kAll(kArticles.begin(), kArticles.end());
    return kAll;
}

} // namespace pptplab::sim::explain
