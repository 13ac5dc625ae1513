// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_CALL_BUSY_SERVER_H
#define PPTPLAB_TESTS_MODELS_CALL_BUSY_SERVER_H

#include "models/call/engine.h"
#include "tests/models/base/onlooker.h"

#include <chrono>

namespace pptplab::call
{

/// 50 ports at 45 erlangs for some 45,000 calls.
inline Options
Busy()
{
    Options options;
    options.load.duration = std::chrono::seconds(1'800'000);
    options.server.ports = 50;
    options.server.poolSize = 50;
    population::Group group;
    group.name = "office";
    group.arrivalRate = {0.025};
    options.groups.push_back(group);
    return options;
}

inline Seen
LogOf(const Options& options)
{
    Onlooker onlooker;
    Engine(options, onlooker).Run();
    return onlooker.seen;
}

} // namespace pptplab::call

#endif
