// SPDX-License-Identifier: GPL-2.0-only
#include "sim/formula/assignment.h"

#include "sim/scenario/values/trimmed.h"

#include <algorithm>
#include <string_view>

namespace pptplab::sim::formula
{

namespace
{

/// "--period-length" as "period_length".
std::string
NameIn(const std::string& word)
{
    std::string name = word.substr(word.find_first_not_of('-'));
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
        const bool dashed = word.compare(0, 2, "--") == 0 && word.size() > 2;
        const std::string head(scenario::Trimmed(std::string_view(word).substr(0, equals)));
        // Not the sign in a law: { constant = "4s" }.
        const bool named =
            hasValue && !head.empty() && head.find_first_of("{\" ,") == std::string::npos;
        if (hasValue && (dashed || named))
        {
            found.push_back({NameIn(head), word.substr(equals + 1)});
        }
        else if (dashed)
        {
            found.push_back({NameIn(word), ++i < words.size() ? words[i] : ""});
        }
        else
        {
            found.push_back({"", word});
        }
    }
    return found;
}

} // namespace pptplab::sim::formula
