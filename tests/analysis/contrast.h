// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_ANALYSIS_CONTRAST_H
#define PPTPLAB_TESTS_ANALYSIS_CONTRAST_H

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace pptplab::analysis
{

/// Linear red, green and blue of "#rrggbb", each 0 to 1 (IEC 61966-2-1, sRGB).
inline std::array<double, 3>
LinearRgb(const std::string& colour)
{
    std::array<double, 3> rgb{};
    for (std::size_t i = 0; i < 3; ++i)
    {
        const double part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        rgb.at(i) = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    }
    return rgb;
}

/// W3C, WCAG 2.1: contrast ratio.
inline double
Contrast(const std::string& one, const std::string& other)
{
    const auto luminance = [](const std::string& colour) {
        const auto rgb = LinearRgb(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace pptplab::analysis

#endif
