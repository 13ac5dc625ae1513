// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_MEASURES_H
#define PPTPLAB_TOPOLOGIES_MEASURES_H

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace pptplab::topologies
{

/// A number and what stands behind it: 2.5 and "Gbit/s".
struct Measure
{
    double number = 0;
    std::string unit; ///< empty: none
};

/// A whole text as a measure: "2.5 Gbit/s", "12ms", "1e6", "2,5 Mbps" and "1,000 Mbps". None unless
/// it begins with a number.
std::optional<Measure> MeasureFrom(std::string_view text);

/// The first measure in a text whose unit `isWanted` takes: of "2 x 10Gbps ring" it is asked about
/// "x" and "Gbps". Units are of letters and slashes.
template <typename Wanted>
std::optional<Measure> FirstMeasureIn(std::string_view text, Wanted isWanted);

/// How many bit/s: "Mbps", "kbit/s", "Gb/s", "Mibit", "M", "GE". Upper and lower case are one, and
/// a B is a bit as in lines' names; "byte" is eight. None for what is no such unit.
std::optional<double> BitsPerSecondIn(std::string_view unit);

/// "MB/s": what is written like bytes and was taken for bits.
bool LooksLikeBytes(std::string_view unit);

/// How many nanoseconds: "ns", "us", "ms", "s" and their longer names.
std::optional<double> NanosecondsIn(std::string_view unit);

/// How many kilometres: "m", "km", "mi".
std::optional<double> KilometresIn(std::string_view unit);

/// Lower case, without what is neither letter nor digit: "Link_Speed (Mbps)" is "linkspeedmbps".
std::string Plain(std::string_view name);

std::string_view Trimmed(std::string_view text);

/// All of a text as a number of that type; none when it is something else.
template <typename Number>
std::optional<Number>
WholeAs(std::string_view text)
{
    Number number{};
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    return parsed.ec == std::errc{} && parsed.ptr == end ? std::optional(number) : std::nullopt;
}

/// Where the measure that begins there ends, and the measure: number, spaces, letters and slashes.
struct MeasureAt
{
    Measure measure;
    bool isSpaced = false; ///< spaces between number and unit
};

/// None unless a number begins at `start` that is not the rest of another.
std::optional<MeasureAt> FindMeasureAt(std::string_view text, std::size_t start);

template <typename Wanted>
std::optional<Measure>
FirstMeasureIn(std::string_view text, Wanted isWanted)
{
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        auto found = FindMeasureAt(text, i);
        while (found && !found->measure.unit.empty())
        {
            if (isWanted(*found))
            {
                return found->measure;
            }
            // "45 Mbps/DS-3": what follows a slash may be no part of the unit.
            std::string& unit = found->measure.unit;
            unit.erase(unit.rfind('/') == std::string::npos ? 0 : unit.rfind('/'));
        }
    }
    return std::nullopt;
}

} // namespace pptplab::topologies

#endif
