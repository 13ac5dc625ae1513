// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_CALL_ROWS_H
#define PPTPLAB_SIM_RUN_CALL_ROWS_H

#include "models/base/observation.h"
#include "sim/files/stream-file.h"
#include "sim/run/follower.h"
#include "sim/scenario/structs/scenario.h"

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <vector>

namespace pptplab::sim::run
{

/// First line of a table of calls, with its end; README.md says what the columns are.
inline constexpr std::string_view kCallColumns =
    "replication,arrival_s,caller,group,server,port,tries,outcome,error,setup_s,held_s,hang_up_s,"
    "idle_ports\n";

/// Writes a row for each attempt of a replication offered in [warm_up, duration), when it and its
/// session are over; at the end those whose sessions go on, by their arrivals. Holds no more than
/// the sessions that there are.
class CallRows final : public Follower
{
  public:
    /// The scenario must outlive the object.
    CallRows(const scenario::Scenario& scenario,
             std::uint64_t replication,
             const std::filesystem::path& file);

    void OnAttempt(const Attempt& attempt) override;
    void OnSessionEnd(const SessionEnd& end) override;

    /// After the run. Returns why the file lacks rows, if it does.
    std::error_code Finish();

  private:
    void Write(const Attempt& attempt, std::optional<Duration> hangUp);

    const scenario::Scenario& m_scenario;
    std::uint64_t m_replication;
    std::vector<std::string> m_groups;                 ///< names as CSV fields
    std::unordered_map<std::uint64_t, Attempt> m_open; ///< with a session, by group and caller
    fmt::memory_buffer m_row;
    files::StreamFile m_file;
};

} // namespace pptplab::sim::run

#endif
