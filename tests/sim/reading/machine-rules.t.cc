// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/machine-rules.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace pptplab::sim
{
namespace
{

std::vector<Violation>
ViolationsOf(const std::function<void(Scenario&)>& change)
{
    Scenario scenario;
    ClientGroup group;
    group.calls.name = "home";
    scenario.clients = {group};
    change(scenario);
    std::vector<Violation> violations;
    ValidateMachines(scenario, violations);
    return violations;
}

std::string
OnlyKeyOf(const std::function<void(Scenario&)>& change)
{
    const auto violations = ViolationsOf(change);
    return violations.size() == 1 ? violations.front().key
                                  : std::to_string(violations.size()) + " violations";
}

ClientGroup&
Home(Scenario& scenario)
{
    return scenario.clients.front();
}

TEST(MachineRules, HaveNothingAgainstTheDefaults)
{
    EXPECT_TRUE(ViolationsOf([](Scenario&) {}).empty());
}

TEST(MachineRules, WantASecondAdapterForWhatConcernsIt)
{
    const auto second = [](Scenario& scenario) { Home(scenario).dials = Dials::Second; };
    EXPECT_EQ(OnlyKeyOf(second), "clients.home.dials");
    EXPECT_TRUE(ViolationsOf([&](Scenario& scenario) {
                    second(scenario);
                    scenario.server.adapters = 2;
                }).empty());
    EXPECT_EQ(OnlyKeyOf([](Scenario& scenario) {
                  scenario.server.registry[RegistryName::DontAddDefaultGateway] = 0;
              }),
              "server.registry.DontAddDefaultGateway");
}

TEST(MachineRules, WantAModemForItsError)
{
    EXPECT_EQ(OnlyKeyOf([](Scenario& scenario) { Home(scenario).entry.modemError = 678; }),
              "clients.home.modem");
}

TEST(MachineRules, WantAUseForWhatIsSaidOfIt)
{
    EXPECT_EQ(OnlyKeyOf([](Scenario& scenario) { Home(scenario).resource.servers = 7; }),
              "clients.home.browse_servers");
    EXPECT_EQ(OnlyKeyOf([](Scenario& scenario) { Home(scenario).resource.granted = false; }),
              "clients.home.account.resource");
}

} // namespace
} // namespace pptplab::sim
