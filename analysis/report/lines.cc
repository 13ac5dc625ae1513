// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/lines.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace pptplab::analysis
{

namespace
{

bool
BeginsWithNumber(std::string_view word)
{
    const std::size_t place = word.find_first_not_of("(+-~");
    return place != std::string_view::npos &&
           std::isdigit(static_cast<unsigned char>(word[place])) != 0;
}

/// Without the punctuation behind it.
std::string_view
Bare(std::string_view word)
{
    const std::size_t last = word.find_last_not_of(",.;:)");
    return word.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::vector<std::string_view>
WordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t begin = text.find_first_not_of(' '); begin < text.size();)
    {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(' ', end);
    }
    return words;
}

/// Whether word i belongs to the one before it.
bool
Belongs(const std::vector<std::string_view>& words, std::size_t i)
{
    const std::string_view word = words[i];
    const bool follows = BeginsWithNumber(words[i - 1]);
    const bool between = word == "to" || word == "..";
    if (between || (follows && IsUnit(Bare(word))))
    {
        return follows && (!between || (i + 1 < words.size() && BeginsWithNumber(words[i + 1])));
    }
    const bool ends = words[i - 1] == "to" || words[i - 1] == "..";
    return ends && i > 1 && BeginsWithNumber(words[i - 2]) && BeginsWithNumber(word);
}

std::string_view
Joined(std::string_view first, std::string_view last)
{
    return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

} // namespace

bool
IsUnit(std::string_view word)
{
    static constexpr std::array<std::string_view, 18> kUnits = {"%",
                                                                "s",
                                                                "ms",
                                                                "min",
                                                                "h",
                                                                "d",
                                                                "E",
                                                                "B",
                                                                "/s",
                                                                "bps",
                                                                "kbps",
                                                                "Mbps",
                                                                "bit/s",
                                                                "kbit/s",
                                                                "Mbit/s",
                                                                "octets",
                                                                "ports",
                                                                "erlangs"};
    return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

std::size_t
DisplayWidth(std::string_view utf8)
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i)
    {
        const auto octet = static_cast<unsigned char>(utf8[i]);
        const bool continuation = (octet & 0xc0U) == 0x80U;
        // U+0300..U+036F, combining marks: CC 80 .. CD AF.
        const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
        const bool combining = octet == 0xccU || (octet == 0xcdU && next < 0xb0U);
        width += continuation || combining ? 0 : 1;
    }
    return width;
}

std::vector<std::string_view>
Unbreakable(std::string_view text)
{
    const std::vector<std::string_view> words = WordsOf(text);
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < words.size(); ++i)
    {
        if (i > 0 && Belongs(words, i))
        {
            parts.back() = Joined(parts.back(), words[i]);
            continue;
        }
        parts.push_back(words[i]);
    }
    return parts;
}

std::vector<std::string>
Broken(std::string_view text, std::size_t width)
{
    if (DisplayWidth(text) <= width)
    {
        return {std::string(text)};
    }
    std::vector<std::string> lines;
    std::string_view line = text.substr(0, 0); // keeps the spaces at the beginning of the first
    for (const std::string_view part : Unbreakable(text))
    {
        const std::string_view longer = Joined(line, part);
        const bool breaks = !line.empty() && DisplayWidth(longer) > width;
        if (breaks)
        {
            lines.emplace_back(line);
        }
        line = breaks ? part : longer;
    }
    lines.emplace_back(line);
    return lines;
}

std::string
Folded(std::string_view line, std::size_t width)
{
    if (DisplayWidth(line) <= width)
    {
        return std::string(line);
    }
    constexpr std::size_t kHang = 2;
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    std::size_t begin = 0;
    std::size_t hang = indent + kHang;
    for (std::size_t gap = line.find("  ", indent); gap < line.size(); gap = line.find("  ", begin))
    {
        const std::size_t end = std::min(line.find_first_not_of(' ', gap), line.size());
        const std::size_t place = DisplayWidth(line.substr(0, end));
        if (end == line.size() || 2 * place > width)
        {
            break;
        }
        begin = end;
        hang = place;
    }
    const std::size_t first = std::max(begin, indent);
    std::string folded(line.substr(0, first));
    std::string_view before;
    const std::vector<std::string> lines =
        Broken(line.substr(first), width > hang ? width - hang : 1);
    for (const std::string& each : lines)
    {
        folded.append(before).append(before.empty() ? 0 : hang, ' ').append(each);
        before = "\n";
    }
    return folded;
}

} // namespace pptplab::analysis
