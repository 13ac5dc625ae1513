// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key.h"

#include "sim/scenario/keys/key-tables.h"
#include "sim/scenario/keys/resolved-text.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::reading
{

namespace
{

struct KeyCase
{
    const char* path;
    const char* value; ///< legal, and not the default
};

// One legal value for each key. A key without one fails the next test.
constexpr std::array<KeyCase, 118> kCases = {{
    {"scenario.engine", "packet"},
    {"scenario.seed", "9223372036854775807"},
    {"scenario.replications", "10"},
    {"scenario.duration", "2000s"},
    {"scenario.refusals_by", "splitting"},
    {"scenario.precision", "2.5%"},
    {"scenario.precision", "0.001"},
    {"scenario.warm_up", "100s"},
    {"scenario.by", "[\"hour\", \"server\"]"},
    {"server.count", "3"},
    {"server.ports", "256"},
    {"server.product", "rras"},
    {"server.service_pack", "sp6a"},
    {"server.hotfixes", "[\"Q194465\"]"},
    {"server.hunt", "longest-idle"},
    {"server.cleanup", "{ lognormal = { mean = \"4s\", cv = 0.5 } }"},
    {"server.cleanup_blocks", "server"},
    {"server.idle_since", "clean-up-end"},
    {"server.setup_time", "{ uniform = [\"1s\", \"2s\"] }"},
    {"server.refusal", "close"},
    {"server.start_delay", "110ms"},
    {"server.call_delay", "91ms"},
    {"server.pool_size", "2"},
    {"server.addressing", "dhcp"},
    {"server.empty_pool_error", "\"717\""},
    {"server.taken_addresses", "2"},
    {"server.unprojected", "silence"},
    {"clients.name", "home"},
    {"clients.arrival_rate", "3/min"},
    {"clients.holding", "{ hyperexponential = { mean = \"30min\", cv = 2 } }"},
    {"clients.protocols", "[\"netbeui\", \"ipx\"]"},
    {"clients.netbeui_share", "0.25"},
    {"clients.product", "rras"},
    {"clients.service_pack", "sp5"},
    {"clients.user", "somebody"},
    {"clients.password", "secret"},
    {"clients.access.preset", "modem-33.6"},
    {"clients.access.rate", "33.6kbps"},
    {"clients.access.delay", "100ms"},
    {"clients.access.rate_up", "28.8kbps"},
    {"clients.access.rate_down", "56kbps"},
    {"clients.access.queue", "3000"},
    {"clients.access.loss", "0.05"},
    {"clients.access.loss_up", "0.1"},
    {"clients.access.loss_down", "0"},
    {"clients.access.burst_loss.outside", "0.01"},
    {"clients.access.jitter", "200ms"},
    {"clients.access.jitter", "{ lognormal = { mean = \"50ms\", cv = 1 } }"},
    {"clients.access.duplicate", "0.01"},
    {"clients.access.outages", "[[\"10s\", \"20s\"], [\"1min\", \"61s\"]]"},
    {"server.access.preset", "t1"},
    {"server.access.rate", "1.544Mbps"},
    {"server.access.delay", "5ms"},
    {"server.access.rate_up", "128kbps"},
    {"server.access.rate_down", "1Mbps"},
    {"server.access.queue", "0"},
    {"server.access.loss", "1"},
    {"server.access.loss_up", "0.1"},
    {"server.access.loss_down", "0.2"},
    {"server.access.burst_loss.outside", "0.01"},
    {"server.access.jitter", "1ms"},
    {"server.access.duplicate", "0.5"},
    {"server.access.outages", "[[\"0s\", \"20s\"]]"},
    {"server.adapters", "2"},
    {"server.strangers", "close"},
    {"server.registry.PeerClientIPAddresses", "[\"10.0.0.2\"]"},
    {"clients.device", "modem"},
    {"clients.default_gateway", "local"},
    {"clients.callers_per_machine", "2"},
    {"clients.use", "browse"},
    {"topology.kind", "star"},
    {"clients.hang_up", "server"},
    {"scenario.encryption", "modelled"},
    {"server.protocols", "[\"tcpip\"]"},
    {"server.tcpip_ports", "3"},
    {"server.netbeui_ports", "2"},
    {"server.ipx_ports", "0"},
    {"server.encryption", "required-128"},
    {"server.encryption_bits", "[\"56\", \"128\"]"},
    {"server.authentication", "[\"chap\", \"pap\"]"},
    {"server.compression", "off"},
    {"server.first_flush", "set"},
    {"server.flush_key", "next"},
    {"server.section_sign", "21"},
    {"clients.hotfixes", "[\"Q189595\"]"},
    {"clients.retyped_password", "Password"},
    {"clients.account.state", "allowed"},
    {"clients.account.password", "password"},
    {"clients.account.set_on", "sp5"},
    {"clients.encryption", "none"},
    {"clients.encryption_bits", "[\"128\"]"},
    {"clients.authentication", "[\"pap\"]"},
    {"clients.compression", "off"},
    {"clients.first_flush", "set"},
    {"clients.flush_key", "next"},
    {"clients.section_sign", "167"},
    {"clients.traffic.rate", "64kbps"},
    {"clients.no_data_after", "10s"},
    {"clients.office.account.set_on", "rtm"},
    {"clients.office.holding", "{ exponential = \"10min\" }"},
    {"clients.idle_tail", "{ gamma = { mean = \"30min\", cv = 2 } }"},
    {"clients.idle_limit", "20min"},
    {"clients.call_limit", "3h"},
    {"clients.silent_share", "0.1"},
    {"clients.ports_per_call", "2"},
    {"clients.profile", "[[\"0s\", 1], [\"9h\", 2.5]]"},
    {"clients.auto_redial.pause", "15s"},
    {"clients.dials", "stale"},
    {"server.spread", "round-robin"},
    {"server.name_ttl", "5min"},
    {"server.connect_timeout", "21s"},
    {"server.overflow_count", "2"},
    {"server.drop_at", "500s"},
    {"server.dead_tunnel.idle", "30s"},
    {"server.dead_tunnel.answer", "10s"},
    {"server.dead_tunnel.retransmissions", "24"},
    {"server.dead_tunnel.rto", "3s"},
    {"server.dead_tunnel.rto_ceiling", "2min"},
}};

bool
NeedsPackets(const std::string& path)
{
    const auto keys = scenario::AllKeys();
    return std::any_of(keys.begin(), keys.end(), [&path](const scenario::KeyText& key) {
        return key.path == path && key.engines == scenario::Engines::PacketOnly;
    });
}

bool
IsFaultKey(const std::string& path)
{
    const auto keys = scenario::ServerFaultKeys();
    return std::any_of(
        keys.begin(), keys.end(), [&path](const scenario::Key<scenario::ServerSpec>& key) {
            return path == "server." + std::string(key.note.name);
        });
}

ScenarioReading
ReadWithPackets(const std::string& path, const std::string& value)
{
    scenario::Document document = scenario::ParseDocument(kSmall, "test.toml");
    EXPECT_FALSE(
        scenario::Assign(document.root, "scenario.engine", scenario::ParseOptionValue("packet")));
    const auto wrong = scenario::Assign(document.root, path, scenario::ParseOptionValue(value));
    EXPECT_FALSE(wrong) << *wrong;
    return ReadScenario(document.root);
}

TEST(ReadScenario, EachKeyIsReadAndWrittenBack)
{
    for (const KeyCase& each : kCases)
    {
        SCOPED_TRACE(each.path);
        const ScenarioReading reading = NeedsPackets(each.path)
                                            ? ReadWithPackets(each.path, each.value)
                                            : ReadWith(each.path, each.value);
        ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
        const std::string text = scenario::ResolvedText(reading.scenario);
        const ScenarioReading again = Read(text);
        ASSERT_TRUE(again.problems.empty()) << FirstProblem(again) << "\n" << text;
        EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
        const bool isDefault = std::string(each.path) == "topology.kind" ||
                               std::string(each.path) == "clients.account.state";
        EXPECT_EQ(text == scenario::ResolvedText(Read(kSmall).scenario), isDefault);
    }
}

TEST(ReadScenario, EachKeyOfTheTableHasACase)
{
    // Keys that need a second key beside them; the tests below give it to them.
    const std::vector<std::string> paired = {"question",
                                             "server.filtering_stops_at",
                                             "server.dhcp.pool_size",
                                             "server.dhcp.lease_time",
                                             "server.dhcp.delay",
                                             "server.dhcp.outage_from",
                                             "server.dhcp.outage_until",
                                             "server.dhcp.retry",
                                             "clients.ip_address",
                                             "clients.count",
                                             "clients.idle_time",
                                             "clients.redial.probability",
                                             "clients.redial.pause",
                                             "clients.redial.tries",
                                             "clients.traffic.size",
                                             "clients.modem.error",
                                             "clients.modem.after",
                                             "clients.browse_servers",
                                             "clients.account.resource",
                                             "clients.traffic.direction",
                                             "clients.redial.patience",
                                             "clients.auto_redial.attempts",
                                             "clients.reconnect.probability",
                                             "clients.reconnect.pause",
                                             "clients.interarrival",
                                             "clients.trace",
                                             "clients.profile_period",
                                             "clients.sinusoid.amplitude",
                                             "clients.sinusoid.period",
                                             "clients.sinusoid.peak",
                                             "clients.flash.at",
                                             "clients.flash.factor",
                                             "clients.flash.lasts",
                                             "clients.access.burst_loss.enter",
                                             "clients.access.burst_loss.leave",
                                             "clients.access.burst_loss.inside",
                                             "clients.access.jitter_order",
                                             "clients.access.reorder",
                                             "clients.access.reorder_delay",
                                             "clients.access.random_outages.up",
                                             "clients.access.random_outages.down",
                                             "clients.access.retrain.every",
                                             "clients.access.retrain.lasts",
                                             "server.access.burst_loss.enter",
                                             "server.access.burst_loss.leave",
                                             "server.access.burst_loss.inside",
                                             "server.access.jitter_order",
                                             "server.access.reorder",
                                             "server.access.reorder_delay",
                                             "server.access.random_outages.up",
                                             "server.access.random_outages.down",
                                             "server.access.retrain.every",
                                             "server.access.retrain.lasts",
                                             "server.failure.at",
                                             "server.failure.server",
                                             "server.failure.kind",
                                             "server.failure.lasts",
                                             "server.failure.every",
                                             "server.failure.known_after",
                                             "clients.server_type",
                                             "scenario.precision_metric",
                                             "scenario.most_replications",
                                             "attributes.NAME"};
    for (const scenario::KeyText& key : scenario::AllKeys())
    {
        if (key.path.find(".registry.") != std::string::npos ||
            key.path.find(".tcp.") != std::string::npos || key.path.find("probe.") == 0)
        {
            continue; // registry-keys.t.cc, session-use.t.cc
        }
        if (IsFaultKey(key.path))
        {
            continue; // server-fault-keys.t.cc
        }
        const std::string section = key.path.substr(0, key.path.find('.'));
        if (section == "firewall" || section == "link" || section == "nat" ||
            (section == "topology" && key.path != "topology.kind"))
        {
            continue; // network-keys.t.cc, nat-keys.t.cc
        }
        const bool isPaired = std::find(paired.begin(), paired.end(), key.path) != paired.end();
        const bool hasCase = std::any_of(kCases.begin(), kCases.end(), [&](const KeyCase& each) {
            return each.path == key.path;
        });
        EXPECT_NE(isPaired, hasCase) << key.path;
        EXPECT_FALSE(key.meaning.empty() || key.range.empty() || key.defaultText.empty())
            << key.path;
    }
}

} // namespace

} // namespace pptplab::sim::reading
