// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/shell-word.h"

#include "models/base/printable.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::scenario
{

namespace
{

bool
IsPlain(char letter)
{
    constexpr std::string_view kOthers = "._-/=:,+%@";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || kOthers.find(letter) != std::string_view::npos;
}

} // namespace

std::string
ShellWord(std::string_view word)
{
    if (IsPrintable(word))
    {
        return ScriptWord(word);
    }
    std::string quoted = "$'";
    for (const char letter : word)
    {
        quoted += IsPlain(letter)
                      ? std::string(1, letter)
                      : fmt::format("\\{:03o}",
                                    static_cast<unsigned>(static_cast<unsigned char>(letter)));
    }
    return quoted + "'";
}

std::string
ScriptWord(std::string_view word)
{
    if (!word.empty() && std::all_of(word.begin(), word.end(), IsPlain))
    {
        return std::string(word);
    }
    std::string quoted = "'";
    for (const char letter : word)
    {
        quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    }
    return quoted + "'";
}

} // namespace pptplab::sim::scenario
