// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/cleanup-form.h"
#include "sim/scenario/keys/access-keys.h"
#include "sim/scenario/keys/key-tables.h"
#include "sim/scenario/keys/registry-keys.h"
#include "sim/scenario/keys/security-keys.h"
#include "topologies/address-plan.h"

namespace pptplab::sim::scenario
{

namespace
{

constexpr auto kNoEffect = Engines::NoEffectOnCall;
constexpr std::string_view kMeasured = "measured";

/// A law, or "measured" where the packet engine finds it out.
struct SetUpForm
{
    using Content = std::optional<population::Law>;

    LawForm law;

    Reading<Content> Read(const Value& value) const
    {
        if (value.String() != nullptr && *value.String() == kMeasured)
        {
            return Content{};
        }
        const auto reading = law.Read(value);
        if (!reading)
        {
            return Failure{reading.Error()};
        }
        return Content{reading.Value()};
    }

    Value Write(const Content& content) const
    {
        return content ? law.Write(*content) : Value{std::string(kMeasured), Place{}};
    }

    std::string Type() const { return law.Type(); }
    std::string Range() const { return law.Range() + "; \"measured\" with packets"; }
};

std::vector<Key<ServerSpec>>
MachineKeys()
{
    const IntegerForm ports{1, ras::Server::kMaxPorts, "ports"};
    return {
        Bound<ServerSpec>({"ports", "VPN ports of one server", "", true},
                          ports,
                          [](auto& s) -> auto& { return s.ras.ports; }),
        BoundChoice<ServerSpec>(
            {"product", "Windows NT 4.0 product; workstation takes one call (Q129593)"},
            ras::kProductNames,
            [](auto& s) -> auto& { return s.ras.level.product; }),
        BoundChoice<ServerSpec>({"service_pack", "decides which faults are there"},
                                ras::kServicePackNames,
                                [](auto& s) -> auto& { return s.ras.level.servicePack; }),
        Bound<ServerSpec>({"hotfixes", "articles whose faults are mended one by one"},
                          HotfixesForm(),
                          [](auto& s) -> auto& { return s.ras.level.hotfixes; }),
        WrittenUnlessDefault(Bound<ServerSpec>(
            {"adapters",
             "with an address each; GRE leaves with that of the best route (Q169831)",
             "",
             false,
             Engines::PacketOnly},
            IntegerForm{1, 2, "adapters"},
            [](auto& s) -> auto& { return s.adapters; })),
    };
}

std::vector<Key<ServerSpec>>
PortKeys()
{
    // The tunnel network of a server holds its own address besides.
    const IntegerForm addresses{0, topologies::TunnelNetwork(0).Hosts(), "callers' addresses"};
    return {
        BoundChoice<ServerSpec>({"hunt", "order in which a call is offered to the ports"},
                                ras::kHuntNames,
                                [](auto& s) -> auto& { return s.ras.hunt; }),
        Bound<ServerSpec>({"cleanup", "how long a port refuses calls after a NetBEUI session"},
                          CleanUpForm{},
                          [](auto& s) -> auto& { return s.cleanup; }),
        BoundChoice<ServerSpec>(
            {"cleanup_blocks", "before SP4: a port in clean-up refuses those offered it, or all"},
            ras::kCleanupBlocksNames,
            [](auto& s) -> auto& { return s.ras.cleanupBlocks; }),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"idle_since",
             "where the idle time of a port begins, for hunt = longest-idle and last-released; at "
             "the end of the clean-up it is another order (inference)"},
            ras::kIdleSinceNames,
            [](auto& s) -> auto& { return s.ras.idleSince; })),
        Bound<ServerSpec>({"setup_time",
                           "from the call request to the session, the port being held",
                           "\"0s\" (packets: \"measured\")",
                           false,
                           Engines::CallOnly},
                          SetUpForm{},
                          [](auto& s) -> auto& { return s.setupTime; }),
        BoundChoice<ServerSpec>({"refusal",
                                 "answer to a refused call: 676, no resource, or none at all",
                                 "",
                                 false,
                                 Engines::NoEffectOnCall},
                                kRefusalAnswerNames,
                                [](auto& s) -> auto& { return s.refusal; }),
        Bound<ServerSpec>(
            {"start_delay", "at work on a start request (Q162847)", "", false, kNoEffect},
            TimeForm{},
            [](auto& s) -> auto& { return s.session.startDelay; }),
        Bound<ServerSpec>(
            {"call_delay", "at work on a call request (Q162847)", "", false, kNoEffect},
            TimeForm{},
            [](auto& s) -> auto& { return s.session.callDelay; }),
        BoundOptional<ServerSpec>({"pool_size", "addresses for callers", "as many as ports"},
                                  addresses,
                                  [](auto& s) -> auto& { return s.poolSize; }),
    };
}

