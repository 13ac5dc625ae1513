// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_STUDY_SERVICE_H
#define PPTPLAB_SIM_STUDY_SERVICE_H

#include "sim/campaign/run-campaign.h"
#include "sim/pictures/outcomes.h"
#include "sim/results/stored-keys.h"
#include "sim/study/ranking.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::study
{

/// The services of the study, by the names of their files.
inline constexpr std::array<std::string_view, 3> kServices = {"office", "regional", "national"};

/// What moves together in the grids of hotfixes: all that no source tells.
inline constexpr std::array<std::string_view, 3> kCases = {"low", "usual", "high"};
inline constexpr std::size_t kUsual = 1;

/// Grids by name: the levels; hotfixes at one level; and all others are ranges of one key.
inline constexpr std::string_view kLevelsGrid = "levels";
inline constexpr std::string_view kHotfixGrids = "hotfixes-";

/// What tells the levels apart.
inline constexpr const char* kPack = "server.service_pack";

/// What the study asks of each cell.
inline constexpr std::string_view kLost = "callers.lost";

/// Why attempts fail.
inline constexpr std::array<std::string_view, 5> kCauses = {"refused.no-port",
                                                            "refused.cleanup",
                                                            "failed.no-address",
                                                            "failed.projection",
                                                            "failed.not-responding"};

/// One value of a swept key against the one before it, or a hotfix against none.
struct Step
{
    std::string from;
    std::string to;
    analysis::Difference difference;
};

/// The hotfixes of one level, ranked in each case.
struct HotfixGrid
{
    scenario::Value pack;
    std::array<std::vector<PlacedGain>, kCases.size()> ranked;
};

/// One key over its range, all else as usual.
struct Range
{
    std::string key;
    std::vector<pictures::Outcomes> cells;
};

/// All that the study knows of one service.
struct Service
{
    std::string name;
    std::string title;
    results::StoredKeys keys; ///< the scenario
    std::string group;        ///< of its clients
    std::string program;
    std::int64_t seed = 0;
    double session = 0; ///< mean, in seconds
    double load = 0;    ///< erlangs for each server where the factor of the profile is 1
    int ports = 0;      ///< of each server
    std::size_t replications = 0;
    std::vector<pictures::Outcomes> levels;
    std::vector<Step> steps; ///< from each level to the next one
    std::vector<HotfixGrid> hotfixes;
    std::vector<Range> ranges;
    std::string csv; ///< the cells, for whoever wants to compute on
};

struct RunAs
{
    unsigned jobs = 1;
    bool quick = false;      ///< a tenth of the replications
    bool onTerminal = false; ///< the messages
};

/// Runs what `store` lacks of a service's file.
campaign::CampaignOutcome RunService(const std::filesystem::path& file,
                                     const RunAs& how,
                                     analysis::Store& store,
                                     std::ostream& messages);

/// Reads it all back. Throws BadInput when the file's grids are not what the study needs.
Service ReadService(const std::filesystem::path& file, const analysis::Store& store);

} // namespace pptplab::sim::study

#endif
