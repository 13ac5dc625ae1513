// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/registry-keys.h"

#include "topologies/address-plan.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace pptplab::sim::scenario
{

namespace
{

constexpr std::uint32_t kHighest = 0xFFFFFFFF;

enum class Machine : std::uint8_t
{
    Either,
    Server,
    Client,
};

struct RegistryEntry
{
    RegistryName name;
    std::string_view key; ///< name in a scenario: NT's own behind "registry."
    Machine machine;
    std::uint32_t low;
    std::uint32_t high;
    std::string_view fallback; ///< NT's own
    std::string_view meaning;
};

// In the order of RegistryName. Defaults: SOURCES: TCP, Control connection, GRE, PPP,
// Authentication. Ranges that are narrower than a DWORD are those of the documents
// (AuthenticateRetries, AuthenticateTime) or of the wire.
// clang-format off
constexpr std::array<RegistryEntry, kRegistryNames> kEntries = {{
    {RegistryName::PptpTcpMaxDataRetransmissions, "registry.PPTPTcpMaxDataRetransmissions",
     Machine::Either, 0, kHighest, "9",
     "retransmissions on a PPTP control connection until it is given up (Q162847)"},
    {RegistryName::TcpMaxConnectRetransmissions, "registry.TcpMaxConnectRetransmissions",
     Machine::Client, 0, kHighest, "3", "SYNs after the first (Q140552)"},
    {RegistryName::TcpMaxConnectResponseRetransmissions,
     "registry.TcpMaxConnectResponseRetransmissions",
     Machine::Server, 0, kHighest, "3", "answers to a SYN after the first (inference)"},
    {RegistryName::InactivityIdleSeconds, "registry.InactivityIdleSeconds",
     Machine::Either, 1, kHighest, "60", "without control message until an echo (Q193841)"},
    {RegistryName::EchoReplyTimeoutSeconds, "registry.EchoReplyTimeoutSeconds",
     Machine::Either, 1, kHighest, "60", "without its answer until the end (Q193841)"},
    {RegistryName::RxPacketWindow, "registry.RxPacketWindow",
     Machine::Either, 1, 0xFFFF, "2", "GRE receive window in packets (Q162230)"},
    {RegistryName::RestartTimer, "registry.RestartTimer",
     Machine::Either, 1, kHighest, "3", "seconds until a PPP request is repeated"},
    {RegistryName::MaxConfigure, "registry.MaxConfigure",
     Machine::Either, 1, kHighest, "10", "Configure-Requests without answer (Q150581)"},
    {RegistryName::MaxFailure, "registry.MaxFailure",
     Machine::Either, 1, kHighest, "5", "Configure-Naks until options are rejected (RFC 1661 4.6)"},
    {RegistryName::MaxReject, "registry.MaxReject",
     Machine::Either, 1, kHighest, "5", "Configure-Rejects until PPP is given up (Q150581)"},
    {RegistryName::MaxTerminate, "registry.MaxTerminate",
     Machine::Either, 1, kHighest, "2", "Terminate-Requests without answer"},
    {RegistryName::NegotiateTime, "registry.NegotiateTime",
     Machine::Either, 0, kHighest, "150", "seconds for all of PPP's set-up, 0 without limit"},
    {RegistryName::AuthenticateRetries, "registry.AuthenticateRetries",
     Machine::Server, 0, 10, "2", "further tries with another password"},
    {RegistryName::AuthenticateTime, "registry.AuthenticateTime",
     Machine::Server, 20, 600, "120", "seconds for authentication"},
    {RegistryName::Historyless, "registry.Historyless",
     Machine::Either, 0, 1, "1", "0: MPPE with history even from SP4 on (Q189595)"},
    {RegistryName::UseLmPassword, "registry.UseLmPassword",
     Machine::Client, 0, 1, "1", "0: no LM response beside the NT response (Q189595)"},
    {RegistryName::PptpFiltering, "registry.PPTPFiltering",
     Machine::Either, 0, 1, "0", "1: the adapter to the Internet lets PPTP pass alone (Q154674)"},
    {RegistryName::AllowPacketsForLocalMachine, "registry.AllowPacketsForLocalMachine",
     Machine::Either, 0, 1, "0",
     "1: PPTP filtering shuts forwarding alone; from SP2 (Q164052)"},
    {RegistryName::AuthenticateIncomingCalls, "registry.AuthenticateIncomingCalls",
     Machine::Server, 0, 1, "0", "1: calls from registry.PeerClientIPAddresses only (Q154674)"},
    {RegistryName::DontAddDefaultGateway, "registry.DontAddDefaultGateway",
     Machine::Server, 0, 1, "1",
     "0: the second adapter has a default gateway, too, which is used (Q154674, inference)"},
    {RegistryName::NumberLineDevices, "registry.NumberLineDevices",
     Machine::Either, 0, 256, "a server's ports; 1 on a client",
     "VPN ports; a server has them from its next reboot on (Q194029, Q162847)"},
    {RegistryName::TunnelMtu, "registry.TunnelMTU",
     Machine::Either, 68, 1500, "1400",
     "octets of an IP packet in the tunnel; from SP4 on or with Q162230 (Q183229)"},
}};
// clang-format on

constexpr bool
IsInOrder()
{
    for (std::size_t i = 0; i < kEntries.size(); ++i)
    {
        if (kEntries[i].name != static_cast<RegistryName>(i))
        {
            return false;
        }
    }
    return true;
}

static_assert(IsInOrder());

/// TOML takes both, 24 and 0x18.
struct RegistryForm
{
    using Content = std::int64_t;

    std::uint32_t low = 0;
    std::uint32_t high = kHighest;

    Reading<std::int64_t> Read(const Value& value) const
    {
        const auto* number = std::get_if<std::int64_t>(&value.content);
        if (number == nullptr || *number < low || *number > high)
        {
            return Failure{fmt::format("must be a {}: {}", Type(), Range())};
        }
        return *number;
    }

    Value Write(std::int64_t number) const { return {number, Place{}}; }
    std::string Type() const { return std::string(kRegistryType); }
    std::string Range() const
    {
        return fmt::format("{}..{} (0x{:X}), decimal or hex", low, high, high);
    }
};

/// A time, or "none".
struct CeilingForm
{
    using Content = std::optional<Duration>;

    static constexpr std::string_view kNone = "none";

    TimeForm time{Zero::Excluded};

    Reading<Content> Read(const Value& value) const
    {
        if (value.String() != nullptr && *value.String() == kNone)
        {
            return Content{};
        }
        const auto reading = time.Read(value);
        if (!reading)
        {
            return Failure{reading.Error() + "; or \"none\""};
        }
        return Content{reading.Value()};
    }

    Value Write(const Content& content) const
    {
        return content ? time.Write(*content) : Value{std::string(kNone), Place{}};
    }

    std::string Type() const { return time.Type(); }
    std::string Range() const { return time.Range() + "; or \"none\""; }
};

template <typename Section>
std::vector<Key<Section>>
TcpKeys()
{
    constexpr auto kEngines = Engines::PacketOnly;
    const TimeForm time{Zero::Excluded};
    return {
        WrittenUnlessDefault(
            Bound<Section>({"tcp.rto_initial",
                            "retransmission time-out before a round trip was measured",
                            "",
                            false,
                            kEngines},
                           time,
                           [](auto& s) -> auto& { return s.tcp.rtoInitial; })),
        WrittenUnlessDefault(Bound<Section>(
            {"tcp.rto_min", "the least time-out of data (inference)", "", false, kEngines},
            time,
            [](auto& s) -> auto& { return s.tcp.rtoMin; })),
        WrittenUnlessDefault(Bound<Section>(
            {"tcp.rto_ceiling", "up to which a time-out doubles (inference)", "", false, kEngines},
            CeilingForm{},
            [](auto& s) -> auto& { return s.tcp.rtoCeiling; })),
        WrittenUnlessDefault(BoundChoice<Section>(
            {"tcp.icmp",
             "errors that end a connection: hard ones (RFC 1122 4.2.3.9), while connecting any "
             "unreachable too, none (inference)",
             "",
             false,
             kEngines},
            kIcmpReactionNames,
            [](auto& s) -> auto& { return s.tcp.icmp; })),
    };
}

template <typename Section>
std::vector<Key<Section>>
KeysOf(Machine machine)
{
    std::vector<Key<Section>> keys = TcpKeys<Section>();
    for (const RegistryEntry& entry : kEntries)
    {
        if (entry.machine == Machine::Either || entry.machine == machine)
        {
            keys.push_back(BoundOptional<Section>(
                {entry.key, entry.meaning, entry.fallback, false, Engines::PacketOnly},
                RegistryForm{entry.low, entry.high},
                [name = entry.name](auto& s) -> auto& { return s.registry[name]; }));
        }
    }
    return keys;
}

/// ["10.0.0.2", "10.0.0.3"], REG_MULTI_SZ.
struct AddressesForm
{
    using Content = std::vector<std::uint32_t>;

    Reading<Content> Read(const Value& value) const
    {
        const auto wrong = [this] {
            return Failure{fmt::format("must be a {}: {}", Type(), Range())};
        };
        if (value.AsList() == nullptr)
        {
            return wrong();
        }
        Content addresses;
        for (const Value& item : *value.AsList())
        {
            const auto address =
                item.String() == nullptr ? std::nullopt : topologies::AddressFrom(*item.String());
            if (!address)
            {
                return wrong();
            }
            addresses.push_back(address->value);
        }
        return addresses;
    }

    Value Write(const Content& addresses) const
    {
        Value::List list;
        for (const std::uint32_t address : addresses)
        {
            list.push_back({topologies::ToText(topologies::Address{address}), Place{}});
        }
        return {std::move(list), Place{}};
    }

    std::string Type() const { return "list of addresses"; }
    std::string Range() const { return "of callers, such as \"10.0.0.2\"; may be empty"; }
};

constexpr std::string_view kPeerClients = "registry.PeerClientIPAddresses";
constexpr std::string_view kPeerClientsMeaning =
    "from where calls are taken with registry.AuthenticateIncomingCalls = 1 (Q154674)";

std::vector<Key<ServerSpec>>
PeerClientKeys()
{
    return {
        WrittenUnlessDefault(
            Bound<ServerSpec>({kPeerClients, kPeerClientsMeaning, "", false, Engines::PacketOnly},
                              AddressesForm{},
                              [](auto& s) -> auto& { return s.peers.addresses; })),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"strangers",
             "how callers from elsewhere are answered then: result 4, or not at all (inference)",
             "",
             false,
             Engines::PacketOnly},
            kStartRefusalNames,
            [](auto& s) -> auto& { return s.strangers; })),
    };
}

} // namespace

