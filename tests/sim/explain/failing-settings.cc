// SPDX-License-Identifier: GPL-2.0-only
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

namespace pptplab::sim::explain
{

std::string
TomlOf(const Parts& parts)
{
    return fmt::format("[scenario]\nengine = \"packet\"\nduration = \"{}\"\n"
                       "[server]\nports = {}\n{}\n"
                       "[[clients]]\nname = \"home\"\ntrace = {}\n{}\n{}\n",
                       parts.duration,
                       parts.ports,
                       parts.server,
                       parts.calls,
                       parts.client,
                       parts.rest);
}

std::vector<ProductKeys>
Products()
{
    return {{"ras", "product = \"ras\"\nservice_pack = \"sp3\"\n"},
            {"rras", "product = \"rras\"\nservice_pack = \"sp6a\"\n"}};
}

std::vector<FailingSetting>
Together(std::initializer_list<std::vector<FailingSetting>> tables)
{
    std::vector<FailingSetting> all;
    for (const auto& table : tables)
    {
        all.insert(all.end(), table.begin(), table.end());
    }
    return all;
}

std::vector<FailingSetting>
FailingSettings()
{
    return Together({EncryptionSettings(),
                     LogOnSettings(),
                     ProtocolSettings(),
                     AddressSettings(),
                     WaySettings(),
                     ServiceSettings(),
                     FaultSettings()});
}

} // namespace pptplab::sim::explain
