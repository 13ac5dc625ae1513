// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/erlang.h"
#include "sim/formula/formula.h"

#include <cmath>

namespace pptplab::sim::formula
{

namespace
{

std::vector<Result>
ErlangB(const Given& given)
{
    const double load = given.Number("load");
    const int ports = given.Whole("ports");
    const double refused = analysis::ErlangB(load, ports);
    // Carried without 1 - B: what one port less refuses is offered to the last.
    const double busy =
        ports == 0 ? 0 : load * ports / (ports + load * analysis::ErlangB(load, ports - 1));
    return {{"refused", refused}, {"carried", busy, "erlangs"}};
}

std::vector<Result>
Continuous(const Given& given)
{
    return {{"refused", analysis::ContinuousErlangB(given.Number("load"), given.Number("ports"))}};
}

std::vector<Result>
LoadFor(const Given& given)
{
    return {{"load",
             analysis::LoadForBlocking(given.Number("ports"), given.Number("blocking")),
             "erlangs"}};
}

std::vector<Result>
PortsFor(const Given& given)
{
    const double load = given.Number("load");
    const double blocking = given.Number("blocking");
    return {{"ports", static_cast<double>(analysis::PortsForBlocking(load, blocking)), "ports"},
            {"real_ports", analysis::RealPortsForBlocking(load, blocking), "ports"}};
}

std::vector<Result>
DesignEffect(const Given& given)
{
    const double load = given.Number("load");
    const int ports = given.Whole("ports");
    const double effect = analysis::ErlangBDesignEffect(load, ports);
    const double refused = analysis::ErlangB(load, ports);
    return {{"design_effect", effect},
            {"deviation_per_root_arrival", std::sqrt(refused * (1 - refused) * effect)}};
}

} // namespace

std::vector<Formula>
ErlangFormulas()
{
    constexpr std::string_view kErlang =
        "A. K. Erlang 1917; insensitive to the law of the holding time";
    constexpr std::string_view kInverse = "the blocking of the answer is right to 1e-10 of itself";
    constexpr Argument kLoad{"load", Kind::Erlangs, "0 to 1e12", "offered load"};
    constexpr Argument kBlocking{
        "blocking", Kind::Share, "1e-100 to 0.999999", "share refused at the most"};
    return {
        {"erlang-b",
         "share of Poisson callers refused when refused callers go away",
         {kLoad, {"ports", Kind::Ports, "0 to 1e7", "ports"}},
         "ErlangB",
         kErlang,
         "relative, some 1e-16 x ports; below 1e-300 it may be 0",
         ErlangB},
        {"erlang-b-continuous",
         "Erlang B for any real number of ports",
         {kLoad, {"ports", Kind::Number, "0 to 1e7, not only whole", "ports"}},
         "ContinuousErlangB",
         "R. Fortet's integral; D. L. Jagerman, Bell System Technical Journal 53 (1974) 525-551",
         "relative, below 1e-12; below 1e-300 it may be 0",
         Continuous},
        {"erlang-b-load",
         "the load of which so many ports refuse a share",
         {{"ports", Kind::Number, "1 to 1e6, not only whole", "ports"}, kBlocking},
         "LoadForBlocking",
         kErlang,
         kInverse,
         LoadFor},
        {"erlang-b-ports",
         "the ports that refuse no more than a share of a load",
         {{"load", Kind::Erlangs, "1e-6 to 1e6", "offered load"}, kBlocking},
         "PortsForBlocking RealPortsForBlocking",
         kErlang,
         kInverse,
         PortsFor},
        {"design-effect",
         "how much more a refused share of M/M/c/c varies than that of independent callers",
         {{"load", Kind::Erlangs, "above 0", "offered load"},
          {"ports", Kind::Ports, "1 to 1e7", "ports"}},
         "ErlangBDesignEffect",
         "Poisson's equation of the chain; method: W. Whitt, Operations Research 40 (1992) 279-291",
         "relative, some 1e-16 x ports; exponential holding",
         DesignEffect},
    };
}

} // namespace pptplab::sim::formula
