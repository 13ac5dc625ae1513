// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/ladder.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kTimeWidth = 10;
constexpr std::size_t kFirst = kTimeWidth + 6; ///< column of the first lifeline
constexpr std::size_t kSpacing = 18;           ///< columns from one lifeline to the next

std::size_t
ColumnOf(std::size_t lifeline)
{
    return kFirst + lifeline * kSpacing;
}

/// A line with all lifelines, and room for text behind them.
std::string
Bare(const Ladder& ladder, char stroke)
{
    std::string line(ColumnOf(ladder.lifelines.size() - 1) + 1, ' ');
    for (std::size_t i = 0; i < ladder.lifelines.size(); ++i)
    {
        line[ColumnOf(i)] = stroke;
    }
    return line;
}

void
PrintHeading(const Ladder& ladder, std::ostream& out)
{
    std::string line(kTimeWidth - 4, ' ');
    line += "time";
    for (std::size_t i = 0; i < ladder.lifelines.size(); ++i)
    {
        const std::string& name = ladder.lifelines[i];
        const std::size_t half = std::min(name.size() / 2, ColumnOf(i) - 1);
        line.resize(std::max(line.size() + 1, ColumnOf(i) - half), ' ');
        line += name;
    }
    out << line << "\n";
}

std::string
Arrow(const Ladder& ladder, const Ladder::Rung& rung)
{
    std::string line = Bare(ladder, '|');
    const std::string time = fmt::format("{:>{}.3f}", ToSeconds(rung.time), kTimeWidth);
    line.replace(0, time.size(), time);
    const std::string number = std::to_string(rung.number);
    if (rung.from == rung.to)
    {
        line.insert(std::min(ColumnOf(rung.from) + 1, line.size()), "<" + number + ">");
        return line;
    }
    const std::size_t left = ColumnOf(std::min(rung.from, rung.to));
    const std::size_t right = ColumnOf(std::max(rung.from, rung.to));
    std::fill(line.begin() + static_cast<std::ptrdiff_t>(left + 1),
              line.begin() + static_cast<std::ptrdiff_t>(right),
              '-');
    line[rung.from < rung.to ? right - 1 : left + 1] = rung.from < rung.to ? '>' : '<';
    line.replace(left + 3, number.size(), number);
    return line;
}

} // namespace

void
PrintLadder(const Ladder& ladder, std::ostream& out)
{
    if (ladder.lifelines.empty())
    {
        return;
    }
    PrintHeading(ladder, out);
    for (const Ladder::Rung& rung : ladder.rungs)
    {
        if (rung.gap > Duration::zero())
        {
            out << Bare(ladder, ':') << fmt::format("   {:.3f} s later\n", ToSeconds(rung.gap));
        }
        out << Arrow(ladder, rung) << (rung.trouble ? " ! " : "   ") << rung.label << "\n";
    }
    if (ladder.leftOut > 0)
    {
        out << fmt::format("{} more frames are in the table\n", ladder.leftOut);
    }
}

} // namespace pptplab::analysis
