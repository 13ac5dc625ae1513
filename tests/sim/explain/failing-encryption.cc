// SPDX-License-Identifier: GPL-2.0-only
// Who demands which strength of encryption, and who can make it.
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace pptplab::sim::explain
{

namespace
{

struct Machine
{
    std::string policy;
    std::string bits;

    bool Demands() const { return policy.rfind("required", 0) == 0; }

    /// Whether it can make a strength of `bits` that it would use.
    bool Uses(const std::string& strength) const
    {
        return policy != "none" && bits.find(strength) != std::string::npos &&
               (policy != "required-128" || strength == "128");
    }

    bool UsesAny() const { return Uses("40") || Uses("56") || Uses("128"); }

    std::string Keys() const
    {
        return fmt::format("encryption = \"{}\"\nencryption_bits = [{}]\n", policy, bits);
    }
};

bool
HaveACommonStrength(const Machine& a, const Machine& b)
{
    for (const char* strength : {"40", "56", "128"})
    {
        if (a.Uses(strength) && b.Uses(strength))
        {
            return true;
        }
    }
    return false;
}

struct Truth
{
    std::uint16_t error;
    std::vector<std::string> causes;
};

/// What the articles have (Q172215, Q174474, Q163111's texts); none: they connect.
std::optional<Truth>
TruthOf(const Machine& server, const Machine& caller)
{
    if (caller.Demands() && !caller.UsesAny())
    {
        return Truth{741, {"strength-not-at-own-machine"}};
    }
    if (server.Demands() && !server.UsesAny())
    {
        return caller.Demands() ? Truth{742, {"no-encryption-at-rras"}}
                                : Truth{733, {"no-encryption-at-rras-733"}};
    }
    if (HaveACommonStrength(server, caller) || (!server.Demands() && !caller.Demands()))
    {
        return std::nullopt;
    }
    if (server.Demands() && caller.Demands())
    {
        return Truth{742, {"no-strength-in-common"}};
    }
    if (server.Demands())
    {
        return caller.policy == "none" ? Truth{629, {"no-encryption-at-caller"}}
                                       : Truth{629, {"strength-not-at-caller"}};
    }
    return server.policy == "none" ? Truth{742, {"no-encryption-at-server"}}
                                   : Truth{742, {"no-strength-in-common"}};
}

std::vector<Machine>
Machines()
{
    std::vector<Machine> all;
    for (const char* policy : {"none", "optional", "required", "required-128"})
    {
        for (const char* bits : {"\"40\"", "\"56\"", "\"128\"", "\"40\", \"128\""})
        {
            all.push_back({policy, bits});
        }
    }
    return all;
}

} // namespace

std::vector<FailingSetting>
EncryptionSettings()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        for (const Machine& server : Machines())
        {
            for (const Machine& caller : Machines())
            {
                const auto truth = TruthOf(server, caller);
                if (!truth)
                {
                    continue;
                }
                Parts parts;
                parts.server = product.keys + server.Keys();
                parts.client = caller.Keys();
                all.push_back({fmt::format("encryption, {}: server {} [{}], caller {} [{}]",
                                           product.name,
                                           server.policy,
                                           server.bits,
                                           caller.policy,
                                           caller.bits),
                               TomlOf(parts),
                               truth->error,
                               truth->causes});
            }
        }
    }
    return all;
}

} // namespace pptplab::sim::explain
