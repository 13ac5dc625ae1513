// SPDX-License-Identifier: GPL-2.0-only
#include "sim/formula/assignment.h"

#include "sim/scenario/values/trimmed.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace pptplab::sim::formula
{

namespace
{

/// "--period-length" as "period_length"; empty if there are but dashes.
std::string
NameIn(std::string name)
{
    name.erase(0, name.find_first_not_of('-'));
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

} // namespace

std::vector<Assignment>
AssignmentsIn(const std::vector<std::string>& words)
{
    std::vector<Assignment> found;
    for (std::size_t i = 0; i < words.size(); ++i)
    {
        const std::string& word = words[i];
        const std::size_t equals = word.find('=');
        const bool hasValue = equals != std::string::npos;
        const std::string head(scenario::Trimmed(std::string_view(word).substr(0, equals)));
        std::string name = NameIn(head);
        const bool dashed = word.compare(0, 2, "--") == 0 && !name.empty();
        // Not the sign in a law: { constant = "4s" }.
        const bool named = !name.empty() && head.find_first_of("{\" ,") == std::string::npos;
        if (hasValue && (dashed || named))
        {
            found.push_back({std::move(name), word.substr(equals + 1)});
        }
        else if (dashed)
        {
            found.push_back({std::move(name), ++i < words.size() ? words[i] : ""});
        }
        else
        {
            found.push_back({"", word});
        }
    }
    return found;
}

} // namespace pptplab::sim::formula
