// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/symptom-walk.h"

namespace pptplab::sim::explain
{

// In the order of Q162847; what it says beside each, in our words, and what this laboratory has
// found where the article is silent or wrong.
// clang-format off
const std::vector<Test>&
Tests()
{
    static const std::vector<Test> kTests = {
        {"ping", "ping the server's address from the caller; four answers should come",
         {{"yes", "the two machines reach each other; go on with PPTP"},
          {"no", "no connectivity, or PPTP filtering hides the server; stop the filter and ping again"}}},
        {"error", "read the number that Dial-Up Networking shows",
         {}},
        {"ping-without-filter", "NET STOP RASPPTPF on the server, then ping again",
         {{"yes", "the filter hid the server from pings, as it should; it does not refuse calls"},
          {"no", "not a matter of PPTP: connectivity (Q102908)"}}},
        {"gre", "look in a trace for IP protocol 47 in both directions",
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
        {"port-1723", "look for TCP port 1723: SYN, and what answers it",
         {{"open", "the control connection comes about"},
          {"silent", "a device drops it, or nobody is there"},
          {"reset", "nobody listens: start Remote Access Server; or a firewall answers"},
          {"unreachable", "a router says that it does not pass"}}},
        {"round-trip", "time a ping: is the round trip longer than a second?",
         {{"short", "LCP's requests are answered before they are repeated"},
          {"long", "RRAS before its fix repeats them too early (Q219353). Raising "
                   "PPTPTcpMaxDataRetransmissions, as the article advises for 718, governs TCP alone"}}},
        {"netbeui", "does the caller, or do others, dial in with NetBEUI?",
         {{"yes", "the server needs the fixes of Q163129 and Q194465"},
          {"no", "neither Q163129 nor Q194465"}}},
        {"dial-in", "does the account have dial-in permission?",
         {{"yes", "not the permission"},
          {"no", "grant it in Remote Access Admin"}}},
        {"password", "are user, domain and password right?",
         {{"right", "not the log-on"},
          {"wrong", "the domain refuses the log-on"}}},
        {"protocols", "have caller and VPN port a network protocol in common?",
         {{"common", "with TCP/IP, each caller needs an address of his own"},
          {"none", "bind one on both sides; NetBEUI needs the least set-up"}}},
        {"data", "once connected: does a ping through the tunnel come back?",
         {{"yes", "the session works; what is left is browsing: try \\\\server\\share"},
          {"no", "encryption keys differ, or GRE stopped passing"}}},
    };
    return kTests;
}
// clang-format on

} // namespace pptplab::sim::explain
