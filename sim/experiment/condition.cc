// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/condition.h"

#include "sim/scenario/values/document.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/trimmed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::experiment
{

namespace
{

struct Sign
{
    std::string_view text;
    Relation relation;
};

// Two letters before one, so that "<=" is not read as "<".
constexpr std::array<Sign, 6> kSigns = {{
    {"==", Relation::Equal},
    {"!=", Relation::NotEqual},
    {"<=", Relation::LessOrEqual},
    {">=", Relation::GreaterOrEqual},
    {"<", Relation::Less},
    {">", Relation::Greater},
}};

bool
Compare(double left, Relation relation, double right)
{
    switch (relation)
    {
    case Relation::Equal:
        return left == right;
    case Relation::NotEqual:
        return left != right;
    case Relation::Less:
        return left < right;
    case Relation::LessOrEqual:
        return left <= right;
    case Relation::Greater:
        return left > right;
    case Relation::GreaterOrEqual:
        break;
    }
    return left >= right;
}

} // namespace

Condition::Operand
Condition::OperandOf(std::string_view word, const std::vector<std::string>& keys)
{
    if (std::find(keys.begin(), keys.end(), word) != keys.end())
    {
        return {std::string(word), {}};
    }
    return {"", scenario::ParseOptionValue(word)};
}

Result<Condition, std::string>
Condition::Parse(std::string_view text, const std::vector<std::string>& keys)
{
    for (const Sign& sign : kSigns)
    {
        const std::size_t at = text.find(sign.text);
        if (at == text.npos)
        {
            continue;
        }
        const std::string_view left = scenario::Trimmed(text.substr(0, at), " ");
        const std::string_view right = scenario::Trimmed(text.substr(at + sign.text.size()), " ");
        if (left.empty() || right.empty())
        {
            break;
        }
        Condition condition;
        condition.m_left = OperandOf(left, keys);
        condition.m_relation = sign.relation;
        condition.m_right = OperandOf(right, keys);
        if (condition.m_left.key.empty() && condition.m_right.key.empty())
        {
            return Failure{fmt::format("names no swept key; the nearest to {} is {}",
                                       left,
                                       scenario::Nearest(left, keys))};
        }
        for (const Operand& side : {condition.m_left, condition.m_right})
        {
            if (condition.ComparesSizes() && side.key.empty() && !AsNumber(side.constant))
            {
                return Failure{fmt::format("compares by size, but {} is neither a number nor a "
                                           "swept key",
                                           scenario::ToToml(side.constant))};
            }
        }
        return condition;
    }
    return Failure{std::string("must be a comparison such as \"server.ports >= 2\", with == != < "
                               "<= > or >=")};
}

bool
Condition::ComparesSizes() const
{
    return m_relation != Relation::Equal && m_relation != Relation::NotEqual;
}

std::vector<std::string>
Condition::Keys() const
{
    std::vector<std::string> keys;
    for (const Operand& side : {m_left, m_right})
    {
        if (!side.key.empty())
        {
            keys.push_back(side.key);
        }
    }
    return keys;
}

std::vector<std::string>
Condition::KeysComparedBySize() const
{
    return ComparesSizes() ? Keys() : std::vector<std::string>();
}

const scenario::Value&
Condition::ValueOf(const Operand& operand, const Settings& cell) const
{
    const scenario::Value* found = operand.key.empty() ? nullptr : Find(cell, operand.key);
    return found == nullptr ? operand.constant : *found;
}

bool
Condition::Holds(const Settings& cell) const
{
    const scenario::Value& left = ValueOf(m_left, cell);
    const scenario::Value& right = ValueOf(m_right, cell);
    const auto a = AsNumber(left);
    const auto b = AsNumber(right);
    if (a && b)
    {
        return Compare(*a, m_relation, *b);
    }
    const bool equal = SameValue(left, right);
    return m_relation == Relation::NotEqual ? !equal : m_relation == Relation::Equal && equal;
}

} // namespace pptplab::sim::experiment
