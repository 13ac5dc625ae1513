// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-tables.h"

#include <limits>

namespace pptplab::sim::scenario
{

namespace
{

using Keys = std::vector<Key<ServerSpec>>;

constexpr std::string_view kNever = "never";

/// A time, or "never", which sweeps want beside times.
struct MomentForm
{
    using Content = std::optional<Duration>;

    TimeForm time;

    Reading<Content> Read(const Value& value) const
    {
        if (value.String() != nullptr && *value.String() == kNever)
        {
            return Content{};
        }
        const auto reading = time.Read(value);
        if (!reading)
        {
            return Failure{reading.Error()};
        }
        return Content{reading.Value()};
    }

    Value Write(const Content& content) const
    {
        return content ? time.Write(*content) : Value{std::string(kNever), Place{}};
    }

    std::string Type() const { return time.Type(); }
    std::string Range() const { return time.Range() + "; \"never\""; }
};

/// A key that is such a field, written only while it is not what it is by default.
template <typename Field>
Key<ServerSpec>
Moment(KeyNote note, Field field, Zero zero = Zero::Allowed)
{
    return WrittenUnlessDefault(Bound<ServerSpec>(note, MomentForm{{zero}}, field));
}

/// Shares are 0 by default: the articles give none, or a range, and other questions are not to hang
/// on them.
Keys
LeakKeys()
{
    return {
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"stale_route.share",
             "of sessions that leave their host route behind, before SP6 (Q233048)"},
            NumberForm{0, 1},
            [](auto& s) -> auto& { return s.ras.leaks.route; })),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"stale_route.until",
             "the projection that fails because of it, a restart of the service or of the machine"},
            ras::kStaleRouteEndNames,
            [](auto& s) -> auto& { return s.ras.staleRoutes.end; })),
        Moment({"stale_route.lasts", "goes by itself after that time"},
               [](auto& s) -> auto& { return s.ras.staleRoutes.lasts; }),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"address_leak",
             "share of sessions whose address is lost until a reboot, before SP3; Q159309: 1/20 to "
             "1/10"},
            NumberForm{0, 1},
            [](auto& s) -> auto& { return s.ras.leaks.address; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"port_leak",
             "share of sessions whose port is lost until a restart, before SP6 (Q238171)"},
            NumberForm{0, 1},
            [](auto& s) -> auto& { return s.ras.leaks.port; })),
    };
}

Keys
RouterKeys()
{
    return {
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"interface_query",
             "RRAS: work for each interface counted, at each call; before SP4 all callers ever "
             "count (Q193499)"},
            TimeForm{},
            [](auto& s) -> auto& { return s.ras.interfaceQuery; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"port_memory.stops_at",
             "RRAS before SP6: the machine stops for want of memory with so many ports (Q232133)"},
            IntegerForm{1, std::numeric_limits<std::int32_t>::max(), "ports"},
            [](auto& s) -> auto& { return s.ras.portMemory.stopsAt; })),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"port_memory.of",
             "which ports that are: those configured, at a reboot; or those in use, at a call"},
            ras::kPortMemoryOfNames,
            [](auto& s) -> auto& { return s.ras.portMemory.of; })),
    };
}

Keys
NetBeuiKeys()
{
    return {
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"netbeui_access",
             "what NetBEUI callers reach; this-computer fails at SP2 (Q163129)",
             "",
             false,
             Engines::PacketOnly},
            kNetBeuiAccessNames,
            [](auto& s) -> auto& { return s.netbeuiAccess; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"processors",
             "with more than one, NDISWAN at SP4 deadlocks on a caller without PPP (Q219380)",
             "",
             false,
             Engines::PacketOnly},
            IntegerForm{1, 32, "processors"},
            [](auto& s) -> auto& { return s.ndiswan.processors; })),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"ndiswan_lock",
             "whose sending it takes with it: that of the caller's port, or of the whole adapter",
             "",
             false,
             Engines::PacketOnly},
            ras::kNdiswanLockNames,
            [](auto& s) -> auto& { return s.ndiswan.lock; })),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"ndiswan_since",
             "the first level with that fault: by the article's title, or by its status",
             "",
             false,
             Engines::PacketOnly},
            kNdiswanSinceNames,
            [](auto& s) -> auto& { return s.ndiswanSince; })),
        WrittenUnlessDefault(
            Bound<ServerSpec>({"nbf_patience",
                               "for a caller without PPP; then the server hangs up",
                               "",
                               false,
                               Engines::PacketOnly},
                              TimeForm{Zero::Excluded},
                              [](auto& s) -> auto& { return s.session.nbfPatience; })),
    };
}

Keys
ServiceKeys()
{
    const TimeForm time{};
    return {
        Moment({"restart_at", "the Remote Access service is stopped, on every server"},
               [](auto& s) -> auto& { return s.service.restart.at; }),
        Moment(
            {"restart_every", "and again after each such time"},
            [](auto& s) -> auto& { return s.service.restart.every; },
            Zero::Excluded),
        WrittenUnlessDefault(
            Bound<ServerSpec>({"restart_takes", "from its stop to its start"},
                              time,
                              [](auto& s) -> auto& { return s.service.restart.takes; })),
        Moment({"reboot_at", "every server is restarted"},
               [](auto& s) -> auto& { return s.service.reboot.at; }),
        Moment(
            {"reboot_every", "and again after each such time"},
            [](auto& s) -> auto& { return s.service.reboot.every; },
            Zero::Excluded),
        WrittenUnlessDefault(
            Bound<ServerSpec>({"reboot_takes", "for which nothing answers; after a STOP too"},
                              time,
                              [](auto& s) -> auto& { return s.service.reboot.takes; })),
        WrittenUnlessDefault(
            BoundChoice<ServerSpec>({"startup", "whether the service starts with the machine"},
                                    ras::kStartupNames,
                                    [](auto& s) -> auto& { return s.service.startup; })),
        Moment({"started_after", "when somebody starts it by hand, after the machine"},
               [](auto& s) -> auto& { return s.service.startedAfter; }),
    };
}

} // namespace

Keys
ServerFaultKeys()
{
    Keys keys;
    for (auto* some : {&LeakKeys, &RouterKeys, &NetBeuiKeys, &ServiceKeys})
    {
        for (auto& key : some())
        {
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

} // namespace pptplab::sim::scenario
