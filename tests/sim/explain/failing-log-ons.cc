// SPDX-License-Identifier: GPL-2.0-only
// Accounts, passwords, ways to log on, protocols.
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace pptplab::sim::explain
{

namespace
{

/// How both sides log on; MS-CHAP v2 is there from SP4.
struct LogOn
{
    std::string name;
    std::string client;
};

std::vector<LogOn>
LogOns()
{
    return {{"ms-chap", "authentication = [\"ms-chap\"]\n"},
            {"ms-chap-v2", "authentication = [\"ms-chap-v2\"]\nservice_pack = \"sp6a\"\n"},
            {"chap", "authentication = [\"chap\"]\n"},
            {"pap", "authentication = [\"pap\"]\n"}};
}

std::vector<FailingSetting>
Accounts()
{
    struct State
    {
        const char* name;
        std::uint16_t error;
        const char* cause;
    };

    constexpr std::array kStates = {State{"no-permission", 649, "no-dial-in-permission"},
                                    State{"outside-hours", 646, "log-on-hours"},
                                    State{"disabled", 647, "account-disabled"},
                                    State{"expired", 708, "account-expired"},
                                    State{"password-expired", 648, "password-expired"},
                                    State{"password-unchangeable", 709, "password-unchangeable"}};
    std::vector<FailingSetting> all;
    for (const char* product : {"ras", "rras"})
    {
        for (const char* logOn : {"ms-chap", "ms-chap-v2"})
        {
            for (const State& state : kStates)
            {
                Parts parts;
                parts.server = fmt::format("product = \"{}\"\nservice_pack = \"sp6a\"\n", product);
                parts.client = fmt::format("service_pack = \"sp6a\"\nauthentication = [\"{}\"]\n"
                                           "account.state = \"{}\"\n",
                                           logOn,
                                           state.name);
                all.push_back({fmt::format("account, {}, {}: {}", product, logOn, state.name),
                               TomlOf(parts),
                               state.error,
                               {state.cause}});
            }
        }
    }
    return all;
}

std::vector<FailingSetting>
Passwords()
{
    std::vector<FailingSetting> all;
    for (const char* product : {"ras", "rras"})
    {
        for (const LogOn& logOn : LogOns())
        {
            Parts parts;
            parts.server = fmt::format("product = \"{}\"\nservice_pack = \"sp6a\"\n"
                                       "authentication = [\"{}\"]\n",
                                       product,
                                       logOn.name);
            parts.client = logOn.client + "account.password = \"another\"\n";
            all.push_back({fmt::format("password, {}, {}", product, logOn.name),
                           TomlOf(parts),
                           691,
                           {"wrong-password"}});
        }
    }
    return all;
}

std::vector<FailingSetting>
NothingInCommon()
{
    std::vector<FailingSetting> all;
    for (const char* product : {"ras", "rras"})
    {
        for (const LogOn& server : LogOns())
        {
            for (const LogOn& caller : LogOns())
            {
                if (server.name == caller.name)
                {
                    continue;
                }
                Parts parts;
                parts.server = fmt::format("product = \"{}\"\nservice_pack = \"sp6a\"\n"
                                           "authentication = [\"{}\"]\n",
                                           product,
                                           server.name);
                parts.client = caller.client;
                all.push_back(
                    {fmt::format(
                         "log-on, {}: server {}, caller {}", product, server.name, caller.name),
                     TomlOf(parts),
                     629,
                     {"no-log-on-in-common"}});
            }
        }
    }
    return all;
}

/// One bit each.
constexpr std::array<std::pair<unsigned, const char*>, 3> kProtocols = {
    {{1, "tcpip"}, {2, "netbeui"}, {4, "ipx"}}};
constexpr unsigned kTcpIp = 1;
constexpr unsigned kEndOfSets = 8;

std::string
Listed(unsigned set, const char* between)
{
    std::string names;
    for (const auto& [bit, name] : kProtocols)
    {
        names += (set & bit) == 0 ? "" : (names.empty() ? "" : between) + std::string(name);
    }
    return names;
}

FailingSetting
NoProtocolInCommon(const ProductKeys& product, unsigned server, unsigned caller)
{
    Parts parts;
    parts.server = product.keys + fmt::format("protocols = [\"{}\"]\n", Listed(server, "\", \""));
    parts.calls = fmt::format(R"([["1s", "5s", "{}"]])", Listed(caller, "+"));
    const bool asksTcpIp = (caller & kTcpIp) != 0; // Q168720
    return {fmt::format("protocols, {}: server {}, caller {}",
                        product.name,
                        Listed(server, "+"),
                        Listed(caller, "+")),
            TomlOf(parts),
            static_cast<std::uint16_t>(asksTcpIp ? 733 : 720),
            {asksTcpIp ? "no-tcpip-at-server" : "no-protocol-in-common"}};
}

/// Any two sets without a common member.
std::vector<FailingSetting>
NoProtocolInCommon(const ProductKeys& product)
{
    std::vector<FailingSetting> all;
    for (unsigned server = 1; server < kEndOfSets; ++server)
    {
        for (unsigned caller = 1; caller < kEndOfSets; ++caller)
        {
            if ((server & caller) == 0)
            {
                all.push_back(NoProtocolInCommon(product, server, caller));
            }
        }
    }
    return all;
}

} // namespace

std::vector<FailingSetting>
LogOnSettings()
{
    return Together({Accounts(), Passwords(), NothingInCommon()});
}

std::vector<FailingSetting>
ProtocolSettings()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        all = Together({all, NoProtocolInCommon(product)});
        Parts parts;
        parts.server = product.keys + "tcpip_ports = 0\n";
        all.push_back({"protocols, " + product.name + ": TCP/IP on no port",
                       TomlOf(parts),
                       733,
                       {"no-tcpip-at-server"}});
    }
    return all;
}

} // namespace pptplab::sim::explain
