// SPDX-License-Identifier: GPL-2.0-only

// What Q162847, Q154674 and Q169831 say of machines at either end, from the keys of a scenario to
// what its callers meet; each with the mechanism on and off.

#include "sim/network/packet-engine.h"
#include "sim/reading/read-scenario.h"
#include "sim/run/packet-options.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace pptplab::sim::run
{
namespace
{

using namespace std::chrono_literals;

struct Seen
{
    std::map<std::uint16_t, int> errors;
    std::map<Outcome, int> outcomes;
    std::vector<ResourceReport> resources;
};

class Watcher final : public Observer
{
  public:
    void OnAttempt(const Attempt& attempt) override
    {
        ++seen.errors[attempt.rasError];
        ++seen.outcomes[attempt.outcome];
    }
    void OnResourceUse(const ResourceReport& report) override { seen.resources.push_back(report); }

    Seen seen;
};

/// `callers` sources that dial 10 s after each end of a call and stay for a minute.
Seen
CallsOf(const std::string& server, const std::string& clients, int callers = 1)
{
    const std::string text = R"([scenario]
engine = "packet"
duration = "5min"
[server]
ports = 16
)" + server + R"([[clients]]
name = "home"
idle_time = "10s"
holding = "60s"
count = )" + std::to_string(callers) +
                             "\n" + clients;
    const reading::ScenarioReading reading =
        reading::ReadScenario(scenario::ParseDocument(text, "test.toml").root);
    EXPECT_TRUE(reading.problems.empty()) << reading.problems.front().text;
    Watcher watcher;
    network::PacketEngine(PacketOptionsOf(reading.scenario, 0), watcher).Run();
    return watcher.seen;
}

using Errors = std::map<std::uint16_t, int>;

TEST(PeerClientAddresses, KeepOutWhoIsNotAmongThemAndOnlyWhenAsked)
{
    const std::string asked = "registry.AuthenticateIncomingCalls = 1\n";
    const std::string other = "registry.PeerClientIPAddresses = [\"10.0.0.9\"]\n";
    EXPECT_EQ(CallsOf(asked + other, "").errors.count(650), 1U);
    EXPECT_EQ(CallsOf(asked, "").errors.count(650), 1U) << "an empty list is nobody";
    EXPECT_EQ(CallsOf(asked + other + "strangers = \"close\"\n", "").errors.count(629), 1U);
    EXPECT_EQ(CallsOf(other, "").errors, (Errors{{0, 5}}));
    EXPECT_EQ(CallsOf(asked + "registry.PeerClientIPAddresses = [\"10.0.0.9\", \"10.0.0.2\"]\n", "")
                  .errors,
              (Errors{{0, 5}}));
}

TEST(VpnPorts, OfASharedMachineAreAsManyAsItsRegistrySays)
{
    const Seen one = CallsOf("", "callers_per_machine = 2\n", 2);
    EXPECT_GT(one.errors.at(633), 20);
    EXPECT_EQ(one.outcomes.at(Outcome::FailedNoLine), one.errors.at(633));
    const std::string two = "callers_per_machine = 2\nregistry.NumberLineDevices = 2\n";
    EXPECT_EQ(CallsOf("", two, 2).errors, (Errors{{0, 10}}));
    EXPECT_EQ(CallsOf("", "", 2).errors, (Errors{{0, 10}})) << "a machine each";
}

TEST(PhoneBook, WithAModemGetsItsErrorAtItsTime)
{
    // Dialled at 10, 28, 46 ... s: 8 s until the error, 10 s until the next.
    EXPECT_EQ(CallsOf("", "device = \"modem\"\nmodem = { error = 678, after = \"8s\" }\n").errors,
              (Errors{{678, 17}}));
}

TEST(MultihomedServer, IsReachedAtTheAddressOfItsBestRoute)
{
    const std::string two = "adapters = 2\n";
    const std::string both = two + "registry.DontAddDefaultGateway = 0\n";
    EXPECT_EQ(CallsOf(two, "").errors, (Errors{{0, 5}}));
    EXPECT_EQ(CallsOf(two, "dials = \"second\"\n").errors.count(721), 1U);
    EXPECT_EQ(CallsOf(both, "").errors.count(721), 1U);
    EXPECT_EQ(CallsOf(both, "dials = \"second\"\n").errors, (Errors{{0, 5}}));
}

TEST(MultihomedServer, FailsNowAndThenUnderItsName)
{
    const Seen seen = CallsOf("adapters = 2\n", "dials = \"name\"\n");
    EXPECT_GT(seen.errors.at(0), 0);
    EXPECT_NEAR(seen.errors.at(0), seen.errors.at(721), 1);
}

TEST(Resources, AreDeniedToTheAccountNotToTheCall)
{
    for (const bool granted : {true, false})
    {
        const std::string account = granted ? "" : "account.resource = \"denied\"\n";
        const Seen seen = CallsOf("", "use = \"share\"\n" + account);
        EXPECT_EQ(seen.errors, (Errors{{0, 5}}));
        ASSERT_GE(seen.resources.size(), 4U);
        EXPECT_EQ(seen.resources.front().granted, granted);
    }
}

TEST(Resources, AreBrowsedForLongerThanASessionLasts)
{
    EXPECT_EQ(CallsOf("", "use = \"browse\"\nbrowse_servers = 20\n").resources.front().use,
              ResourceUse::Browse);
    // 27 x 2.25 s are more than a minute.
    EXPECT_TRUE(CallsOf("", "use = \"browse\"\nbrowse_servers = 27\n").resources.empty());
}

} // namespace
} // namespace pptplab::sim::run
