// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/repeat-command.h"

#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/shell-word.h"

namespace pptplab::sim::campaign
{

namespace
{

/// The VALUE of --set that reads back as this: the bare text where that will do.
std::string
OptionText(const scenario::Value& value)
{
    std::string toml = scenario::ToToml(value);
    const std::string label = experiment::Label(value);
    try
    {
        return scenario::ToToml(scenario::ParseOptionValue(label)) == toml ? label : toml;
    }
    catch (const scenario::BadInput&)
    {
        return toml;
    }
}

} // namespace

std::string
SetWords(const experiment::Setting& setting)
{
    return " --set " + scenario::ShellWord(setting.key + "=" + OptionText(setting.value));
}

std::string
RepeatCommand(const CellGrid& cells, const experiment::Settings& changes, std::size_t position)
{
    std::string line = "pptplab run " + scenario::ShellWord(cells.experiment.file);
    line += cells.grid.name.empty() ? "" : " --grid " + scenario::ShellWord(cells.grid.name);
    for (const experiment::Settings& settings : {changes, cells.SettingsAt(position)})
    {
        for (const experiment::Setting& setting : settings)
        {
            line += SetWords(setting);
        }
    }
    return line;
}

} // namespace pptplab::sim::campaign
