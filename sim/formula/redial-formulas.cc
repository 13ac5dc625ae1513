// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/redial-tries.h"
#include "analysis/queueing/redial.h"
#include "sim/formula/formula.h"

#include <optional>

namespace pptplab::sim::formula
{

namespace
{

using analysis::RedialShares;

constexpr Argument kPorts{"ports", Kind::Ports, "1 to 10,000", "ports"};
constexpr Argument kLoad{"load", Kind::Erlangs, "0 to 1e6", "first tries"};
constexpr Argument kRedial{
    "redial", Kind::Share, "0 to 1", "probability of another try after a refused one"};
constexpr Argument kPause{"pause", Kind::Holdings, "1e-100 to 1e100", "mean pause, exponential"};
constexpr Argument kHolding{
    "holding", Kind::Time, "above 0", "mean holding, if the pause has a unit", "", true};
constexpr Argument kMostTries{
    "tries", Kind::Count, "1 to 1000", "tries of a caller at the most; endless without", "", true};

std::vector<Result>
ResultsOf(const RedialShares& shares)
{
    return {{"refused", shares.refused, "", shares.error},
            {"first_refused", shares.firstRefused, "", shares.error},
            {"lost", shares.lost, "", shares.error},
            {"tries", shares.attemptsPerCaller, "tries", shares.error},
            {"pausing", shares.pausing, "callers", shares.error}};
}

std::vector<Result>
Retrial(const Given& given)
{
    const analysis::RedialQueue queue{given.Whole("ports"),
                                      given.Number("load"),
                                      given.Number("redial"),
                                      given.Number(given.Has("again") ? "again" : "redial"),
                                      given.Number("pause")};
    if (!given.Has("tries"))
    {
        return ResultsOf(analysis::SharesOf(queue));
    }
    const auto beyond = analysis::BoundBeyond(queue, given.Number("tries"));
    std::vector<Result> results = ResultsOf(beyond.shares);
    results.push_back({"callers_beyond_tries", beyond.callers});
    return results;
}

std::vector<Result>
FewTries(const Given& given)
{
    return ResultsOf(analysis::SharesOfTries({given.Whole("ports"),
                                              given.Number("load"),
                                              given.Number("redial"),
                                              given.Whole("tries"),
                                              given.Number("pause")}));
}

template <RedialShares (*sharesOf)(double, int, double, std::optional<int>)>
std::vector<Result>
LimitOfPauses(const Given& given)
{
    const auto tries = given.Has("tries") ? std::optional(given.Whole("tries")) : std::nullopt;
    return ResultsOf(
        sharesOf(given.Number("load"), given.Whole("ports"), given.Number("redial"), tries));
}

} // namespace

std::vector<Formula>
RedialFormulas()
{
    return {
        {"retrial",
         "callers who dial again after a pause, without a limit; redial 1: who never give up",
         {kLoad,
          kPorts,
          kRedial,
          kPause,
          {"again",
           Kind::Share,
           "0 to 1",
           "probability after later tries; that of redial",
           "",
           true},
          {"tries", Kind::Count, "1 or more", "bound on the callers who make more tries", "", true},
          kHolding},
         "SharesOf BoundBeyond",
         "G. I. Falin and J. G. C. Templeton, Retrial Queues, 1997, chapter 2",
         "relative, some 1e-13; load x redial must be below the ports if again = 1",
         Retrial},
        {"retrial-tries",
         "callers who dial again after a pause, up to five tries",
         {{"load", Kind::Erlangs, "0 to 1000", "first tries"},
          {"ports", Kind::Ports, "1 to 1000", "ports"},
          kRedial,
          kPause,
          {"tries", Kind::Count, "1 to 5", "tries of a caller at the most, the first included"},
          kHolding},
         "SharesOfTries",
         "J. R. Artalejo and A. Gomez-Corral, Retrial Queueing Systems, 2008",
         "absolute, 1e-12, or 1e-9 near the edge of what it can do",
         FewTries},
        {"retrial-long-pauses",
         "limit of pauses much longer than the holding (extended Erlang B); pausing is unbounded, "
         "given as 0",
         {kLoad, {"ports", Kind::Ports, "1 to 1e6", "ports"}, kRedial, kMostTries},
         "RedialAfterLongPauses",
         "R. M. Jewett, J. S. Shrago and B. D. Yomtov, Designing Optimal Voice Networks, 1980",
         "relative, below 1e-11 x tries",
         LimitOfPauses<analysis::RedialAfterLongPauses>},
        {"retrial-without-pause",
         "limit of pauses much shorter than the time until a port is released",
         {kLoad, {"ports", Kind::Ports, "1 to 1e6", "ports"}, kRedial, kMostTries},
         "RedialWithoutPause",
         "Erlang B for the callers, more refused attempts",
         "relative, below 1e-11",
         LimitOfPauses<analysis::RedialWithoutPause>},
    };
}

} // namespace pptplab::sim::formula
