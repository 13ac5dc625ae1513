// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-tables.h"

namespace pptplab::sim::scenario
{

namespace
{

using population::ServerFailures;

/// A time that the table may lack: written only while it is there.
struct TimeIfAny
{
    using Content = std::optional<Duration>;

    TimeForm time;

    Reading<Content> Read(const Value& value) const
    {
        const auto reading = time.Read(value);
        if (!reading)
        {
            return Failure{reading.Error()};
        }
        return Content{reading.Value()};
    }

    Value Write(const Content& content) const { return time.Write(*content); }
    std::string Type() const { return time.Type(); }
    std::string Range() const { return time.Range(); }
};

constexpr auto kFailures = [](auto& s) -> auto& { return s.failures; };

std::vector<Key<ServerSpec>>
ChoiceKeys()
{
    return {
        Bound<ServerSpec>({"count", "servers, all alike"},
                          IntegerForm{1, 1000, "servers"},
                          [](auto& s) -> auto& { return s.farm.servers; }),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"spread",
             "which of them a caller asks first; with hunt who gets nowhere goes on from server "
             "to server, with affinity a caller has one of them (Q203597)"},
            population::kSpreadNames,
            [](auto& s) -> auto& { return s.farm.spread; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"name_ttl",
             "a caller keeps to the server that the name gave him for that long; with random and "
             "round-robin"},
            TimeForm{},
            [](auto& s) -> auto& { return s.farm.nameTtl; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"overflow_count",
             "more such servers, asked in turn by callers whom the first refused"},
            IntegerForm{0, 1000, "servers"},
            [](auto& s) -> auto& { return s.farm.overflow; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"connect_timeout",
             "how long a caller waits for a server that is down (NT: three SYNs more)",
             "",
             false,
             Engines::CallOnly},
            TimeForm{},
            [](auto& s) -> auto& { return s.connectTimeout; })),
    };
}

std::vector<Key<ServerSpec>>
FailureKeys()
{
    return {
        BoundInTable<ServerSpec>({"failure.at", "one of the servers is out of order then", "never"},
                                 TimeForm{},
                                 kFailures,
                                 &ServerFailures::at),
        BoundInTable<ServerSpec>({"failure.server", "which of them", "1"},
                                 IntegerForm{1, 1000, "the number of a server"},
                                 kFailures,
                                 &ServerFailures::server),
        BoundInTable<ServerSpec>({"failure.kind",
                                  "host: nothing answers (650); service: callers are refused (678)",
                                  "\"host\""},
                                 ChoiceForm{{population::kFailureKindNames.begin(),
                                             population::kFailureKindNames.end()}},
                                 kFailures,
                                 &ServerFailures::kind),
        WrittenIf([](const ServerSpec& s) { return s.failures && s.failures->lasts; },
                  BoundInTable<ServerSpec>({"failure.lasts", "until it is repaired", "for ever"},
                                           TimeIfAny{},
                                           kFailures,
                                           &ServerFailures::lasts)),
        BoundInTable<ServerSpec>(
            {"failure.every", "from a repair to the failure of the next server", "\"0s\": none"},
            LawForm{},
            kFailures,
            &ServerFailures::every),
        WrittenIf([](const ServerSpec& s) { return s.failures && s.failures->knownAfter; },
                  BoundInTable<ServerSpec>(
                      {"failure.known_after",
                       "until no caller is sent there any more; after a repair, until some are",
                       "never; \"5s\" with affinity"},
                      TimeIfAny{},
                      kFailures,
                      &ServerFailures::knownAfter)),
    };
}

} // namespace

std::vector<Key<ServerSpec>>
FarmKeys()
{
    auto keys = ChoiceKeys();
    for (auto& key : FailureKeys())
    {
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace pptplab::sim::scenario
