// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/glossary-tables.h"

#include <array>

namespace pptplab::sim::explain
{

namespace
{

constexpr std::array kTermsOfPptp = {
    Term{"clean-up",
         "clean up time; NetBEUI clean-up; port clean-up",
         "The three to five seconds after a session with NetBEUI in which its port refuses whom it "
         "is offered, up to Service Pack 3. From Service Pack 4 on the port is not offered in that "
         "time.",
         "load of it = arrival rate x share of NetBEUI x 4 s",
         "formula cleanup-random ports=50 arrivals=90/h holding=30min cleanup=4s netbeui_share=0.5",
         "NetBEUI; hunt order; holding time",
         "Q194465"},
    Term{"hunt order",
         "hunting; port selection",
         "The order in which a server looks for an idle port. It decides how soon a port that has "
         "just become idle is offered again, and so how often a clean-up is met.",
         "",
         "run my.toml --set server.hunt=lowest --set scenario.replications=1",
         "clean-up; trunk",
         "Q194465, which does not say which order it is"},
    Term{"address pool",
         "static pool; pool; addresses",
         "The IP addresses that a server gives to its callers. It takes one for itself, so that "
         "50 ports need 51 addresses.",
         "addresses = ports + 1 for each server",
         "capacity --users 480 --busy-hour-erlangs 0.075 --formula",
         "trunk; DHCP lease",
         "Q172956"},
    Term{"DHCP lease",
         "lease",
         "An address on loan. A server that gets its addresses by DHCP takes ten at a time, and "
         "callers find none when the DHCP server has none left.",
         "",
         "explain Q172956",
         "address pool",
         "RFC 2131; Q172956"},
    Term{"PPTP",
         "Point-to-Point Tunneling Protocol",
         "PPP in a tunnel through an IP network: a control connection on TCP 1723, and the data in "
         "enhanced GRE, IP protocol 47. Both must get through.",
         "",
         "trace my.toml --outcome connected",
         "control connection; GRE; PPP",
         "RFC 2637"},
    Term{"control connection",
         "TCP 1723; port 1723",
         "The TCP connection to port 1723 over which calls are set up, kept and ended. When it is "
         "lost, so is each call of it.",
         "",
         "trace my.toml --outcome connected",
         "PPTP; keep-alive; GRE",
         "RFC 2637 section 2"},
    Term{"GRE",
         "enhanced GRE; IP protocol 47; protocol 47",
         "What carries the PPP frames of a tunnel. It is no TCP and no UDP, has no ports, and many "
         "firewalls and NAT boxes do not let it through: error 721.",
         "",
         "explain 721",
         "PPTP; GRE call ID; NAT",
         "RFC 2637 section 4"},
    Term{"GRE call ID",
         "call id; key",
         "Sixteen bits in each GRE packet that say to which call it belongs. Each end chooses the "
         "one that it wants to be sent. A NAT box tells calls apart by it.",
         "",
         "trace my.toml --outcome connected",
         "GRE; NAT",
         "RFC 2637 section 4.1"},
    Term{"NAT",
         "network address translation; masquerading",
         "A box that puts many machines behind one address. It needs to know PPTP to let more than "
         "one of them have a tunnel to the same server.",
         "",
         "explain Q234163",
         "GRE call ID; GRE",
         "RFC 2663; Q234163"},
    Term{"keep-alive",
         "echo request; echo; keepalive",
         "An Echo-Request on a control connection that has been silent for 60 s. Without an "
         "Echo-Reply within another 60 s the connection is closed, and with it its calls.",
         "",
         "formula give-up",
         "control connection; retransmission; dead tunnel",
         "RFC 2637 sections 2.5 and 3.1.4"},
    Term{"retransmission",
         "TcpMaxDataRetransmissions; retransmissions; RTO",
         "TCP sends again what was not acknowledged, after a time that doubles with each try. "
         "PPTPTcpMaxDataRetransmissions says how often before it gives up.",
         "time until it gives up = RTO x (2^(n+1) - 1), each wait at most 240 s",
         "formula give-up retransmissions=9",
         "keep-alive; control connection; dead tunnel",
         "Q162847; RFC 1122 section 4.2.3.5"},
    Term{"dead tunnel",
         "half-open connection; stale tunnel; ghost session",
         "A tunnel whose other end is gone without a word. The server holds its port until "
         "retransmissions or the keep-alive give up.",
         "",
         "formula give-up retransmissions=24",
         "keep-alive; retransmission; trunk",
         "RFC 2637 section 3.1.4; Q162847"},
    Term{"registry value",
         "registry; DWORD; hex",
         "A setting of Windows NT. Numbers in articles are often hexadecimal: 18 (hex) is 24.",
         "",
         "explain PPTPTcpMaxDataRetransmissions",
         "retransmission",
         "Q162847"},
    Term{"PPP",
         "Point-to-Point Protocol",
         "What a caller and a server speak within the tunnel: first LCP about the link, then a "
         "protocol for the password, then one for each kind of network.",
         "",
         "trace my.toml --outcome connected",
         "LCP; CHAP; IPCP; MPPE",
         "RFC 1661"},
    Term{"LCP",
         "Link Control Protocol",
         "The first thing that two ends of PPP agree on: whether the link works, who must prove "
         "who "
         "he is, and how long a frame may be.",
         "",
         "trace my.toml --outcome connected",
         "PPP; CHAP",
         "RFC 1661 section 5"},
    Term{"IPCP",
         "IP Control Protocol",
         "The part of PPP that gives the caller an IP address. The server then projects it onto "
         "its "
         "network.",
         "",
         "explain Q233048",
         "PPP; address pool",
         "RFC 1332"},
    Term{"CHAP",
         "MS-CHAP; challenge handshake",
         "How a caller proves that he knows the password without sending it: the server sends a "
         "number, he sends back what only the password can make of it.",
         "",
         "explain 691",
         "PPP; MPPE",
         "RFC 1994; RFC 2433"},
    Term{"MPPE",
         "encryption; Microsoft Point-to-Point Encryption",
         "The encryption of what the tunnel carries, with a key that is made from the password or "
         "its proof. Two ends that make different keys have a session without data.",
         "",
         "explain Q251382",
         "CHAP; PPP",
         "RFC 3078"},
    Term{"NDISWAN",
         "wide area network wrapper",
         "The driver of Windows NT that makes a network card out of a PPP link. It has faults of "
         "its own, one of which shuts all ports at once.",
         "",
         "explain Q219380",
         "PPP; NetBEUI",
         "Q219380"},
    Term{"NetBEUI",
         "NBF; NetBIOS frames",
         "A protocol of small networks that cannot be routed. Callers who use it make the server "
         "give back a name when they leave, which takes seconds: the clean-up.",
         "",
         "explain Q194465",
         "clean-up; NDISWAN",
         "Q194465; RFC 2097"},
    Term{"service pack",
         "SP",
         "A collection of corrections to Windows NT 4.0, and of new faults: 1 to 6a, 1996 to 1999.",
         "",
         "list --articles",
         "clean-up; NDISWAN",
         "experiments/service-packs"},
};

} // namespace

std::vector<Term>
TermsOfPptp()
{
    return {kTermsOfPptp.begin(), kTermsOfPptp.end()};
}

} // namespace pptplab::sim::explain
