// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_TRACE_CALL_RECORDER_H
#define PPTPLAB_SIM_TRACE_CALL_RECORDER_H

#include "analysis/trace/capture.h"
#include "models/base/outcome.h"
#include "sim/network/options.h"

#include <ns3/ptr.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pptplab::sim::trace
{

/// The calls that are wanted; what is not said does not matter.
struct WantedCalls
{
    std::optional<Outcome> outcome;
    std::optional<std::uint64_t> number; ///< number of the attempt as dialled, from 1
    std::string client;                  ///< name of the caller's machine
    std::size_t first = 1;               ///< how many calls, of those that have their outcome first
    std::optional<std::uint16_t> error{}; ///< RAS error that the caller sees
    std::optional<std::uint64_t> among{}; ///< the run ends without them after so many attempts
};

/// One call as its caller's machine shows it: the access line and the NDISWAN adapter together.
struct RecordedCall
{
    std::uint64_t number = 0;
    std::string client;
    Duration dialledAt{};
    Outcome outcome{};
    std::uint16_t error = 0; ///< RAS error that the caller saw; 0 when he got a session
    analysis::Capture capture;
};

/// Keeps the frames of each call from dialling on, drops them when its outcome is not the one
/// wanted, and ends the run when there are enough. So no more is held than the calls that are
/// being set up or wait for their first data, and those that are wanted. A call is over some
/// seconds after its line is idle, as TCP still closes, or when the same machine dials again.
class CallRecorder final : public network::ClientWatcher
{
  public:
    /// Frames of one call; further ones are left out with a remark.
    static constexpr std::size_t kMaxFrames = 20'000;

    explicit CallRecorder(WantedCalls wanted);
    ~CallRecorder() override;

    void OnClient(const std::string& name, const ns3::Ptr<node::PptpClient>& client) override;
    void OnSettled(const node::PptpClient& client, Outcome outcome) override;

    /// Takes the wanted calls, in the order of their numbers, after the run.
    std::vector<RecordedCall> TakeCalls();

    /// Attempts that met each outcome, wanted or not.
    const std::array<std::uint64_t, kOutcomes>& Outcomes() const { return m_outcomes; }
    std::uint64_t Dialled() const { return m_dialled; }
    const std::vector<std::string>& Clients() const { return m_clients; }

  private:
    struct Line;

    void OnDial(Line& line, std::uint16_t callId);
    void OnIdle(Line& line);
    void Finish(Line& line, std::uint64_t number);

    WantedCalls m_wanted;
    std::deque<Line> m_lines; ///< never moved
    std::unordered_map<const node::PptpClient*, Line*> m_lineOf;
    std::vector<std::string> m_clients;
    std::vector<RecordedCall> m_finished;
    std::size_t m_chosen = 0; ///< finished or going on
    std::uint64_t m_dialled = 0;
    std::array<std::uint64_t, kOutcomes> m_outcomes{};
};

} // namespace pptplab::sim::trace

#endif
