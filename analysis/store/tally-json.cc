// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/tally-json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iterator>
#include <optional>

namespace pptplab::analysis
{

namespace
{

using Json = nlohmann::json;

/// {"name":[...],...}, written name by name.
class JsonObject
{
  public:
    /// Adds a list with what `write` appends of each batch, unless `isZero` holds for all.
    template <typename Range, typename IsZero, typename Write>
    void Add(std::string_view name, const Range& batches, IsZero isZero, Write write)
    {
        bool any = false;
        for (const auto& batch : batches)
        {
            any = any || !isZero(batch);
        }
        if (!any)
        {
            return;
        }
        m_text += (m_text.empty() ? "" : ",") + Json(std::string(name)).dump() + ":[";
        for (const auto& batch : batches)
        {
            write(batch, std::back_inserter(m_text));
            m_text += ',';
        }
        m_text.back() = ']';
    }

    std::string Text() const { return "{" + m_text + "}"; }

  private:
    std::string m_text;
};

void
WriteSum(const Sum& sum, std::back_insert_iterator<std::string> out)
{
    fmt::format_to(out, "[{},{}]", sum.n, sum.total);
}

bool
IsZero(const Sum& sum)
{
    return sum.n == 0;
}

std::string
AttemptsOf(const Replication& replication)
{
    JsonObject object;
    const auto add = [&](std::string_view name, auto count) {
        object.Add(
            name,
            replication.batches,
            [&](const Batch& batch) { return count(batch) == 0; },
            [&](const Batch& batch, auto out) { fmt::format_to(out, "{}", count(batch)); });
    };
    for (std::size_t i = 0; i < kOutcomes; ++i)
    {
        add(kOutcomeNames[i], [i](const Batch& batch) { return batch.outcomes[i]; });
    }
    add("callers", [](const Batch& batch) { return batch.callers; });
    add("callers.lost", [](const Batch& batch) { return batch.lostCallers; });
    return object.Text();
}

std::string
SumsOf(const Replication& replication)
{
    JsonObject object;
    for (std::size_t i = 0; i < kQuantities; ++i)
    {
        object.Add(
            kQuantityNames[i],
            replication.batches,
            [i](const Batch& batch) { return IsZero(batch.sums[i]); },
            [i](const Batch& batch, auto out) { WriteSum(batch.sums[i], out); });
    }
    for (const GroupTally& group : replication.groups)
    {
        // A group without attempts is still one of several.
        object.Add(
            std::string(kGroupPrefix) + group.name,
            group.batches,
            [](const Sum& /*sum*/) { return false; },
            WriteSum);
    }
    return object.Text();
}

std::string
PartsOf(const Replication& replication)
{
    std::string text;
    for (const PartTally& part : replication.parts)
    {
        text += fmt::format("{}{}:[{},{},{}{}]",
                            text.empty() ? "" : ",",
                            Json(part.name).dump(),
                            part.seconds,
                            part.offered,
                            part.refused,
                            part.busy ? fmt::format(",{}", *part.busy) : "");
    }
    return text;
}

/// Beyond it a count is a slip of somebody's pen, and sums of counts could overflow.
constexpr std::uint64_t kMostCounted = std::uint64_t{1} << 53;

std::uint64_t
CountIn(const Json& value, const std::string& name)
{
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > kMostCounted)
    {
        throw WrongTallies(fmt::format("{} has the count {}", name, value.dump()));
    }
    return value.get<std::uint64_t>();
}

/// A pair [n, total] with a mean that can be.
Sum
SumIn(const Json& value, const std::string& name, Extent extent)
{
    if (!value.is_array() || value.size() != 2 || !value[1].is_number())
    {
        throw WrongTallies(fmt::format("{} has {} for [n, total]", name, value.dump()));
    }
    const Sum sum{CountIn(value[0], name), value[1].get<double>()};
    constexpr double kRounding = 1e-9;
    const auto n = static_cast<double>(sum.n);
    const bool isTooMuch = extent == Extent::Share && sum.total > n * (1 + kRounding);
    const bool isTooLittle = sum.total < n * LeastOf(extent) * (1 - kRounding);
    if (!std::isfinite(sum.total) || isTooMuch || isTooLittle)
    {
        throw WrongTallies(fmt::format("{} has the total {} of {}", name, sum.total, sum.n));
    }
    return sum;
}

/// The list over the batches that stands for `name`.
const Json&
ListOf(const Json& list, const std::string& name, std::size_t batches)
{
    if (!list.is_array() || list.size() != batches)
    {
        throw WrongTallies(fmt::format("{} has no list of {} batches", name, batches));
    }
    return list;
}

void
ReadAttempts(const Json& object, Replication& replication)
{
    for (const auto& [name, list] : object.items())
    {
        std::size_t number = 0;
        for (const Json& value : ListOf(list, name, replication.batches.size()))
        {
            std::uint64_t* counter = CounterOf(replication.batches[number++], name);
            if (counter == nullptr)
            {
                throw WrongTallies("unknown outcome " + name);
            }
            *counter = CountIn(value, name);
        }
    }
    for (const Batch& batch : replication.batches)
    {
        if (batch.lostCallers > batch.callers)
        {
            throw WrongTallies(
                fmt::format("{} of {} callers are lost", batch.lostCallers, batch.callers));
        }
    }
}

void
ReadSums(const Json& object, Replication& replication)
{
    for (const auto& [name, list] : object.items())
    {
        const auto& values = ListOf(list, name, replication.batches.size());
        if (name.compare(0, kGroupPrefix.size(), kGroupPrefix) == 0)
        {
            GroupTally& group = replication.groups.emplace_back();
            group.name = name.substr(kGroupPrefix.size());
            group.batches.reserve(values.size());
            for (const Json& value : values)
            {
                group.batches.push_back(SumIn(value, name, Extent::Share));
            }
            continue;
        }
        const QuantityEntry* quantity = QuantityNamed(name);
        if (quantity == nullptr)
        {
            throw WrongTallies("unknown quantity " + name);
        }
        const auto place = static_cast<std::size_t>(quantity - kQuantityEntries.begin());
        for (std::size_t number = 0; number < values.size(); ++number)
        {
            replication.batches[number].sums[place] = SumIn(values[number], name, quantity->extent);
        }
    }
}

double
AmountIn(const Json& value, const std::string& name, double most)
{
    if (!value.is_number() || !(value.get<double>() >= 0 && value.get<double>() <= most))
    {
        throw WrongTallies(fmt::format("{} has the figure {}", name, value.dump()));
    }
    return value.get<double>();
}

PortTally
PortsIn(const Json& list)
{
    constexpr double kMostPorts = 1e9;
    if (!list.is_array() || list.size() != 3)
    {
        throw WrongTallies("ports has no list of 3 figures");
    }
    return {AmountIn(list[0], "ports", kMostPorts),
            AmountIn(list[1], "ports", kMostPorts),
            AmountIn(list[2], "ports", 1)};
}

PartTally
PartIn(const std::string& name, const Json& list)
{
    constexpr double kMost = 1e18;
    if (!list.is_array() || list.size() < 3 || list.size() > 4)
    {
        throw WrongTallies(name + " has no list of 3 or 4 figures");
    }
    PartTally part{
        name, AmountIn(list[0], name, kMost), CountIn(list[1], name), CountIn(list[2], name)};
    if (part.refused > part.offered)
    {
        throw WrongTallies(
            fmt::format("{} has {} of {} attempts refused", name, part.refused, part.offered));
    }
    if (list.size() == 4)
    {
        part.busy = AmountIn(list[3], name, kMost);
    }
    return part;
}

} // namespace