std::vector<Key<ServerSpec>>
ProtocolKeys()
{
    const IntegerForm ports{0, ras::Server::kMaxPorts, "ports"};
    return {
        Bound<ServerSpec>({"protocols", "network protocols that the ports are bound to"},
                          ProtocolsForm{},
                          [](auto& s) -> auto& { return s.bound.protocols; }),
        BoundOptional<ServerSpec>(
            {"tcpip_ports", "how many of the ports, from the first, TCP/IP is bound to", "all"},
            ports,
            [](auto& s) -> auto& { return s.bound.tcpIp; }),
        BoundOptional<ServerSpec>({"netbeui_ports", "the same of NetBEUI", "all"},
                                  ports,
                                  [](auto& s) -> auto& { return s.bound.netBeui; }),
        BoundOptional<ServerSpec>({"ipx_ports", "the same of IPX", "all"},
                                  ports,
                                  [](auto& s) -> auto& { return s.bound.ipx; }),
    };
}

/// How sessions end that nobody ends.
std::vector<Key<ServerSpec>>
LossKeys()
{
    const TimeForm time{};
    const TimeForm positive{Zero::Excluded};
    const auto note =
        [](std::string_view name, std::string_view meaning, std::string_view fallback) {
            return KeyNote{name, meaning, fallback, false, Engines::CallOnly};
        };
    return {
        BoundOptional<ServerSpec>({"drop_at", "all sessions of all servers are lost then", "never"},
                                  time,
                                  [](auto& s) -> auto& { return s.dropAt; }),
        WrittenUnlessDefault(Bound<ServerSpec>(
            note("dead_tunnel.idle", "silence before a keep-alive, InactivityIdleSeconds", ""),
            time,
            [](auto& s) -> auto& { return s.deadTunnel.idle; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            note("dead_tunnel.answer", "wait for its reply, EchoReplyTimeoutSeconds", ""),
            time,
            [](auto& s) -> auto& { return s.deadTunnel.answer; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            note("dead_tunnel.retransmissions", "of it by TCP, PPTPTcpMaxDataRetransmissions", ""),
            IntegerForm{0, 255},
            [](auto& s) -> auto& { return s.deadTunnel.retransmissions; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            note("dead_tunnel.rto", "TCP's first retransmission time-out, which doubles", ""),
            positive,
            [](auto& s) -> auto& { return s.deadTunnel.backoff.initial; })),
        WrittenUnlessDefault(BoundOptional<ServerSpec>(
            note("dead_tunnel.rto_ceiling", "the longest one", "\"4min\""),
            positive,
            [](auto& s) -> auto& { return s.deadTunnel.backoff.ceiling; })),
    };
}

} // namespace

NameListForm
HotfixesForm()
{
    const auto articles = ras::HotfixArticles();
    return {{articles.begin(), articles.end()}, true};
}

std::vector<Key<ServerSpec>>
ServerKeys()
{
    auto keys = MachineKeys();
    for (auto* more : {&PortKeys,
                       &AddressingKeys,
                       &LossKeys,
                       &FarmKeys,
                       &ServerFaultKeys,
                       &ProtocolKeys,
                       &SecurityKeys<ServerSpec>,
                       &AccessKeys<ServerSpec>,
                       &ServerRegistryKeys})
    {
        for (auto& key : more())
        {
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

} // namespace pptplab::sim::scenario
