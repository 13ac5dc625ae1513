// SPDX-License-Identifier: GPL-2.0-only

// Which account a caller's name means, with a domain or without.

#include "models/auth/hashes.h"
#include "tests/models/node/lab.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

using Accounts = std::vector<std::pair<std::string, std::u16string>>;

/// What becomes of a caller who types that name and "password".
Outcome
LogOn(const std::string& typed, const Accounts& accounts, ppp::AuthenticationProtocols protocols)
{
    SmallNetwork net;
    PptpHelper pptp;
    pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
    const auto ras = pptp.InstallServer(net.server);
    RasServer::Options server;
    server.session.authentication.protocols = protocols;
    ras->Configure(server);
    for (const auto& [name, password] : accounts)
    {
        ras->SetAccount(name, auth::AccountWith(password));
    }
    session::ClientOptions client;
    client.user = typed;
    client.authentication.protocols = protocols;
    const auto caller = pptp.InstallClient(net.client, "office", client);
    std::vector<Outcome> outcomes;
    caller->TraceConnectWithoutContext(
        "Outcome", ns3::Callback<void, Outcome, ns3::Time>([&outcomes](Outcome outcome, ns3::Time) {
            outcomes.push_back(outcome);
        }));
    ns3::Simulator::Schedule(
        ns3::Seconds(1),
        &PptpClient::Dial,
        caller,
        PptpClient::Call{SmallNetwork::kServerAddress, {NetworkProtocol::TcpIp}, ras});
    ns3::Simulator::Stop(ns3::Seconds(30));
    ns3::Simulator::Run();
    EXPECT_EQ(outcomes.size(), 1U);
    return outcomes.empty() ? Outcome{} : outcomes.front();
}

TEST(AccountNames, ADomainCountsOnlyWhereAnAccountHasIt)
{
    const Accounts plain = {{"alice", u"password"}};
    const Accounts written = {{"CORP\\alice", u"password"}};
    const Accounts both = {{"alice", u"another"}, {"CORP\\alice", u"password"}};
    struct Row
    {
        const char* typed;
        Accounts accounts;
        Outcome outcome;
    };
    const std::vector<Row> rows = {
        {"alice", plain, Outcome::Connected},
        {"CORP\\alice", plain, Outcome::Connected},
        {"CORP\\alice", written, Outcome::Connected},
        {"SALES\\alice", written, Outcome::FailedPassword},
        {"alice", written, Outcome::FailedPassword},
        {"CORP\\alice", both, Outcome::Connected},
        {"SALES\\alice", both, Outcome::FailedPassword},
        {"CORP\\bob", plain, Outcome::FailedPassword},
    };
    for (const auto& protocols : {ppp::AuthenticationProtocols{true, false, false, false},
                                  ppp::AuthenticationProtocols{false, true, false, false},
                                  ppp::AuthenticationProtocols{false, false, false, true}})
    {
        for (const Row& row : rows)
        {
            SCOPED_TRACE(row.typed);
            EXPECT_EQ(LogOn(row.typed, row.accounts, protocols), row.outcome);
        }
    }
}

} // namespace
} // namespace pptplab::node
