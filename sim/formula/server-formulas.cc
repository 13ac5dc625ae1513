// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/renewal-loss.h"
#include "models/base/backoff.h"
#include "models/ras/dead-tunnel.h"
#include "sim/formula/formula.h"
#include "sim/run/renewal-exact.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <stdexcept>

namespace pptplab::sim::formula
{

namespace
{

/// A law as --set takes it: TOML, or what stands for a text.
population::Law
LawOf(const std::string& text)
{
    const bool isTable = text.find('{') != std::string::npos;
    const std::string line = "law = " + (isTable ? text : scenario::Quoted(text)) + "\n";
    const auto document = scenario::ParseDocument(line, "formula renewal: interarrival");
    const auto law = scenario::LawForm{scenario::Zero::Excluded}.Read(document.root.front().value);
    if (!law)
    {
        throw scenario::BadInput(
            fmt::format("formula renewal: interarrival = {} {}", text, law.Error()));
    }
    return law.Value();
}

std::vector<Result>
Renewal(const Given& given)
{
    const population::Law law = LawOf(given.Text("interarrival"));
    if (!run::HasTransform(law))
    {
        throw std::domain_error(
            "the Laplace transform of interarrival has no closed form (lognormal, "
            "weibull, pareto)");
    }
    const int ports = given.Whole("ports");
    return {{"refused", run::RenewalLoss(law, given.Number("holding"), ports).RefusedBy(ports)}};
}

std::vector<Result>
GiveUp(const Given& given)
{
    constexpr double kMost = 1e6;
    const double retransmissions = given.Number("retransmissions");
    const Duration initial = given.Time("rto");
    const Duration ceiling = given.Time("rto_ceiling");
    if (retransmissions < 0 || retransmissions > kMost || initial <= Duration{} ||
        ceiling < initial)
    {
        throw std::domain_error(
            "allowed: 0..1e6 retransmissions, rto above 0, rto_ceiling from rto on");
    }
    const auto times = static_cast<std::uint32_t>(retransmissions);
    const Backoff backoff{initial, ceiling};
    ras::DeadTunnel tunnel;
    tunnel.retransmissions = times;
    tunnel.backoff = backoff;
    return {{"gives_up_after", ToSeconds(backoff.GiveUpAfter(times)), "s"},
            {"last_timeout", ToSeconds(backoff.Timeout(times)), "s"},
            {"dead_tunnel_after_echo", ToSeconds(tunnel.AfterEcho()), "s"}};
}

} // namespace

std::vector<Formula>
ServerFormulas()
{
    return {
        {"in-turn",
         "share refused by servers that take turns at Poisson callers",
         {{"load", Kind::Erlangs, "above 0", "load of all servers together"},
          {"servers", Kind::Count, "1 to 1000", "servers"},
          {"ports", Kind::Ports, "1 to 256", "ports of each"}},
         "RefusedInTurn",
         "C. Palm 1943; L. Takacs, Introduction to the Theory of Queues, 1962, chapter 4",
         "relative, below 1e-12; exponential holding",
         [](const Given& given) -> std::vector<Result> {
             return {{"refused",
                      analysis::RefusedInTurn(
                          {given.Number("load"), given.Whole("servers"), given.Whole("ports")})}};
         }},
        {"renewal",
         "GI/M/n/n: share refused of calls at independent intervals of any law",
         {{"interarrival",
           Kind::Law,
           "constant, uniform, exponential, hyperexponential, gamma",
           "law of the intervals"},
          {"holding", Kind::Time, "above 0", "mean holding, exponential"},
          {"ports", Kind::Ports, "1 to 256000", "ports"}},
         "RefusedOfRenewals",
         "C. Palm 1943; L. Takacs, Introduction to the Theory of Queues, 1962, chapter 4",
         "relative, below 1e-12 + 4e-15 / (1 - transform at 1 / holding)",
         Renewal},
        {"give-up",
         "when TCP gives a connection up whose segments are not acknowledged, by its number of "
         "retransmissions (PPTPTcpMaxDataRetransmissions); a dead tunnel waits 60 s for its echo "
         "at the most",
         {{"retransmissions", Kind::Count, "0 to 1e6", "after the first sending", "9"},
          {"rto",
           Kind::Time,
           "above 0",
           "time-out when sending begins, as the round trip made it",
           "500ms"},
          {"rto_ceiling", Kind::Time, "rto or more", "up to which a time-out doubles", "240s"}},
         "GiveUpAfter",
         "RFC 1122 4.2.3.1; Q162847; least time-out and ceiling are inference",
         "none: nanoseconds",
         GiveUp},
    };
}

} // namespace pptplab::sim::formula
