// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/protocol-text.h"

#include <fmt/format.h>

#include <sstream>

namespace pptplab::sim::logs
{

scenario::Reading<ProtocolSet>
ReadProtocols(const std::string& text)
{
    scenario::Value::List names;
    std::istringstream parts(text);
    for (std::string name; std::getline(parts, name, '+');)
    {
        names.push_back({name, scenario::Place{}});
    }
    auto protocols = scenario::ProtocolsForm{}.Read({std::move(names), scenario::Place{}});
    if (!protocols)
    {
        return Failure{fmt::format("{}, joined by +", protocols.Error())};
    }
    return protocols;
}

std::string
ProtocolsText(ProtocolSet protocols)
{
    std::string text;
    const scenario::Value names = scenario::ProtocolsForm{}.Write(protocols);
    for (const scenario::Value& name : *names.AsList())
    {
        text += (text.empty() ? "" : "+") + *name.String();
    }
    return text;
}

} // namespace pptplab::sim::logs
