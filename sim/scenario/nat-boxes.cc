// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/nat-boxes.h"

#include <algorithm>

namespace pptplab::sim
{

std::uint32_t
BoxesOf(const std::vector<NatSpec>& nats, const std::string& group, std::uint32_t machines)
{
    for (const NatSpec& nat : nats)
    {
        const bool isAt = std::any_of(nat.at.begin(), nat.at.end(), [&](const std::string& name) {
            return name == group || name == "clients";
        });
        if (isAt && machines > 0)
        {
            return (machines - 1) / nat.clientsPerAddress.value_or(machines) + 1;
        }
    }
    return 0;
}

} // namespace pptplab::sim
