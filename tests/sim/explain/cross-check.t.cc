// SPDX-License-Identifier: GPL-2.0-only
// Model and explanation against each other: each setting that makes a call fail is run with
// packets, and what was set must be what is told. Half of them by default, drawn by a fixed seed,
// each cause at least once; all with PPTPLAB_ALL_SETTINGS=1, as `./check --long` has it.
#include "models/ras/event.h"
#include "sim/commands/outcomes-met.h"
#include "sim/experiment/experiment.h"
#include "sim/explain/symptom-walk.h"
#include "tests/sim/explain/failing-settings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

namespace pptplab::sim::explain
{
namespace
{

scenario::Scenario
Read(const FailingSetting& setting)
{
    const auto experiment =
        experiment::ReadExperiment(scenario::ParseDocument(setting.toml, setting.name));
    return experiment.ReadCell({}).scenario;
}

bool
IsTrue(const Cause& cause, const FailingSetting& setting)
{
    const auto& causes = setting.causes;
    return std::find(causes.begin(), causes.end(), cause.name) != causes.end();
}

std::string
Names(const std::vector<Suspect>& suspects)
{
    std::string names;
    for (const Suspect& suspect : suspects)
    {
        names += " " + std::string(suspect.cause->name);
    }
    return names;
}

/// The outcome that the setting is about; null when it is not met.
const commands::Met*
OutcomeOf(const FailingSetting& setting, const commands::OutcomesMet& met)
{
    const auto found =
        std::find_if(met.outcomes.begin(), met.outcomes.end(), [&](const commands::Met& each) {
            const auto& errors = each.errors;
            return setting.error == 0
                       ? each.outcome == Outcome::ConnectedNoData
                       : std::find(errors.begin(), errors.end(), setting.error) != errors.end();
        });
    return found == met.outcomes.end() ? nullptr : &*found;
}

/// The numbers in the log that tell of an end.
std::set<std::uint32_t>
EventsOfEnds(const run::RunLog& log, ras::Product product)
{
    std::set<std::uint32_t> events;
    for (const auto& [number, kind] : log.kinds)
    {
        if (number != ras::EventId(ras::EventKind::Authenticated, product) &&
            number != ras::EventId(ras::EventKind::AddressOfServer, product))
        {
            events.insert(number);
        }
    }
    return events;
}

bool
Keeps(const Symptoms& symptoms, const FailingSetting& setting)
{
    const auto suspects = WalkThrough(symptoms).suspects;
    return std::any_of(suspects.begin(), suspects.end(), [&](const Suspect& each) {
        return IsTrue(*each.cause, setting);
    });
}

/// The caller's error and one event of the server: the true cause is not dropped by both, and what
/// is told of it was written.
void
CheckNumbers(const FailingSetting& setting,
             const Cause& cause,
             const std::set<std::uint32_t>& events)
{
    Symptoms symptoms = {{"error", std::to_string(setting.error)}};
    EXPECT_TRUE(Keeps(symptoms, setting));
    EXPECT_EQ(cause.error, setting.error);
    std::size_t told = 0;
    for (const std::uint32_t event : events)
    {
        symptoms["event"] = std::to_string(event);
        told += Keeps(symptoms, setting) ? 1 : 0;
    }
    EXPECT_TRUE(events.empty() || told > 0 || cause.mayWriteNothing)
        << "no event of the log keeps the cause";
    const bool written =
        std::any_of(cause.events.begin(), cause.events.end(), [&events](const EventNumbers& event) {
            return events.count(event.ras) > 0 || events.count(event.rras) > 0;
        });
    EXPECT_TRUE(written || cause.mayWriteNothing) << "none of the events told was written";
}

void
Check(const FailingSetting& setting)
{
    SCOPED_TRACE(setting.name);
    const scenario::Scenario scenario = Read(setting);
    const commands::OutcomesMet met = commands::MeetOutcomesHere(scenario);
    const commands::Met* outcome = OutcomeOf(setting, met);
    if (outcome == nullptr)
    {
        std::string seen;
        for (const auto& [what, times] : met.log.errors)
        {
            seen += " " + std::string(NameOf(what.first)) + "=" + std::to_string(what.second);
        }
        ADD_FAILURE() << "nobody sees " << setting.error << ", but" << seen;
        return;
    }
    auto first = outcome->suspects;
    first.resize(std::min<std::size_t>(first.size(), 2));
    const auto found = std::find_if(first.begin(), first.end(), [&](const Suspect& each) {
        return IsTrue(*each.cause, setting);
    });
    std::string findings;
    for (const auto& finding : outcome->findings)
    {
        findings += " " + finding.at("symptom").get<std::string>() + "=" +
                    finding.at("answer").get<std::string>();
    }
    const auto events = EventsOfEnds(met.log, scenario.server.ras.level.product);
    for (const std::uint32_t event : events)
    {
        findings += " event " + std::to_string(event);
    }
    ASSERT_NE(found, first.end()) << "told:" << Names(outcome->suspects) << ", seen:" << findings;
    if (met.outcomes.size() == 1)
    {
        CheckNumbers(setting, *found->cause, events);
    }
    else
    {
        EXPECT_TRUE(Keeps({{"error", std::to_string(setting.error)}}, setting));
    }
}

/// One setting of each cause, and others until there are as many as `./check` has time for.
std::vector<FailingSetting>
Sample(std::vector<FailingSetting> all)
{
    constexpr std::uint32_t kSeed = 1997;
    constexpr std::size_t kSettings = 320;
    std::shuffle(all.begin(), all.end(), std::mt19937(kSeed));
    std::set<std::string> seen;
    std::stable_partition(all.begin(), all.end(), [&seen](const FailingSetting& each) {
        return seen.insert(each.causes.front()).second;
    });
    all.resize(std::min(all.size(), kSettings));
    return all;
}

TEST(FailingSettings, AreMoreThanThreeHundredAndEachIsThereOnce)
{
    std::set<std::string> texts;
    for (const FailingSetting& setting : FailingSettings())
    {
        EXPECT_TRUE(texts.insert(setting.toml).second) << setting.name;
        for (const std::string& cause : setting.causes)
        {
            EXPECT_TRUE(std::any_of(Causes().begin(), Causes().end(), [&](const Cause& each) {
                return each.name == cause;
            })) << cause;
        }
    }
    EXPECT_GE(texts.size(), 300U);
}

TEST(FailingSettings, AreExplainedByWhatWasSet)
{
    const bool all = std::getenv("PPTPLAB_ALL_SETTINGS") != nullptr;
    for (const FailingSetting& setting : all ? FailingSettings() : Sample(FailingSettings()))
    {
        Check(setting);
    }
}

} // namespace
} // namespace pptplab::sim::explain
