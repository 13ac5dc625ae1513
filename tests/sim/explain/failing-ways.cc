// SPDX-License-Identifier: GPL-2.0-only
// What stands between callers and server: filters, translation of addresses, the way of GRE.
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace pptplab::sim::explain
{

namespace
{

/// A place that filters, and what it calls the direction from the caller to the server.
struct Place
{
    const char* name;
    const char* keys;
    const char* toServer;
    const char* fromServer;
};

constexpr std::array kPlaces = {
    Place{"provider", "at = \"provider\"\ninterface = \"clients\"\n", "in", "out"},
    Place{"server", "at = \"servers\"\n", "in", "out"},
    Place{"caller", "at = \"clients\"\n", "out", "in"}};

bool
IsOwn(const Place& place)
{
    return std::string_view(place.name) == "caller";
}

constexpr const char* kDrop = "\"drop\"";
constexpr const char* kReset = "\"rst\"";
constexpr std::array kVerdicts = {kDrop, "{ icmp = 2 }", "{ icmp = 13 }"};

std::string
Rule(const Place& place,
     const std::string& direction,
     const std::string& verdict,
     const char* match)
{
    return fmt::format("[[firewall]]\n{}direction = \"{}\"\nverdict = {}\nmatch = {}\n",
                       place.keys,
                       direction,
                       verdict,
                       match);
}

FailingSetting
WithRule(const std::string& name, const std::string& server, const std::string& rule)
{
    Parts parts;
    parts.server = server;
    parts.rest = rule;
    return {name, TomlOf(parts), {}, {}};
}

std::vector<FailingSetting>
BlockedGre()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        for (const Place& place : kPlaces)
        {
            for (const char* verdict : kVerdicts)
            {
                const auto add = [&](const std::string& direction,
                                     std::uint16_t error,
                                     const std::vector<std::string>& causes) {
                    FailingSetting one = WithRule(
                        fmt::format(
                            "GRE, {}: {} {} {}", product.name, place.name, direction, verdict),
                        product.keys,
                        Rule(place, direction, verdict, "{ protocol = \"gre\" }"));
                    one.error = error;
                    one.causes = causes;
                    all.push_back(one);
                };
                const bool own = IsOwn(place);
                add(place.toServer, 718, {"gre-to-server-blocked"});
                add(place.fromServer,
                    721,
                    own ? std::vector<std::string>{"own-firewall-inwards"}
                        : std::vector<std::string>{"gre-from-server-blocked"});
                add("both", 721, {own ? "own-firewall" : "gre-blocked"});
            }
        }
    }
    return all;
}

/// A rule on TCP port 1723. Only what the caller sends himself is answered, by RST or ICMP.
FailingSetting
BlockedPort(const ProductKeys& product,
            const Place& place,
            const std::string& direction,
            const std::string& verdict)
{
    FailingSetting one = WithRule(
        fmt::format("port 1723, {}: {} {} {}", product.name, place.name, direction, verdict),
        product.keys,
        Rule(place, direction, verdict, "{ protocol = \"tcp\", port = 1723 }"));
    if (verdict == kReset)
    {
        one.error = 678;
        one.causes = {IsOwn(place) ? "own-firewall-reset" : "port-1723-reset"};
        return one;
    }
    const bool silent = verdict == kDrop || direction == place.fromServer;
    one.error = 650;
    one.causes = {IsOwn(place) ? "own-firewall-port-1723"
                  : silent     ? "port-1723-dropped"
                               : "port-1723-unreachable"};
    return one;
}

std::vector<FailingSetting>
BlockedPort()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        for (const Place& place : kPlaces)
        {
            for (const char* verdict : kVerdicts)
            {
                for (const char* direction : {place.toServer, "both", place.fromServer})
                {
                    all.push_back(BlockedPort(product, place, direction, verdict));
                }
            }
            for (const char* direction : {place.toServer, "both"})
            {
                all.push_back(BlockedPort(product, place, direction, kReset));
            }
        }
    }
    return all;
}

std::vector<FailingSetting>
Translation()
{
    std::vector<FailingSetting> all;
    const auto add = [&](const std::string& name,
                         const std::string& nat,
                         const char* calls,
                         std::uint16_t error,
                         const char* cause) {
        for (const ProductKeys& product : Products())
        {
            Parts parts;
            parts.server = product.keys;
            parts.calls = calls;
            parts.rest = "[[nat]]\nat = \"clients\"\n" + nat;
            all.push_back(
                {fmt::format("nat, {}: {}", product.name, name), TomlOf(parts), error, {cause}});
        }
    };
    constexpr const char* kAlone = R"([["1s", "5s"]])";
    constexpr const char* kTwo = R"([["1s", "60s"], ["10s", "30s"]])";
    add("without GRE, alone", "clients_per_address = 1\n", kAlone, 721, "nat-without-gre");
    add("without GRE, two", "", kTwo, 721, "nat-without-gre");
    add("one call of GRE, together", "gre = \"address\"\n", kTwo, 721, "nat-one-call");
    add("no port left", "gre = \"call-id\"\nports = [61000, 61000]\n", kTwo, 650, "nat-ports");
    for (const ProductKeys& product : Products())
    {
        Parts parts;
        parts.server = product.keys;
        parts.rest = "[[nat]]\nat = \"servers\"\ngre = \"none\"\nforward_gre = []\n";
        all.push_back({"nat, " + product.name + ": at the server, TCP 1723 alone",
                       TomlOf(parts),
                       721,
                       {"nat-at-server"}});
    }
    return all;
}

std::vector<FailingSetting>
OtherWays()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        Parts adapters;
        adapters.server = product.keys + "adapters = 2\n";
        adapters.client = "dials = \"second\"\n";
        all.push_back({"way, " + product.name + ": answers from another address",
                       TomlOf(adapters),
                       721,
                       {"other-address"}});
        FailingSetting replies =
            WithRule("way, " + product.name + ": replies of the control connection",
                     product.keys,
                     Rule(kPlaces[0],
                          "out",
                          "\"drop\"",
                          "{ protocol = \"tcp\", source_port = 1723, tcp_flags = [\"psh\"] }"));
        replies.error = 650;
        replies.causes = {"reply-missing"};
        all.push_back(replies);
        Parts lossy;
        lossy.server = product.keys;
        lossy.client = "access.outages = [[\"1450ms\", \"60s\"]]\n";
        all.push_back(
            {"way, " + product.name + ": line lost in LCP", TomlOf(lossy), 718, {"packets-lost"}});
    }
    return all;
}

} // namespace

std::vector<FailingSetting>
WaySettings()
{
    return Together({BlockedGre(), BlockedPort(), Translation(), OtherWays()});
}

} // namespace pptplab::sim::explain
