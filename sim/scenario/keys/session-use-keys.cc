// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-tables.h"

namespace pptplab::sim::scenario
{

std::vector<Key<ClientGroup>>
SessionUseKeys()
{
    constexpr auto kEngines = Engines::PacketOnly;
    const auto isThere = [](const ClientGroup& group) { return group.traffic.rate.has_value(); };
    return {
        BoundOptional<ClientGroup>(
            {"traffic.rate",
             "of UDP payload each way, between caller and server in each session",
             "no traffic",
             false,
             kEngines},
            BitRateForm{},
            [](auto& g) -> auto& { return g.traffic.rate; }),
        WrittenIf(
            isThere,
            Bound<ClientGroup>({"traffic.size", "payload of each datagram", "512", false, kEngines},
                               IntegerForm{8, 1472, "octets"}, // with UDP and IP 1500 octets
                               [](auto& g) -> auto& { return g.traffic.size; })),
        WrittenIf(isThere,
                  BoundChoice<ClientGroup>(
                      {"traffic.direction", "up is from the caller", "\"both\"", false, kEngines},
                      kTrafficDirectionNames,
                      [](auto& g) -> auto& { return g.traffic.direction; })),
        WrittenUnlessDefault(Bound<ClientGroup>(
            {"no_data_after",
             "the first packet in a session, when nothing has come: connected.no-data (inference: "
             "a "
             "ping of four)",
             "",
             false,
             kEngines},
            TimeForm{Zero::Excluded},
            [](auto& g) -> auto& { return g.noDataAfter; })),
    };
}

std::vector<Key<Probe>>
ProbeKeys()
{
    constexpr auto kEngines = Engines::PacketOnly;
    return {
        Bound<Probe>({"name", "of the probe, for paths and tables", "", true, kEngines},
                     TextForm{"letters, digits, _ and -; no other probe's, no key's"},
                     [](auto& p) -> auto& { return p.name; }),
        WrittenUnlessDefault(BoundChoice<Probe>(
            {"kind",
             "ping, or keep-alives in plain GRE (version 0) from router to router and back",
             "",
             false,
             kEngines},
            kProbeKindNames,
            [](auto& p) -> auto& { return p.kind; })),
        Bound<Probe>({"from",
                      "whose machine asks: the first of that group; gre: which router",
                      "",
                      true,
                      kEngines},
                     TextForm{"name of a client group; gre: of a router"},
                     [](auto& p) -> auto& { return p.from; }),
        Bound<Probe>({"to",
                      "whom: a server's address, or through the tunnel; gre: the other end",
                      "",
                      true,
                      kEngines},
                     TextForm{"server, server-2 ..., tunnel; gre: another router"},
                     [](auto& p) -> auto& { return p.to; }),
        Bound<Probe>({"at", "time of the run, of each session for tunnel", "", false, kEngines},
                     TimeForm{},
                     [](auto& p) -> auto& { return p.at; }),
        Bound<Probe>({"count", "requests", "", false, kEngines},
                     IntegerForm{1, 10'000, "requests"},
                     [](auto& p) -> auto& { return p.ping.count; }),
        Bound<Probe>({"interval", "from request to request", "", false, kEngines},
                     TimeForm{},
                     [](auto& p) -> auto& { return p.ping.interval; }),
        Bound<Probe>({"timeout", "until a request counts as unanswered", "", false, kEngines},
                     TimeForm{Zero::Excluded},
                     [](auto& p) -> auto& { return p.ping.timeout; }),
        Bound<Probe>({"size", "data in each request", "", false, kEngines},
                     IntegerForm{0, 1372, "octets"},
                     [](auto& p) -> auto& { return p.ping.size; }),
    };
}

} // namespace pptplab::sim::scenario
