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

// Q129593: NT Workstation takes one incoming call.
TEST(MachineRules, WorkstationHasOnePort)
{
    const auto withPorts = [](ras::Product product, std::uint32_t ports) {
        return [=](scenario::Scenario& scenario) {
            scenario.server.ras.level.product = product;
            scenario.server.ras.ports = ports;
        };
    };
    EXPECT_EQ(OnlyKeyOf(withPorts(ras::Product::Workstation, 50)), "server.ports");
    EXPECT_EQ(OnlyKeyOf(withPorts(ras::Product::Workstation, 2)), "server.ports");
    EXPECT_TRUE(ViolationsOf(withPorts(ras::Product::Workstation, 1)).empty());
    EXPECT_TRUE(ViolationsOf(withPorts(ras::Product::Ras, 50)).empty());
    EXPECT_TRUE(ViolationsOf(withPorts(ras::Product::TerminalServer, 50)).empty());
    EXPECT_EQ(OnlyKeyOf([&](scenario::Scenario& scenario) {
                  withPorts(ras::Product::Workstation, 1)(scenario);
                  scenario.server.registry[scenario::RegistryName::NumberLineDevices] = 3;
              }),
              "server.registry.NumberLineDevices");
}

} // namespace
} // namespace pptplab::sim::reading
