// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_FORMS_H
#define PPTPLAB_SIM_SCENARIO_FORMS_FORMS_H

#include "models/base/network-protocol.h"
#include "models/base/result.h"
#include "models/base/units.h"
#include "models/population/law.h"
#include "sim/scenario/values/value.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// What the values of keys look like. Each form reads a Value or says what is wrong ("must be
/// ..."), writes it back as the same value, and describes itself for `list --keys`.
namespace pptplab::sim::scenario
{

template <typename T>
using Reading = Result<T, std::string>;

struct IntegerForm
{
    using Content = std::int64_t;

    std::int64_t low = 0;
    std::int64_t high = std::numeric_limits<std::int64_t>::max();
    std::string_view unit = ""; ///< a word for the range: "ports"

    Reading<std::int64_t> Read(const Value& value) const;
    Value Write(std::int64_t number) const;
    std::string Type() const { return "integer"; }
    std::string Range() const;
};

struct NumberForm
{
    using Content = double;

    double low = 0;
    double high = 1;

    Reading<double> Read(const Value& value) const;
    Value Write(double number) const;
    std::string Type() const { return "number"; }
    std::string Range() const;
};

enum class Zero : std::uint8_t
{
    Allowed,
    Excluded,
};

/// The longest time in a scenario: the sum of two still fits into a Duration, which ends at 292
/// years.
inline constexpr Duration kLongestTime = std::chrono::hours(24 * 50000);

/// kLongestTime as messages write it.
inline constexpr std::string_view kLongestTimeText = "50000d";

struct TimeForm
{
    using Content = Duration;

    Zero zero = Zero::Allowed;

    Reading<Duration> Read(const Value& value) const;
    Value Write(Duration time) const;
    std::string Type() const { return "time"; }
    std::string Range() const;
};

struct RateForm
{
    using Content = Rate;

    static constexpr double kHighest = 1e6; ///< per second: gaps keep three digits in ns

    Reading<Rate> Read(const Value& value) const;
    Value Write(Rate rate) const;
    std::string Type() const { return "rate"; }
    std::string Range() const { return "0 to 1e6/s, in /s /min /h"; }
};

struct BitRateForm
{
    using Content = BitRate;

    Reading<BitRate> Read(const Value& value) const;
    Value Write(BitRate rate) const;
    std::string Type() const { return "bit rate"; }
    std::string Range() const { return "> 0, up to 9223372036854775807bps, in bps kbps Mbps Gbps"; }
};

struct TextForm
{
    using Content = std::string;

    std::string_view rule = "not empty"; ///< what the range column says

    Reading<std::string> Read(const Value& value) const;
    Value Write(const std::string& text) const;
    std::string Type() const { return "text"; }
    std::string Range() const { return std::string(rule); }
};

/// One of some names, as its number.
struct ChoiceForm
{
    using Content = std::size_t;

    std::vector<std::string> names;

    Reading<std::size_t> Read(const Value& value) const;
    Value Write(std::size_t choice) const;
    std::string Type() const { return "name"; }
    std::string Range() const;
};

/// A list of names, each one of those allowed.
struct NameListForm
{
    using Content = std::vector<std::string>;

    std::vector<std::string> names;
    bool mayBeEmpty = false;

    Reading<std::vector<std::string>> Read(const Value& value) const;
    Value Write(const std::vector<std::string>& list) const;
    std::string Type() const { return "list of names"; }
    std::string Range() const;
};

/// What a RAS port carries: tcpip, netbeui, ipx.
struct ProtocolsForm
{
    using Content = ProtocolSet;

    Reading<ProtocolSet> Read(const Value& value) const;
    Value Write(ProtocolSet protocols) const;
    std::string Type() const { return "list of names"; }
    std::string Range() const;
};

/// A distribution of times: "4s" or a table of one law and its parameters.
struct LawForm
{
    using Content = population::Law;

    Zero zero = Zero::Allowed; ///< whether all of it may be 0

    Reading<population::Law> Read(const Value& value) const;
    Value Write(const population::Law& law) const;
    std::string Type() const { return "law"; }
    std::string Range() const;
};

/// "a, b, c".
std::string Joined(const std::vector<std::string>& names);

} // namespace pptplab::sim::scenario

#endif
