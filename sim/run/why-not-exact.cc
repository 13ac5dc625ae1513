// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/why-not-exact.h"

#include "sim/load/held-time.h"
#include "sim/load/offered.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::run
{

std::optional<std::string>
FirstOf(std::initializer_list<std::pair<bool, const char*>> reasons)
{
    for (const auto& [applies, reason] : reasons)
    {
        if (applies)
        {
            return reason;
        }
    }
    return std::nullopt;
}

std::optional<std::string>
WhyDisturbed(const scenario::ServerSpec& server)
{
    const ras::Server asItIs(server.ras);
    const auto& bound = server.ras.boundProtocols;
    // A caller without a protocol in common would hold his port for the set-up only.
    const bool alike = std::all_of(
        bound.begin(), bound.end(), [](ProtocolSet each) { return each == ProtocolSet::All(); });
    return FirstOf(
        {{server.dropAt.has_value(), "all sessions are lost at server.drop_at"},
         {server.failures.has_value(), "a server fails and comes back"},
         {!server.service.IsEmpty(), "the service stops and starts during the run"},
         {ras::LeaksOf(server.ras).has_value(),
          "sessions leave something behind: routes, addresses or ports are lost one by one"},
         {asItIs.QueriesInterfaces(), "the router asks its interfaces, more with each call"},
         {asItIs.MayStop(), "the server stops when many ports are in use"},
         {!alike, "ports differ in the protocols that they are bound to"}});
}

std::optional<std::string>
WhyUnknown(const scenario::Scenario& scenario)
{
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        if (const auto why = FirstOf(
                {{group.calls.trace != nullptr, "calls from a trace follow no law"},
                 {!scenario.server.setupTime, "the time of a set-up is not known before"},
                 {!load::MeanHeld(scenario.server, group.calls),
                  "call_limit cuts the sum of holding time and idle tail, of which only the means "
                  "are known"},
                 {!load::PoissonRate(group.calls) && !group.calls.IsFinite(),
                  "intervals of a law beside other groups"}}))
        {
            return why;
        }
    }
    return std::nullopt;
}

std::string
WhyNoChain(const ras::Server::Options& server)
{
    return fmt::format("before SP4 with clean-ups the hunt order {} has no chain here; random has "
                       "one, lowest up to 8 ports, and cleanup_blocks = \"server\"",
                       ras::kHuntNames[static_cast<std::size_t>(server.hunt)]);
}

} // namespace pptplab::sim::run
