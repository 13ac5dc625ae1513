// SPDX-License-Identifier: GPL-2.0-only
// From the keys of a scenario to the error on the caller's screen and the entry in the event log,
// every packet in between.
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <set>

namespace pptplab::sim::run
{
namespace
{

using namespace std::chrono_literals;

struct Case
{
    const char* name;
    std::function<void(scenario::Scenario&)> change;
    Outcome outcome;
    int error;                      ///< 0 when it connects
    std::set<std::uint32_t> events; ///< numbers in the log
};

void
PrintTo(const Case& of, std::ostream* out)
{
    *out << of.name;
}

scenario::Scenario
OneOffice()
{
    scenario::Scenario scenario;
    scenario.engine = scenario::Engine::Packet;
    scenario.duration = 60s;
    scenario.server.ras.ports = 4;
    scenario.server.ras.poolSize = 4;
    scenario.server.setupTime.reset();
    scenario::ClientGroup group;
    group.calls.name = "office";
    group.calls.arrivalRate = {0.1};
    group.calls.holding = population::Law::Constant(2s);
    scenario.clients = {group};
    return scenario;
}

std::function<void(scenario::Scenario&)>
Account(scenario::AccountState state)
{
    return
        [state](scenario::Scenario& scenario) { scenario.clients.front().account.state = state; };
}

scenario::SecuritySpec&
ClientSecurity(scenario::Scenario& scenario)
{
    return scenario.clients.front().security;
}

using session::EncryptionPolicy;

std::vector<Case>
Accounts()
{
    return {
        {"Plain", [](scenario::Scenario&) {}, Outcome::Connected, 0, {20017, 20019}},
        {"NoPermission",
         Account(scenario::AccountState::NoPermission),
         Outcome::FailedPermission,
         649,
         {20082}},
        {"OutsideHours",
         Account(scenario::AccountState::OutsideHours),
         Outcome::FailedPermission,
         646,
         {20016}},
        {"Disabled",
         Account(scenario::AccountState::Disabled),
         Outcome::FailedPermission,
         647,
         {20016}},
        {"Expired",
         Account(scenario::AccountState::Expired),
         Outcome::FailedPermission,
         708,
         {20081}},
        {"PasswordExpired",
         Account(scenario::AccountState::PasswordExpired),
         Outcome::FailedPermission,
         648,
         {20080}},
        {"PasswordUnchangeable",
         Account(scenario::AccountState::PasswordUnchangeable),
         Outcome::FailedPermission,
         709,
         {20016}},
        {"WrongPassword",
         [](scenario::Scenario& s) { s.clients.front().account.password = "other"; },
         Outcome::FailedPassword,
         691,
         {20016}},
        {"RetypedPassword",
         [](scenario::Scenario& s) {
             s.clients.front().account.password = "other";
             s.clients.front().retypedPassword = "other";
         },
         Outcome::Connected,
         0,
         {20017, 20019}},
        {"RrasNumbers",
         [](scenario::Scenario& s) {
             s.server.ras.level.product = ras::Product::Rras;
             s.clients.front().account.state = scenario::AccountState::NoPermission;
         },
         Outcome::FailedPermission,
         649,
         {20078}},
    };
}

std::vector<Case>
Security()
{
    return {
        {"RequiredByServer", // Q172215: the caller only sees that he was hung up on
         [](scenario::Scenario& s) {
             s.server.security.encryption = EncryptionPolicy::Required;
             ClientSecurity(s).encryption = EncryptionPolicy::None;
         },
         Outcome::FailedHungUp,
         629,
         {20017, 20084}},
        {"Required128ByServer",
         [](scenario::Scenario& s) {
             s.server.security.encryption = EncryptionPolicy::Required128;
             s.server.security.encryptionBits = {"40", "128"};
         },
         Outcome::FailedHungUp,
         629,
         {20017, 20077}},
        {"ServerWithout",
         [](scenario::Scenario& s) {
             s.server.security.encryption = EncryptionPolicy::None;
             ClientSecurity(s).encryption = EncryptionPolicy::Required;
         },
         Outcome::FailedEncryption,
         742,
         {20017, 20019}},
        {"BuildWithout",
         [](scenario::Scenario& s) {
             ClientSecurity(s).encryption = EncryptionPolicy::Required128;
         },
         Outcome::FailedEncryption,
         741,
         {20017, 20019}},
        {"NothingToLogOnWith",
         [](scenario::Scenario& s) { ClientSecurity(s).authentication = {"pap"}; },
         Outcome::FailedHungUp,
         629,
         {20077}},
    };
}

std::vector<Case>
Pools()
{
    return {
        {"UnboundProtocol",
         [](scenario::Scenario& s) {
             s.clients.front().calls.protocols = {NetworkProtocol::NetBeui};
             s.server.ras.boundProtocols.assign(4, {NetworkProtocol::TcpIp});
         },
         Outcome::FailedNoProtocol,
         720,
         {20017, 20077}},
        {"NoAddress",
         [](scenario::Scenario& s) { s.server.ras.poolSize = 0; },
         Outcome::FailedNoAddress,
         733,
         {20017, 20077}},
        {"EmptyPool717",
         [](scenario::Scenario& s) {
             s.server.ras.poolSize = 0;
             s.server.addressing.emptyPoolError = scenario::EmptyPoolError::NoAddress;
         },
         Outcome::FailedNoAddress,
         717,
         {20017, 20077}},
        {"ProposedToAStaticPool",
         [](scenario::Scenario& s) { s.clients.front().ipAddress = 0xAC100009; },
         Outcome::FailedNoAddress,
         735,
         {20017, 20019}},
        {"Proposed",
         [](scenario::Scenario& s) {
             s.server.addressing.source = scenario::Addressing::Client;
             s.clients.front().ipAddress = 0xAC100009;
         },
         Outcome::Connected,
         0,
         {20017, 20019}},
    };
}

std::vector<Case>
Leasing()
{
    return {
        {"Leases",
         [](scenario::Scenario& s) { s.server.addressing.source = scenario::Addressing::Dhcp; },
         Outcome::Connected,
         0,
         {20017, 20019, 20092}},
        {"NoDhcpServer", // Q151760
         [](scenario::Scenario& s) {
             s.server.addressing.source = scenario::Addressing::Dhcp;
             s.server.addressing.dhcp.outageFrom = Duration::zero();
             s.duration = 80s; // 20091 is written after a minute of asking
         },
         Outcome::FailedNoAddress,
         733,
         {20017, 20091}},
        {"OneLease",
         [](scenario::Scenario& s) {
             s.server.addressing.source = scenario::Addressing::Dhcp;
             s.server.addressing.dhcp.poolSize = 1;
         },
         Outcome::FailedNoAddress,
         733,
         {20017, 20090, 20092}},
        {"EveryAddressTaken", // Q171860
         [](scenario::Scenario& s) { s.server.addressing.taken = 4; },
         Outcome::FailedProjection,
         629,
         {20017, 20053}},
        {"EveryAddressTakenAndSilence",
         [](scenario::Scenario& s) {
             s.server.addressing.taken = 4;
             s.server.session.unprojected = session::Unprojected::Silence;
         },
         Outcome::FailedProjection,
         718,
         {20017, 20053}},
    };
}

std::vector<Case>
Cases()
{
    std::vector<Case> cases;
    for (const auto& subject : {Accounts(), Security(), Pools(), Leasing()})
    {
        cases.insert(cases.end(), subject.begin(), subject.end());
    }
    return cases;
}

class WhatCallersSee : public testing::TestWithParam<Case>
{
};

TEST_P(WhatCallersSee, IsTheErrorOfItsCauseAndTheServerLogsIt)
{
    scenario::Scenario scenario = OneOffice();
    GetParam().change(scenario);
    LogRecorder recorder(scenario, 100);
    const auto counted = RunReplication(scenario, 0, std::nullopt, &recorder);
    const RunLog& log = recorder.Log();
    std::uint64_t offered = 0;
    std::uint64_t attempts = 0;
    for (const analysis::Batch& batch : counted.batches)
    {
        offered += OfferedIn(batch);
        attempts += batch.outcomes.at(static_cast<std::size_t>(GetParam().outcome));
    }
    EXPECT_GT(attempts, 0U);
    EXPECT_EQ(attempts, offered) << "all alike";
    if (GetParam().error == 0)
    {
        EXPECT_TRUE(log.errors.empty());
    }
    else
    {
        ASSERT_EQ(log.errors.size(), 1U);
        EXPECT_EQ(log.errors.begin()->first.first, GetParam().outcome);
        EXPECT_EQ(log.errors.begin()->first.second, GetParam().error);
        EXPECT_EQ(log.errors.begin()->second, attempts);
    }
    std::set<std::uint32_t> numbers;
    for (const auto& [number, kind] : log.kinds)
    {
        numbers.insert(number);
    }
    EXPECT_EQ(numbers, GetParam().events);
}

INSTANTIATE_TEST_SUITE_P(Keys,
                         WhatCallersSee,
                         testing::ValuesIn(Cases()),
                         [](const auto& instance) { return std::string(instance.param.name); });

TEST(RunLog, OfACallEngineKnowsWhatRefusedCallersSee)
{
    scenario::Scenario scenario = OneOffice();
    scenario.engine = scenario::Engine::Call;
    scenario.server.setupTime = population::Law::Constant(1s);
    scenario.server.ras.ports = 1;
    scenario.duration = 1000s;
    for (const auto& [refusal, error] : {std::pair{session::CallRefusal::Busy, 676},
                                         std::pair{session::CallRefusal::NoResource, 678},
                                         std::pair{session::CallRefusal::Close, 678}})
    {
        scenario.server.refusal = refusal;
        LogRecorder recorder(scenario, 100);
        RunReplication(scenario, 0, std::nullopt, &recorder);
        ASSERT_EQ(recorder.Log().errors.size(), 1U);
        EXPECT_EQ(recorder.Log().errors.begin()->first.second, error);
        EXPECT_TRUE(recorder.Log().entries.empty());
    }
}

} // namespace
} // namespace pptplab::sim::run
