// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_CALL_BUSY_SERVER_H
#define PPTPLAB_TESTS_MODELS_CALL_BUSY_SERVER_H

#include "models/call/engine.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::call
{

struct Log
{
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

    struct Entry
    {
        Duration at{};
        std::uint32_t number = 0;
        std::string text;
    };

    std::vector<Attempt> attempts;
    std::vector<Entry> events;
};

class Writer final : public Observer
{
  public:
    explicit Writer(Log& log) : m_log(log) {}

    void OnAttempt(const Attempt& attempt) override { m_log.attempts.push_back(attempt); }

    void OnServerEvent(const ServerEvent& event) override
    {
        m_log.events.push_back({event.at, event.number, std::string(event.text)});
    }

  private:
    Log& m_log;
};

/// 50 ports at 45 erlangs for some 45,000 calls.
inline Options
Busy()
{
    Options options;
    options.duration = std::chrono::seconds(1'800'000);
    options.server.ports = 50;
    options.server.poolSize = 50;
    population::Group group;
    group.name = "office";
    group.arrivalRate = {0.025};
    options.groups.push_back(group);
    return options;
}

inline Log
LogOf(const Options& options)
{
    Log log;
    Writer writer(log);
    Engine(options, writer).Run();
    return log;
}

} // namespace pptplab::call

#endif
