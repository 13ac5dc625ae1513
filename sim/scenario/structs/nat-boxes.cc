// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/nat-boxes.h"

#include <algorithm>

namespace pptplab::sim::scenario
{

std::optional<std::size_t>
NatOf(const std::vector<NatSpec>& nats, const std::string& group)
{
    const auto nat = std::find_if(nats.begin(), nats.end(), [&group](const NatSpec& each) {
        return std::any_of(each.at.begin(), each.at.end(), [&group](const std::string& name) {
            return name == group || name == "clients";
        });
    });
    return nat == nats.end() ? std::nullopt
                             : std::optional(static_cast<std::size_t>(nat - nats.begin()));
}

std::uint32_t
BoxesOf(const std::vector<NatSpec>& nats, const std::string& group, std::uint32_t machines)
{
    const auto nat = NatOf(nats, group);
    if (!nat || machines == 0)
    {
        return 0;
    }
    return (machines - 1) / nats[*nat].clientsPerAddress.value_or(machines) + 1;
}

} // namespace pptplab::sim::scenario
