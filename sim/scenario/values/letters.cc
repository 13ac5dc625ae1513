// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/letters.h"

#include <algorithm>
#include <cctype>

namespace pptplab::sim::scenario
{

std::string
InSmallLetters(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return text;
}

std::string
InCapitals(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char letter) {
        return static_cast<char>(std::toupper(letter));
    });
    return text;
}

} // namespace pptplab::sim::scenario