std::vector<Key<ServerSpec>>
ServerRegistryKeys()
{
    auto keys = KeysOf<ServerSpec>(Machine::Server);
    for (auto& key : PeerClientKeys())
    {
        keys.push_back(std::move(key));
    }
    return keys;
}

std::vector<Key<ClientGroup>>
ClientRegistryKeys()
{
    return KeysOf<ClientGroup>(Machine::Client);
}

std::vector<RegistryValue>
RegistryValues()
{
    constexpr std::string_view kTable = "registry.";
    std::vector<RegistryValue> values;
    for (const RegistryEntry& entry : kEntries)
    {
        RegistryValue value{entry.key.substr(kTable.size()),
                            kRegistryType,
                            RegistryForm{entry.low, entry.high}.Range(),
                            entry.fallback,
                            entry.meaning,
                            {}};
        if (entry.machine != Machine::Client)
        {
            value.keys.push_back("server." + std::string(entry.key));
        }
        if (entry.machine != Machine::Server)
        {
            value.keys.push_back("clients." + std::string(entry.key));
        }
        values.push_back(std::move(value));
    }
    values.push_back({kPeerClients.substr(kTable.size()),
                      "MULTI_SZ",
                      AddressesForm{}.Range(),
                      "empty",
                      kPeerClientsMeaning,
                      {"server." + std::string(kPeerClients)}});
    return values;
}

} // namespace pptplab::sim::scenario
