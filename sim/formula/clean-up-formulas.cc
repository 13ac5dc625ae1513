// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/held-load.h"
#include "sim/formula/formula.h"

#include <Eigen/Core>

namespace pptplab::sim::formula
{

namespace
{

analysis::CleanupQueue
QueueOf(const Given& given)
{
    return {given.Whole("ports"),
            Rate{given.Number("arrivals")},
            given.Time("holding"),
            given.Time("cleanup"),
            given.Number("netbeui_share")};
}

std::vector<Result>
ResultsOf(const analysis::Refusals& refusals)
{
    return {{"refused", refusals.refused},
            {"refused_no_port", refusals.noPort},
            {"refused_cleanup", refusals.cleanup}};
}

/// Mean numbers of the rows and of the columns.
void
AddMeans(const Eigen::MatrixXd& stationary, std::vector<Result>& results)
{
    const auto rows = Eigen::VectorXd::LinSpaced(
        stationary.rows(), 0, static_cast<double>(stationary.rows() - 1));
    const auto columns = Eigen::VectorXd::LinSpaced(
        stationary.cols(), 0, static_cast<double>(stationary.cols() - 1));
    results.push_back({"mean_busy", stationary.rowwise().sum().dot(rows), "ports"});
    results.push_back(
        {"mean_in_cleanup", stationary.colwise().sum().transpose().dot(columns), "ports"});
}

std::vector<Result>
RandomHunt(const Given& given)
{
    auto results = ResultsOf(analysis::RefusalsOfRandomHunt(QueueOf(given)));
    AddMeans(analysis::StationaryRandomHunt(QueueOf(given)), results);
    return results;
}

std::vector<Result>
WholeServer(const Given& given)
{
    auto results = ResultsOf(analysis::RefusalsOfWholeServer(QueueOf(given)));
    AddMeans(analysis::StationaryWholeServer(QueueOf(given)), results);
    return results;
}

std::vector<Result>
HeldLoad(const Given& given)
{
    const analysis::PortUse use{given.Time("setup"),
                                given.Time("holding"),
                                given.Time("cleanup"),
                                given.Number("netbeui_share")};
    const Rate arrivals{given.Number("arrivals")};
    std::vector<Result> results = {{"load", analysis::HeldLoad(arrivals, use), "erlangs"}};
    if (given.Has("ports"))
    {
        results.push_back(
            {"refused", analysis::RefusedByInsensitivity(arrivals, use, given.Whole("ports"))});
    }
    return results;
}

std::vector<Argument>
QueueArguments(std::string_view ports)
{
    return {{"ports", Kind::Ports, ports, "ports"},
            {"arrivals", Kind::Rate, "0 or more", "Poisson callers"},
            {"holding", Kind::Time, "above 0", "mean holding"},
            {"cleanup", Kind::Time, "0 or more", "mean clean-up after a NetBEUI session"},
            {"netbeui_share", Kind::Share, "0 to 1", "sessions that leave a clean-up behind", "1"}};
}

} // namespace

std::vector<Formula>
CleanUpFormulas()
{
    constexpr std::string_view kSource = "the chain of Q194465 (analysis/queueing/cleanup.h), W. "
                                         "K. Grassmann, M. I. Taksar and D. P. "
                                         "Heyman, Operations Research 33 (1985) 1107-1116";
    constexpr std::string_view kError =
        "relative, below 1e-12; exponential holding and clean-up, no set-up time";
    return {
        {"cleanup-random",
         "server before SP4, hunt = random: a port in clean-up refuses whom it is offered",
         QueueArguments("1 to 256"),
         "RefusalsOfRandomHunt StationaryRandomHunt",
         kSource,
         kError,
         RandomHunt},
        {"cleanup-server",
         "server before SP4, cleanup_blocks = server: a port in clean-up refuses everybody",
         QueueArguments("1 to 256"),
         "RefusalsOfWholeServer StationaryWholeServer",
         kSource,
         kError,
         WholeServer},
        {"cleanup-lowest",
         "server before SP4, hunt = lowest",
         QueueArguments("1 to 8"),
         "RefusalsOfLowestHunt",
         kSource,
         kError,
         [](const Given& given) {
             return ResultsOf(analysis::RefusalsOfLowestHunt(QueueOf(given)));
         }},
        {"cleanup-repaired",
         "the same server from SP4 on: Erlang B with the clean-ups as load",
         QueueArguments("1 to 256"),
         "RefusalsOfRepaired",
         "insensitivity: B. A. Sevastyanov, Theory of Probability and its Applications 2 (1957) "
         "104-112",
         "relative, below 1e-12 + 1e-15 x idle ports",
         [](const Given& given) {
             return ResultsOf(analysis::RefusalsOfRepaired(QueueOf(given)));
         }},
        {"held-load",
         "load in erlangs by why a port is not idle, and what is refused of it",
         {{"arrivals", Kind::Rate, "0 or more", "Poisson callers"},
          {"holding", Kind::Time, "0 or more", "mean holding"},
          {"setup", Kind::Time, "0 or more", "mean set-up", "0s"},
          {"cleanup", Kind::Time, "0 or more", "mean clean-up after a NetBEUI session", "0s"},
          {"netbeui_share", Kind::Share, "0 to 1", "sessions that leave a clean-up behind", "0"},
          {"ports", Kind::Ports, "0 to 1e6", "tells what they refuse", "", true}},
         "HeldLoad RefusedByInsensitivity",
         "insensitivity: B. A. Sevastyanov, Theory of Probability and its Applications 2 (1957) "
         "104-112",
         "relative, below 1e-12 + 1e-15 x idle ports; any laws",
         HeldLoad},
    };
}

} // namespace pptplab::sim::formula
