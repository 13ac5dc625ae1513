// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/key-name.h"

#include <algorithm>

namespace pptplab::sim::reproduce
{

namespace
{

std::string
LastPart(const std::string& key)
{
    return key.substr(key.rfind('.') + 1);
}

} // namespace

std::string
KeyName(const std::string& key, const experiment::Settings& cell)
{
    const std::string last = LastPart(key);
    const bool isShared =
        std::any_of(cell.begin(), cell.end(), [&](const experiment::Setting& each) {
            return each.key != key && LastPart(each.key) == last;
        });
    return isShared ? key : last;
}

std::string
CellText(const experiment::Settings& cell)
{
    std::string text;
    for (const experiment::Setting& setting : cell)
    {
        text += text.empty() ? "" : ", ";
        text += KeyName(setting.key, cell) + " = " + experiment::Label(setting.value);
    }
    return text;
}

} // namespace pptplab::sim::reproduce
