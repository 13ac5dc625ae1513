// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/key-page.h"

#include <fmt/format.h>

namespace pptplab::sim::commands
{

namespace
{

constexpr std::string_view kHead =
    "# Keys of a scenario\n\n"
    "Written by `./pptplab list --keys --markdown >sim/scenario/KEYS.md`; a test holds it against "
    "the program. How keys work together: [REFERENCE.md](REFERENCE.md).\n";

constexpr std::string_view kColumns = "\n| key | meaning | type and range | default | engines |\n"
                                      "|---|---|---|---|---|\n";

/// A bar would end the cell.
std::string
Cell(std::string_view text)
{
    std::string cell;
    for (const char c : text)
    {
        cell += c == '|' ? std::string("\\|") : std::string(1, c);
    }
    return cell;
}

std::string
SectionOf(const scenario::KeyText& key)
{
    return key.path.substr(0, key.path.find('.'));
}

} // namespace

std::string_view
EnginesText(scenario::Engines engines)
{
    switch (engines)
    {
    case scenario::Engines::CallOnly:
        return "call engine only";
    case scenario::Engines::PacketOnly:
        return "packet engine only";
    case scenario::Engines::NoEffectOnCall:
        return "no effect on the call engine";
    case scenario::Engines::Both:
        break;
    }
    return "both engines";
}

std::string
KeyPage()
{
    std::string page(kHead);
    std::string section;
    for (const scenario::KeyText& key : scenario::AllKeys())
    {
        if (SectionOf(key) != section)
        {
            section = SectionOf(key);
            page += fmt::format("\n## {}\n{}", section, kColumns);
        }
        page += fmt::format("| `{}` | {} | {}: {} | {} | {} |\n",
                            key.path,
                            Cell(key.meaning),
                            Cell(key.type),
                            Cell(key.range),
                            Cell(key.defaultText),
                            EnginesText(key.engines));
    }
    return page;
}

} // namespace pptplab::sim::commands
