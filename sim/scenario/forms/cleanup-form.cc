// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/cleanup-form.h"

#include "models/ras/nbf-link.h"
#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

namespace pptplab::sim::scenario
{

namespace
{

using population::Law;

/// What happens to a link as its session ends.
struct LinkEnd
{
    ras::NbfLink link;
    double vanished = 1; ///< share of peers that are not there to answer, 0..1
    Duration answer{};   ///< time until a peer that is there answers
};

/// Reads the value of one key into `to`; what is wrong with it, or nothing.
template <typename Form, typename To>
std::string
ReadInto(const Form& form, const Entry& entry, To& to)
{
    const auto read = form.Read(entry.value);
    if (!read)
    {
        return fmt::format("nbf takes {}: {} {}", entry.key, ToToml(entry.value), read.Error());
    }
    to = static_cast<To>(read.Value());
    return {};
}

std::string
ReadEntry(const Entry& entry, LinkEnd& end)
{
    if (entry.key == "t1")
    {
        return ReadInto(TimeForm{Zero::Excluded}, entry, end.link.t1);
    }
    if (entry.key == "retries")
    {
        return ReadInto(IntegerForm{1, 255}, entry, end.link.retries);
    }
    if (entry.key == "vanished")
    {
        return ReadInto(NumberForm{0, 1}, entry, end.vanished);
    }
    if (entry.key == "answer")
    {
        return ReadInto(TimeForm{}, entry, end.answer);
    }
    const std::vector<std::string> names = {"t1", "retries", "vanished", "answer"};
    return fmt::format("nbf takes {}, the nearest to {} is {}",
                       Joined(names),
                       entry.key,
                       Nearest(entry.key, names));
}

Law
LawOf(const LinkEnd& end)
{
    const Duration longest = end.link.GivesUpAfter();
    if (end.vanished == 1)
    {
        return Law::Constant(longest);
    }
    if (end.vanished == 0)
    {
        return Law::Constant(end.answer);
    }
    return Law::Empirical({{end.answer, 1 - end.vanished}, {longest, end.vanished}});
}

Reading<Law>
FromTimers(const Value& value)
{
    const auto* table = value.AsTable();
    if (table == nullptr)
    {
        return Failure{std::string("nbf takes a table of t1, retries, vanished and answer")};
    }
    LinkEnd end;
    for (const Entry& entry : *table)
    {
        std::string problem = ReadEntry(entry, end);
        if (!problem.empty())
        {
            return Failure{std::move(problem)};
        }
    }
    if (end.link.t1 > kLongestTime / end.link.retries)
    {
        return Failure{fmt::format("nbf takes t1 x retries up to \"{}\"", kLongestTimeText)};
    }
    return LawOf(end);
}

} // namespace

Reading<Law>
CleanUpForm::Read(const Value& value) const
{
    const auto* table = value.AsTable();
    const Value* timers = table != nullptr && table->size() == 1 ? Find(*table, "nbf") : nullptr;
    return timers == nullptr ? law.Read(value) : FromTimers(*timers);
}

std::string
CleanUpForm::Range() const
{
    return law.Range() + "; { nbf = { t1 = \"600ms\", retries = 8, vanished = 1, answer = \"0s\" } "
                         "}: t1 x retries where the peer has vanished, 0..1 of them";
}

} // namespace pptplab::sim::scenario
