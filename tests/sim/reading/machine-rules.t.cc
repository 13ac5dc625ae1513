// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/machine-rules.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace pptplab::sim::reading
{
namespace
{

std::vector<scenario::Violation>
ViolationsOf(const std::function<void(scenario::Scenario&)>& change)
{
    scenario::Scenario scenario;
    scenario::ClientGroup group;
    group.calls.name = "home";
    scenario.clients = {group};
    change(scenario);
    std::vector<scenario::Violation> violations;
    scenario::ValidateMachines(scenario, violations);
    return violations;
}

std::string
OnlyKeyOf(const std::function<void(scenario::Scenario&)>& change)
{
    const auto violations = ViolationsOf(change);
    return violations.size() == 1 ? violations.front().key
                                  : std::to_string(violations.size()) + " violations";
}

scenario::ClientGroup&
Home(scenario::Scenario& scenario)
{
    return scenario.clients.front();
}

TEST(MachineRules, HaveNothingAgainstTheDefaults)
{
    EXPECT_TRUE(ViolationsOf([](scenario::Scenario&) {}).empty());
}

TEST(MachineRules, WantASecondAdapterForWhatConcernsIt)
{
    const auto second = [](scenario::Scenario& scenario) {
        Home(scenario).dials = scenario::Dials::Second;
    };
    EXPECT_EQ(OnlyKeyOf(second), "clients.home.dials");
    EXPECT_TRUE(ViolationsOf([&](scenario::Scenario& scenario) {
                    second(scenario);
                    scenario.server.adapters = 2;
                }).empty());
    EXPECT_EQ(OnlyKeyOf([](scenario::Scenario& scenario) {
                  scenario.server.registry[scenario::RegistryName::DontAddDefaultGateway] = 0;
              }),
              "server.registry.DontAddDefaultGateway");
}

TEST(MachineRules, WantAModemForItsError)
{
    EXPECT_EQ(
        OnlyKeyOf([](scenario::Scenario& scenario) { Home(scenario).entry.modemError = 678; }),
        "clients.home.modem");
}

TEST(MachineRules, WantAUseForWhatIsSaidOfIt)
{
    EXPECT_EQ(OnlyKeyOf([](scenario::Scenario& scenario) { Home(scenario).resource.servers = 7; }),
              "clients.home.browse_servers");
    EXPECT_EQ(
        OnlyKeyOf([](scenario::Scenario& scenario) { Home(scenario).resource.granted = false; }),
        "clients.home.account.resource");
}

} // namespace
} // namespace pptplab::sim::reading
