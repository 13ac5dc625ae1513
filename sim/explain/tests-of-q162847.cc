// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/symptom-walk.h"

#include <array>

namespace pptplab::sim::explain
{

namespace
{

// In the order of Q162847; what it says beside each, in our words, and what this laboratory has
// found where the article is silent or wrong.
// clang-format off
constexpr std::array kTests = {
    Test{"ping", "ping the server's address from the caller; four answers should come",
     {{"yes", "the two machines reach each other; go on with PPTP"},
      {"no", "no connectivity, or PPTP filtering hides the server; stop the filter and ping again"}}},
    Test{"error", "read the number that Dial-Up Networking shows",
     {}},
    Test{"ping-without-filter", "NET STOP RASPPTPF on the server, then ping again",
     {{"yes", "the filter hid the server from pings, as it should; it does not refuse calls"},
      {"no", "not a matter of PPTP: connectivity (Q102908)"}}},
    Test{"gre", "look in a trace for IP protocol 47 in both directions",
     {{"both", "GRE passes; the fault lies in PPP or behind it"},
      {"acknowledgments", "GRE passes, but what comes from the server only acknowledges: no "
                          "frame of PPP leaves its driver (Q219380)"},
      {"to-server", "what the server sends is stopped: open protocol 47 towards the caller"},
      {"from-server", "what the caller sends is stopped: open protocol 47 towards the server"},
      {"none", "no GRE at all: a firewall on the caller's side, or the call got no further than TCP"},
      {"unreachable", "an ICMP error names a GRE frame: the device that sent it does not let GRE "
                      "past its interface"},
      {"own-unreachable", "ICMP errors but no frame that drills down to GRE: the firewall of the "
                          "caller's own network or of his provider"},
      {"other-address", "GRE comes from an address that was not dialled: dial that one (Q169831)"}}},
    Test{"port-1723", "look for TCP port 1723: SYN, and what answers it",
     {{"open", "the control connection comes about"},
      {"silent", "a device drops it, or nobody is there"},
      {"nothing", "no SYN leaves the caller's machine: its own firewall, a modem, or no free VPN port"},
      {"reset", "nobody listens: start Remote Access Server; or a firewall answers"},
      {"unreachable", "a router says that it does not pass"}}},
    Test{"round-trip", "time a ping: is the round trip longer than a second?",
     {{"short", "LCP's requests are answered before they are repeated"},
      {"long", "RRAS before its fix repeats them too early (Q219353). Raising "
               "PPTPTcpMaxDataRetransmissions, as the article advises for 718, governs TCP alone"}}},
    Test{"netbeui", "does the caller, or do others, dial in with NetBEUI?",
     {{"yes", "the server needs the fixes of Q163129 and Q194465"},
      {"no", "neither Q163129 nor Q194465"}}},
    Test{"dial-in", "does the account have dial-in permission?",
     {{"yes", "not the permission"},
      {"no", "grant it in Remote Access Admin"}}},
    Test{"password", "are user, domain and password right?",
     {{"right", "not the log-on"},
      {"wrong", "the domain refuses the log-on"}}},
    Test{"protocols", "have caller and VPN port a network protocol in common?",
     {{"common", "with TCP/IP, each caller needs an address of his own"},
      {"partly", "what the server does not have for him is told with 733, and the rest comes up"},
      {"none", "bind one on both sides; NetBEUI needs the least set-up"}}},
    Test{"data", "once connected: does a ping through the tunnel come back?",
     {{"yes", "the session works; what is left is browsing: try \\\\server\\share"},
      {"no", "encryption keys differ, or GRE stopped passing; with a dialer that told 733 of TCP/IP, "
             "there is none in this session"}}},
    // From here on: not in the article, and what parts causes that it leaves together.
    Test{"event", "read the number that the server wrote into its event log about this call",
     {}},
    Test{"nat", "does a box translate the caller's address, and is another machine behind it connected?",
     {{"no", "not a matter of translation"},
      {"alone", "a box that knows nothing of GRE stops each of its callers (Q234163)"},
      {"shared", "many boxes carry one call of GRE to an address, or none (Q234163)"}}},
    Test{"server-nat", "does a box translate the server's address?",
     {{"yes", "it must forward IP protocol 47 as well as TCP port 1723"},
      {"no", "the server has the address that is dialled"}}},
    Test{"encryption", "does the server demand encryption, or the caller's phone book?",
     {{"no", "not the encryption"},
      {"server", "it hangs up on a caller who has not got it in that strength (Q172215)"},
      {"caller", "he gives up on a server that has not got it: 741, 742"},
      {"both", "they need a strength in common (Q172215, Q174474)"}}},
    Test{"pool", "count the sessions: are all VPN ports, or all addresses for callers, in use?",
     {{"used-up", "more of them are needed"},
      {"left-over", "some are lost, or not ready yet"}}},
    Test{"after-hang-up", "does it happen in the seconds after somebody else's hang-up, or from then on?",
     {{"at-once", "clean-up after NetBEUI (Q194465)"},
      {"later", "lost until the service is started anew (Q238171)"}}},
    Test{"service", "is Remote Access Service started on the server?",
     {{"started", "something else answers for it"},
      {"stopped", "start it"}}},
    Test{"screen", "look at the server's screen",
     {{"running", "the machine is up: the way to it"},
      {"stop", "a STOP (Q232133)"},
      {"off", "the machine is down"}}},
    Test{"listed", "does the server take calls from listed addresses alone (AuthenticateIncomingCalls = 1)?",
     {{"yes", "put the caller's address into PeerClientIPAddresses (Q154674)"},
      {"no", "it takes calls from anywhere"}}},
    Test{"addresses", "where do callers have their addresses from?",
     {{"static", "a static pool"},
      {"dhcp", "leases that the server takes when it starts (Q150281)"},
      {"own", "callers bring them"}}},
    Test{"scope", "look at the DHCP server: has its scope a free address?",
     {{"free", "the server's requests or their answers get lost"},
      {"used-up", "a larger scope; leases of former starts are in it (Q153161)"}}},
    Test{"filter", "is PPTP filtering on at the server?",
     {{"yes", "before SP2 it takes DHCP's answers (Q158387)"},
      {"no", "not the filter"}}},
    Test{"restarted", "was the service, or the machine, started anew lately?",
     {{"yes", "calls end with it; before SP4 leases are forgotten (Q153161)"},
      {"no", "not that"}}},
    Test{"lan-ping", "ping the caller's address in the tunnel while he is not connected",
     {{"answered", "another machine has it (Q171860)"},
      {"silent", "a route of a former session may still be there (Q233048)"}}},
    Test{"interfaces", "RRAS: how many calls has the router had since its start?",
     {{"many", "each counts as an interface that is queried (Q193499)"},
      {"few", "not that"}}},
    Test{"loss", "of many pings, do some get lost?",
     {{"yes", "PPP repeats itself; too much loss is a time-out"},
      {"no", "not loss"}}},
    Test{"registry", "are RestartTimer, MaxConfigure, MaxFailure or NegotiateTime set to less than usual?",
     {{"set", "raise them (Q317212)"},
      {"usual", "not these"}}},
    Test{"bits", "of how many bits are the keys of the session?",
     {{"40", "made from the LM hash of the password with MS-CHAP v1 (Q251382)"},
      {"128", "spoilt where encryption is demanded at SP5 (Q236584)"}}},
    Test{"large", "once connected: does a ping of 1400 octets come back as a small one does?",
     {{"yes", "not fragments"},
      {"no", "a filter takes second fragments (Q162230)"}}},
};
// clang-format on

} // namespace

const std::vector<Test>&
Tests()
{
    static const std::vector<Test> kAll(kTests.begin(), kTests.end());
    return kAll;
}

} // namespace pptplab::sim::explain
