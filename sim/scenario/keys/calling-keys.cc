// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/trace-form.h"
#include "sim/scenario/forms/rate-forms.h"
#include "sim/scenario/keys/key-tables.h"

#include <utility>

namespace pptplab::sim::scenario
{

namespace
{

using GroupKeys = std::vector<Key<ClientGroup>>;
using population::AutomaticRedial;
using population::RateSine;
using population::Reconnect;
using population::Redial;

constexpr auto kRedial = [](auto& g) -> auto& { return g.calls.redial; };
constexpr auto kReconnect = [](auto& g) -> auto& { return g.calls.reconnect; };
constexpr auto kSine = [](auto& g) -> auto& { return g.change.sine; };
constexpr auto kFlash = [](auto& g) -> auto& { return g.change.flash; };

/// Patience is an optional law within an optional table.
struct PatienceForm
{
    using Content = std::optional<population::Law>;

    LawForm law;

    Reading<Content> Read(const Value& value) const
    {
        const auto reading = law.Read(value);
        if (!reading)
        {
            return Failure{reading.Error()};
        }
        return Content{reading.Value()};
    }

    Value Write(const Content& content) const { return law.Write(*content); }
    std::string Type() const { return law.Type(); }
    std::string Range() const { return law.Range(); }
};

/// Its notes are kept beside what was read, until the reader takes them.
Key<ClientGroup>
TraceKey()
{
    const logs::TraceForm form;
    Key<ClientGroup> key{
        {"trace", "calls as they were observed, all before scenario.duration", "none"},
        form.Type(),
        form.Range(),
        {},
        {}};
    key.read = [form](const Value& value, ClientGroup& group) -> std::optional<std::string> {
        auto reading = form.Read(value);
        if (!reading)
        {
            return reading.Error();
        }
        auto content = std::move(reading).Value();
        group.calls.trace = std::move(content.calls);
        group.traceNotes = std::move(content.notes);
        return std::nullopt;
    };
    key.write = [form](const ClientGroup& group) {
        return group.calls.trace ? std::optional(form.Write(*group.calls.trace)) : std::nullopt;
    };
    return key;
}

GroupKeys
SourceKeys()
{
    const IntegerForm count{0, 1'000'000, "callers"};
    const auto isPoisson = [](const ClientGroup& group) {
        return !group.calls.IsFinite() && !group.calls.trace && !group.calls.interarrival;
    };
    return {
        Bound<ClientGroup>({"name", "of the group, for paths and tables", "", true},
                           TextForm{"letters, digits, _ and -; no other group's, no key's"},
                           [](auto& g) -> auto& { return g.calls.name; }),
        WrittenIf(isPoisson,
                  Bound<ClientGroup>({"arrival_rate",
                                      "calls of an infinite source (Poisson)",
                                      "this, count, interarrival or trace is required"},
                                     RateForm{},
                                     [](auto& g) -> auto& { return g.calls.arrivalRate; })),
        BoundOptional<ClientGroup>({"count", "callers of a finite source, one host each", "none"},
                                   count,
                                   [](auto& g) -> auto& { return g.calls.count; }),
        WrittenIf([](const ClientGroup& group) { return group.calls.IsFinite(); },
                  Bound<ClientGroup>({"idle_time",
                                      "with count: from the end of a call to the next dial",
                                      "exponential with the mean of holding"},
                                     LawForm{Zero::Excluded},
                                     [](auto& g) -> auto& { return g.calls.idleTime; })),
        BoundOptional<ClientGroup>(
            {"interarrival", "time between calls, each drawn from this law", "none"},
            LawForm{Zero::Excluded},
            [](auto& g) -> auto& { return g.calls.interarrival; }),
        TraceKey(),
    };
}

GroupKeys
ChangeKeys()
{
    const TimeForm positive{Zero::Excluded};
    return {
        BoundOptional<ClientGroup>(
            {"profile", "factor of arrival_rate over time, in steps", "1 always"},
            StepsForm{},
            [](auto& g) -> auto& { return g.change.steps; }),
        BoundOptional<ClientGroup>({"profile_period",
                                    "the profile begins anew after it, such as \"24h\"",
                                    "the last step lasts"},
                                   positive,
                                   [](auto& g) -> auto& { return g.change.period; }),
        BoundInTable<ClientGroup>({"sinusoid.amplitude",
                                   "the rate swings by this share of arrival_rate",
                                   "required with sinusoid"},
                                  NumberForm{0, 1},
                                  kSine,
                                  &RateSine::amplitude),
        BoundInTable<ClientGroup>({"sinusoid.period", "of the swing", "required with sinusoid"},
                                  positive,
                                  kSine,
                                  &RateSine::period),
        BoundInTable<ClientGroup>(
            {"sinusoid.peak", "when the rate is highest", "\"0s\" with sinusoid"},
            TimeForm{},
            kSine,
            &RateSine::peak),
        BoundInTable<ClientGroup>(
            {"flash.at", "a crowd calls from then on; below scenario.duration", "none"},
            TimeForm{},
            kFlash,
            &FlashCrowd::at),
        BoundInTable<ClientGroup>({"flash.factor",
                                   "the crowd's calls, as a factor of arrival_rate",
                                   "required with flash"},
                                  NumberForm{0, StepsForm::kLargestFactor},
                                  kFlash,
                                  &FlashCrowd::factor),
        BoundInTable<ClientGroup>({"flash.lasts", "for how long", "required with flash"},
                                  positive,
                                  kFlash,
                                  &FlashCrowd::lasts),
    };
}

GroupKeys
HoldingKeys()
{
    const IntegerForm ports{1, ras::Server::kMaxPorts, "ports"};
    const auto hasNoTrace = [](const ClientGroup& group) { return group.calls.trace == nullptr; };
    return {
        WrittenIf(
            hasNoTrace,
            Bound<ClientGroup>({"holding", "from session up to hang-up", "required without trace"},
                               LawForm{Zero::Excluded},
                               [](auto& g) -> auto& { return g.calls.holding; })),
        WrittenUnlessDefault(Bound<ClientGroup>(
            {"idle_tail", "for how long callers leave a call open that they no longer use"},
            LawForm{},
            [](auto& g) -> auto& { return g.calls.idleTail; })),
        BoundOptional<ClientGroup>(
            {"idle_limit", "a call is hung up when it is unused for that long", "no limit"},
            TimeForm{},
            [](auto& g) -> auto& { return g.calls.idleLimit; }),
        BoundOptional<ClientGroup>(
            {"call_limit", "any call is hung up after that time", "no limit"},
            TimeForm{Zero::Excluded},
            [](auto& g) -> auto& { return g.calls.callLimit; }),
        WrittenUnlessDefault(
            Bound<ClientGroup>({"silent_share",
                                "share of calls that end without a word; see server.dead_tunnel",
                                "",
                                false,
                                Engines::CallOnly},
                               NumberForm{0, 1},
                               [](auto& g) -> auto& { return g.calls.silentShare; })),
        WrittenUnlessDefault(
            Bound<ClientGroup>({"ports_per_call",
                                "ports of one server that a multilink call takes, all or none",
                                "",
                                false,
                                Engines::CallOnly},
                               ports,
                               [](auto& g) -> auto& { return g.calls.portsPerCall; })),
        WrittenIf(hasNoTrace,
                  Bound<ClientGroup>({"protocols", "what the phone book entry asks for"},
                                     ProtocolsForm{},
                                     [](auto& g) -> auto& { return g.calls.protocols; })),
        WrittenIf(hasNoTrace,
                  Bound<ClientGroup>(
                      {"netbeui_share", "share of callers who bring NetBEUI besides `protocols`"},
                      NumberForm{0, 1},
                      [](auto& g) -> auto& { return g.calls.netbeuiShare; })),
    };
}

GroupKeys
RedialKeys()
{
    return {
        BoundInTable<ClientGroup>({"redial.probability",
                                   "of dialling again after an attempt that did not connect",
                                   "no redial"},
                                  NumberForm{0, 1},
                                  kRedial,
                                  &Redial::probability),
        BoundInTable<ClientGroup>({"redial.pause", "before dialling again", "required with redial"},
                                  LawForm{},
                                  kRedial,
                                  &Redial::pause),
        BoundInTable<ClientGroup>(
            {"redial.tries", "redials of one caller at the most", "1 with redial"},
            IntegerForm{1, 1'000'000},
            kRedial,
            &Redial::tries),
        WrittenIf(
            [](const ClientGroup& g) { return g.calls.redial && g.calls.redial->patience; },
            BoundInTable<ClientGroup>(
                {"redial.patience", "nobody dials later than this after the first try", "endless"},
                PatienceForm{},
                kRedial,
                &Redial::patience)),
        WrittenUnlessDefault(Bound<ClientGroup>(
            {"auto_redial.attempts",
             "redials of the dial-up client itself after a refusal or no answer, for "
             "each try of its user"},
            IntegerForm{0, 1'000'000},
            [](auto& g) -> auto& { return g.calls.automaticRedial.attempts; })),
        WrittenUnlessDefault(
            Bound<ClientGroup>({"auto_redial.pause", "before each of them"},
                               TimeForm{},
                               [](auto& g) -> auto& { return g.calls.automaticRedial.pause; })),
        BoundInTable<ClientGroup>({"reconnect.probability",
                                   "of dialling again after the session was lost",
                                   "nobody; 1 with reconnect"},
                                  NumberForm{0, 1},
                                  kReconnect,
                                  &Reconnect::probability),
        BoundInTable<ClientGroup>(
            {"reconnect.pause", "from the loss to the next attempt", "required with reconnect"},
            LawForm{},
            kReconnect,
            &Reconnect::pause),
    };
}

} // namespace

GroupKeys
CallingKeys()
{
    GroupKeys keys;
    for (auto* some : {&SourceKeys, &ChangeKeys, &HoldingKeys, &RedialKeys})
    {
        for (auto& key : some())
        {
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

} // namespace pptplab::sim::scenario
