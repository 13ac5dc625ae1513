// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/nearest.h"

#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pptplab::sim::scenario
{

std::size_t
EditDistance(std::string_view a, std::string_view b)
{
    // Row i holds the distances of the first i letters of a to every beginning of b.
    std::vector<std::vector<std::size_t>> rows(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
    {
        for (std::size_t j = 0; j <= b.size(); ++j)
        {
            if (i == 0 || j == 0)
            {
                rows[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            {
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
    }
    return rows[a.size()][b.size()];
}

std::string
Nearest(std::string_view word, const std::vector<std::string>& words)
{
    const auto nearest = NearestOf(word, words, 1);
    return nearest.empty() ? std::string() : nearest.front();
}

std::vector<std::string>
NearestOf(std::string_view word, std::vector<std::string> words, std::size_t atMost)
{
    constexpr std::size_t kLongest = 100; // more is no misspelt word
    const std::string_view begin = word.substr(0, kLongest);
    std::vector<std::pair<std::size_t, std::string>> sorted;
    sorted.reserve(words.size());
    for (std::string& each : words)
    {
        const std::size_t distance = EditDistance(begin, each);
        sorted.emplace_back(distance, std::move(each));
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& left, const auto& right) {
        return left.first < right.first;
    });
    words.clear();
    for (std::size_t i = 0; i < std::min(atMost, sorted.size()); ++i)
    {
        words.push_back(std::move(sorted[i].second));
    }
    return words;
}

std::string
NoneOf(const std::string& name, const std::vector<std::string>& known)
{
    constexpr std::size_t kShown = 20;
    const std::vector<std::string> shown(
        known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, known.size())));
    return fmt::format("= {} is none of {}{}; the nearest is {}",
                       Quoted(name),
                       fmt::join(shown, ", "),
                       known.size() > kShown ? ", ..." : "",
                       Nearest(name, known));
}

} // namespace pptplab::sim::scenario
