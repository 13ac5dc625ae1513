// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/engset.h"
#include "analysis/queueing/legendre-fraction.h"
#include "analysis/queueing/multi-port.h"
#include "analysis/queueing/waiting.h"
#include "sim/formula/formula.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace pptplab::sim::formula
{

namespace
{

std::vector<Result>
ErlangC(const Given& given)
{
    const auto waiting = analysis::ErlangC(given.Number("load"), given.Whole("ports"));
    std::vector<Result> results = {{"waits", waiting.waits},
                                   {"mean_wait", waiting.meanWait, "holding times"},
                                   {"mean_queue", waiting.meanQueue, "callers"}};
    if (given.Has("time"))
    {
        results.push_back({"waits_longer",
                           analysis::WaitsLongerThan(
                               given.Number("time"), given.Number("load"), given.Whole("ports"))});
    }
    return results;
}

std::vector<Result>
Engset(const Given& given)
{
    const auto seen = analysis::Engset(
        {given.Whole("sources"), given.Whole("ports"), given.Number("calls_per_idle_source")});
    return {{"call_congestion", seen.call},
            {"time_congestion", seen.time},
            {"traffic_congestion", seen.traffic},
            {"carried", seen.carried, "erlangs"}};
}

std::vector<Result>
Idle(const Given& given)
{
    const double load = given.Number("load");
    const double ports = given.Number("ports");
    if (!analysis::IsOverloaded(load, ports))
    {
        throw std::domain_error(
            "the fraction is of use from 1 erlang and full load on; erlang-b has "
            "the rest");
    }
    const auto fraction = analysis::LegendreFractionOf(load, ports);
    return {{"idle", fraction.idle, "ports"}, {"carried", ports - fraction.idle, "erlangs"}};
}

std::vector<Result>
MultiPort(const Given& given)
{
    std::vector<analysis::CallClass> classes;
    for (const auto& [load, ports] : given.List("classes"))
    {
        if (ports != std::floor(ports) || ports < 1 || ports > 1e6)
        {
            throw std::domain_error("ports of a class must be a whole number from 1 to 1e6");
        }
        classes.push_back({load, static_cast<int>(ports)});
    }
    std::vector<Result> results;
    std::size_t number = 0;
    for (const double refused : analysis::RefusedOfClasses(classes, given.Whole("ports")))
    {
        results.push_back({fmt::format("refused_{}", ++number), refused});
    }
    return results;
}

} // namespace

std::vector<Formula>
LossFormulas()
{
    return {
        {"erlang-c",
         "M/M/c: share of callers who wait when refused callers wait for a port",
         {{"load", Kind::Erlangs, "0 to below the ports", "offered load"},
          {"ports", Kind::Ports, "1 to 1e6", "ports"},
          {"time", Kind::Holdings, "0 or more", "share that waits longer than this", "", true},
          {"holding", Kind::Time, "above 0", "mean holding, if times have units", "", true}},
         "ErlangC WaitsLongerThan",
         "R. B. Cooper, Introduction to Queueing Theory, 2nd ed. 1981, section 3.5",
         "relative, below 1e-12; below 1e-300 it may be 0",
         ErlangC},
        {"engset",
         "finite number of users, who wait an idle time after each call, refused or not",
         {{"sources", Kind::Count, "0 to 1e6", "users"},
          {"ports", Kind::Ports, "0 to 1e6", "ports"},
          {"calls_per_idle_source",
           Kind::Number,
           "0 to 1e6",
           "mean holding / mean idle time: load of one idle user"}},
         "Engset",
         "T. O. Engset 1918; V. B. Iversen, Teletraffic Engineering and Network Planning",
         "relative, some 1e-16 x ports; insensitive to both laws",
         Engset},
        {"idle-ports",
         "mean number of idle ports of M/M/s/s at full load and above",
         {{"load", Kind::Erlangs, "1 and the ports or more", "offered load"},
          {"ports", Kind::Number, "0 to 1e7, not only whole", "ports"}},
         "LegendreFractionOf IsOverloaded",
         "Legendre's continued fraction, DLMF 8.9.2",
         "relative, some 1e-15",
         Idle},
        {"multi-port",
         "Poisson calls that take several ports at once (multilink), or none",
         {{"classes",
           Kind::Pairs,
           "up to 100 classes",
           "calls per holding time / ports of a call, for each class"},
          {"ports", Kind::Ports, "0 to 1e6", "ports"}},
         "RefusedOfClasses",
         "J. S. Kaufman, IEEE Transactions on Communications 29 (1981) 1474-1481; J. W. Roberts "
         "1981",
         "relative, some 1e-16 x ports; any laws",
         MultiPort},
    };
}

} // namespace pptplab::sim::formula
