// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_BASE_ONLOOKER_H
#define PPTPLAB_TESTS_MODELS_BASE_ONLOOKER_H

#include "models/base/observation.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pptplab
{

/// What a run has shown.
struct Seen
{
    struct Event
    {
        Duration at{};
        std::uint32_t number = 0;
        std::string text;
    };

    std::size_t Count(Outcome outcome) const
    {
        return static_cast<std::size_t>(
            std::count_if(attempts.begin(), attempts.end(), [outcome](const Attempt& attempt) {
                return attempt.outcome == outcome;
            }));
    }

    double Share(Outcome outcome) const
    {
        return static_cast<double>(Count(outcome)) / static_cast<double>(attempts.size());
    }

    /// Times at which the attempts were offered, ascending.
    std::vector<Duration> OfferedAt() const
    {
        std::vector<Duration> times;
        times.reserve(attempts.size());
        for (const Attempt& attempt : attempts)
        {
            times.push_back(attempt.offeredAt);
        }
        std::sort(times.begin(), times.end());
        return times;
    }

    std::vector<Attempt> attempts;
    std::vector<SessionLoss> losses;
    std::vector<SessionData> data;
    std::vector<PingReport> pings;
    std::vector<ResourceReport> resources;
    std::vector<Event> events;
    std::vector<std::uint64_t> packets; ///< packets that met each rule
    std::vector<NatReport> nats;
};

/// Keeps all that a run shows.
class Onlooker : public Observer
{
  public:
    void OnAttempt(const Attempt& attempt) override { seen.attempts.push_back(attempt); }
    void OnSessionLost(const SessionLoss& loss) override { seen.losses.push_back(loss); }
    void OnSessionData(const SessionData& data) override { seen.data.push_back(data); }
    void OnPing(const PingReport& report) override { seen.pings.push_back(report); }
    void OnResourceUse(const ResourceReport& report) override { seen.resources.push_back(report); }
    void OnRule(const RuleCount& count) override { seen.packets.push_back(count.packets); }
    void OnNat(const NatReport& report) override { seen.nats.push_back(report); }

    void OnServerEvent(const ServerEvent& event) override
    {
        seen.events.push_back({event.at, event.number, std::string(event.text)});
    }

    Seen seen;
};

} // namespace pptplab

#endif