std::uint64_t*
CounterOf(Batch& batch, const std::string& name)
{
    if (name == "callers")
    {
        return &batch.callers;
    }
    if (name == "callers.lost")
    {
        return &batch.lostCallers;
    }
    const std::optional<Outcome> outcome = OutcomeNamed(name);
    return outcome ? &batch.outcomes[static_cast<std::size_t>(*outcome)] : nullptr;
}

std::string
ToTallyJson(const Replication& replication)
{
    std::string text =
        fmt::format("{{\"attempts\":{},\"sums\":{}", AttemptsOf(replication), SumsOf(replication));
    if (const auto& ports = replication.ports)
    {
        text += fmt::format(",\"ports\":[{},{},{}]", ports->busy, ports->peak, ports->allBusy);
    }
    if (!replication.parts.empty())
    {
        text += fmt::format(",\"parts\":{{{}}}", PartsOf(replication));
    }
    return text + "}";
}

Replication
FromTallyJson(const std::string& text, std::size_t batches)
{
    const Json json = Json::parse(text, nullptr, false);
    const auto isObject = [&](const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_object();
    };
    const bool hasPorts = json.is_object() && json.contains("ports");
    const bool hasParts = json.is_object() && json.contains("parts");
    const std::size_t size = 2U + (hasPorts ? 1U : 0U) + (hasParts ? 1U : 0U);
    if (!json.is_object() || json.size() != size || !isObject("attempts") || !isObject("sums") ||
        (hasParts && !isObject("parts")))
    {
        throw WrongTallies("they are not JSON of \"attempts\" and \"sums\"");
    }
    constexpr std::size_t kFewest = 30; // tally.h
    constexpr std::size_t kMost = 100'000;
    if (batches < kFewest || batches > kMost)
    {
        throw WrongTallies(fmt::format("there are {} batches", batches));
    }
    Replication replication;
    replication.batches.resize(batches);
    ReadAttempts(json["attempts"], replication);
    ReadSums(json["sums"], replication);
    if (hasPorts)
    {
        replication.ports = PortsIn(json["ports"]);
    }
    if (hasParts)
    {
        for (const auto& [name, list] : json["parts"].items())
        {
            replication.parts.push_back(PartIn(name, list));
        }
    }
    return replication;
}

} // namespace pptplab::analysis
