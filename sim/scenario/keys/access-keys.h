// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_ACCESS_KEYS_H
#define PPTPLAB_SIM_SCENARIO_KEYS_ACCESS_KEYS_H

#include "sim/scenario/forms/access-forms.h"
#include "sim/scenario/keys/key.h"

#include <array>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

/// Keys of the `access` table of clients and server. A Section has a field `access`, an AccessLink.
namespace pptplab::sim::scenario
{

inline constexpr std::array<std::string_view, 2> kJitterOrderNames = {"kept", "free"};

template <typename Section>
std::vector<Key<Section>>
LineKeys()
{
    constexpr auto kEngines = Engines::NoEffectOnCall;
    const IntegerForm octets{0, 1'000'000'000, "octets"};
    return {
        // Not written: the text of a scenario says what was made of it.
        WrittenIf([](const auto& /*section*/) { return false; },
                  BoundOptional<Section>(
                      {"access.preset",
                       "a kind of line; other keys of access go before its rates and delay",
                       "none",
                       false,
                       kEngines},
                      ChoiceForm{{kAccessPresetNames.begin(), kAccessPresetNames.end()}},
                      [](auto& s) -> auto& { return s.access.preset; })),
        Bound<Section>({"access.rate", "of the access link of each", "", false, kEngines},
                       BitRateForm{},
                       [](auto& s) -> auto& { return s.access.rate; }),
        Bound<Section>({"access.delay", "of that link, one way", "", false, kEngines},
                       TimeForm{},
                       [](auto& s) -> auto& { return s.access.delay; }),
        BoundOptional<Section>(
            {"access.rate_up", "of that link from the machine", "as rate", false, kEngines},
            BitRateForm{},
            [](auto& s) -> auto& { return s.access.rateUp; }),
        BoundOptional<Section>(
            {"access.rate_down", "of that link to the machine", "as rate", false, kEngines},
            BitRateForm{},
            [](auto& s) -> auto& { return s.access.rateDown; }),
        WrittenUnlessDefault(Bound<Section>(
            {"access.queue", "that wait for each direction; more are dropped", "", false, kEngines},
            octets,
            [](auto& s) -> auto& { return s.access.queue.count; })),
    };
}

template <typename Section>
std::vector<Key<Section>>
LossKeys()
{
    constexpr auto kEngines = Engines::PacketOnly;
    const NumberForm probability{0, 1};
    return {
        WrittenUnlessDefault(Bound<Section>(
            {"access.loss", "probability that a packet is lost", "", false, kEngines},
            probability,
            [](auto& s) -> auto& { return s.access.impairments.loss; })),
        BoundOptional<Section>(
            {"access.loss_up", "the same from the machine", "as loss", false, kEngines},
            probability,
            [](auto& s) -> auto& { return s.access.lossUp; }),
        BoundOptional<Section>(
            {"access.loss_down", "the same to the machine", "as loss", false, kEngines},
            probability,
            [](auto& s) -> auto& { return s.access.lossDown; }),
        WrittenUnlessDefault(
            Bound<Section>({"access.burst_loss.enter",
                            "Gilbert-Elliott: probability that a burst begins with the next packet",
                            "",
                            false,
                            kEngines},
                           probability,
                           [](auto& s) -> auto& { return s.access.impairments.burstLoss.enter; })),
        WrittenUnlessDefault(
            Bound<Section>({"access.burst_loss.leave", "and that it ends", "", false, kEngines},
                           probability,
                           [](auto& s) -> auto& { return s.access.impairments.burstLoss.leave; })),
        WrittenUnlessDefault(Bound<Section>(
            {"access.burst_loss.inside", "probability of loss in a burst", "", false, kEngines},
            probability,
            [](auto& s) -> auto& { return s.access.impairments.burstLoss.inside; })),
        WrittenUnlessDefault(Bound<Section>(
            {"access.burst_loss.outside", "and between bursts", "", false, kEngines},
            probability,
            [](auto& s) -> auto& { return s.access.impairments.burstLoss.outside; })),
    };
}

template <typename Section>
std::vector<Key<Section>>
DisorderKeys()
{
    constexpr auto kEngines = Engines::PacketOnly;
    const NumberForm probability{0, 1};
    return {
        WrittenUnlessDefault(
            Bound<Section>({"access.jitter", "added to the delay", "", false, kEngines},
                           JitterForm{},
                           [](auto& s) -> auto& { return s.access.impairments.jitter; })),
        WrittenUnlessDefault(BoundChoice<Section>(
            {"access.jitter_order",
             "free: packets overtake those that jitter has held back",
             "",
             false,
             kEngines},
            kJitterOrderNames,
            [](auto& s) -> auto& { return s.access.impairments.jitterOrder; })),
        WrittenUnlessDefault(
            Bound<Section>({"access.reorder",
                            "probability of being held back, others passing",
                            "",
                            false,
                            kEngines},
                           probability,
                           [](auto& s) -> auto& { return s.access.impairments.reorder; })),
        WrittenUnlessDefault(
            Bound<Section>({"access.reorder_delay", "for how long", "", false, kEngines},
                           LawForm{},
                           [](auto& s) -> auto& { return s.access.impairments.reorderDelay; })),
        WrittenUnlessDefault(Bound<Section>(
            {"access.duplicate", "probability that a packet arrives twice", "", false, kEngines},
            probability,
            [](auto& s) -> auto& { return s.access.impairments.duplicate; })),
    };
}

template <typename Section>
std::vector<Key<Section>>
OutageKeys()
{
    constexpr auto kEngines = Engines::PacketOnly;
    return {
        WrittenUnlessDefault(
            Bound<Section>({"access.outages", "when the link is down", "", false, kEngines},
                           OutagesForm{},
                           [](auto& s) -> auto& { return s.access.impairments.outages; })),
        WrittenUnlessDefault(
            Bound<Section>({"access.random_outages.up",
                            "how long each link is up between random outages, its own",
                            "",
                            false,
                            kEngines},
                           LawForm{},
                           [](auto& s) -> auto& { return s.access.impairments.randomOutages.up; })),
        WrittenUnlessDefault(Bound<Section>(
            {"access.random_outages.down", "how long one lasts", "", false, kEngines},
            LawForm{},
            [](auto& s) -> auto& { return s.access.impairments.randomOutages.down; })),
        WrittenUnlessDefault(
            Bound<Section>({"access.retrain.every",
                            "how long a modem line works until it trains anew and packets wait",
                            "",
                            false,
                            kEngines},
                           LawForm{},
                           [](auto& s) -> auto& { return s.access.retrains.every; })),
        WrittenUnlessDefault(
            Bound<Section>({"access.retrain.lasts", "how long that takes", "", false, kEngines},
                           LawForm{},
                           [](auto& s) -> auto& { return s.access.retrains.lasts; })),
    };
}

template <typename Section>
std::vector<Key<Section>>
AccessKeys()
{
    auto keys = LineKeys<Section>();
    for (auto* more : {&LossKeys<Section>, &DisorderKeys<Section>, &OutageKeys<Section>})
    {
        auto added = more();
        std::move(added.begin(), added.end(), std::back_inserter(keys));
    }
    return keys;
}

} // namespace pptplab::sim::scenario

#endif
