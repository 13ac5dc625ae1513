// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/trace-folds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace pptplab::sim::reproduce
{

namespace
{

constexpr std::size_t kLeastShared = 4; ///< lines; fewer are shorter than a reference to them

/// An acknowledgement without data: a third of all frames, and nothing that explains a failure.
bool
IsBareAcknowledgement(const std::vector<std::string>& frame)
{
    return frame.at(4).rfind("TCP .A...., len: 0,", 0) == 0;
}

std::string
FrameTitle(const ExampleCall& example)
{
    std::string title = fmt::format("A call that ended as {}", NameOf(example.outcome));
    if (example.error != 0)
    {
        title += fmt::format(", error {}", example.error);
    }
    const auto acknowledgements = static_cast<std::size_t>(
        std::count_if(example.frames.begin(), example.frames.end(), IsBareAcknowledgement));
    const std::size_t shown = example.frames.size() - acknowledgements;
    if (example.allFrames > shown)
    {
        title += fmt::format(": {} of {} frames", shown, example.allFrames);
    }
    return title + (acknowledgements > 0 ? ", no bare acknowledgements of TCP" : "");
}

std::size_t
SharedLines(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return static_cast<std::size_t>(end - a.begin());
}

} // namespace

std::vector<std::string>
FrameLines(const ExampleCall& example)
{
    std::vector<std::string> lines;
    std::size_t next = 1;
    for (const auto& frame : example.frames)
    {
        const std::size_t number = std::stoul(frame.at(0));
        if (number > next)
        {
            lines.push_back(fmt::format("     frames {} to {} are left out", next, number - 1));
        }
        if (!IsBareAcknowledgement(frame))
        {
            lines.push_back(fmt::format("{:>4} {:>7}  {} > {}  {}",
                                        frame.at(0),
                                        frame.at(1),
                                        frame.at(2),
                                        frame.at(3),
                                        frame.at(4)));
        }
        next = number + 1;
    }
    return lines;
}

analysis::Fold
TraceFolds::Of(const ExampleCall& example, const std::string& id, const std::string& where)
{
    analysis::Fold fold;
    fold.id = id;
    fold.summary = FrameTitle(example);
    Shown now{id, where, FrameLines(example)};
    std::size_t shared = kLeastShared - 1;
    for (const Shown& earlier : m_shown)
    {
        const std::size_t same = SharedLines(earlier.lines, now.lines);
        if (same > shared)
        {
            shared = same;
            fold.sameAs = {
                earlier.id,
                same == now.lines.size()
                    ? fmt::format("The same frames as in {}", earlier.where)
                    : fmt::format("The first {} lines are those of {}", same, earlier.where)};
        }
    }
    const std::size_t first = fold.sameAs.id.empty() ? 0 : shared;
    fold.text = fmt::format(
        "{}",
        fmt::join(now.lines.begin() + static_cast<std::ptrdiff_t>(first), now.lines.end(), "\n"));
    m_shown.push_back(std::move(now));
    return fold;
}

} // namespace pptplab::sim::reproduce
