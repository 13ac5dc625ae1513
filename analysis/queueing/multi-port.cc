// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/multi-port.h"

#include "analysis/queueing/domain.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pptplab::analysis
{

namespace
{

constexpr int kMost = 1'000'000;
// Unscaled probabilities are brought down when their sum passes this.
constexpr double kLarge = 1e200;

void
RequireClasses(const std::vector<CallClass>& classes, int ports)
{
    Require(ports >= 0 && ports <= kMost, "ports", ports, "0..1e6");
    const auto count = static_cast<double>(classes.size());
    Require(count <= 100, "classes", count, "0..100");
    Require(count * ports <= 2e7, "ports x classes", count * ports, "0..2e7");
    for (const CallClass& one : classes)
    {
        Require(one.load >= 0 && one.load <= 1e6, "offered calls", one.load, "0..1e6");
        Require(one.ports >= 1 && one.ports <= kMost, "ports per call", one.ports, "1..1e6");
    }
}

} // namespace

std::vector<double>
RefusedOfClasses(const std::vector<CallClass>& classes, int ports)
{
    RequireClasses(classes, ports);
    // Only `window` numbers back are needed.
    int window = 1;
    for (const CallClass& one : classes)
    {
        window = std::max(window, std::min(one.ports, ports + 1));
    }
    std::vector<double> recent(static_cast<std::size_t>(window), 0.0);
    const auto at = [&](int j) -> double& { return recent[static_cast<std::size_t>(j % window)]; };
    at(0) = 1;
    double sum = 1;
    // Where the last three scalings were: what lies before has become 0.
    std::array<int, 3> scaled = {0, 0, 0};
    for (int j = 1; j <= ports; ++j)
    {
        double next = 0;
        for (const CallClass& one : classes)
        {
            next += one.ports <= j ? one.load * one.ports * at(j - one.ports) : 0;
        }
        at(j) = next / j;
        sum += at(j);
        if (sum > kLarge)
        {
            for (int i = std::max(scaled[0], j - window + 1); i <= j; ++i)
            {
                at(i) /= kLarge;
            }
            scaled = {scaled[1], scaled[2], j + 1};
            sum /= kLarge;
        }
    }

    std::vector<double> refused;
    for (const CallClass& one : classes)
    {
        double blocked = 0;
        for (int j = std::max(0, ports - one.ports + 1); j <= ports; ++j)
        {
            blocked += at(j);
        }
        refused.push_back(std::min(1.0, blocked / sum));
    }
    return refused;
}

} // namespace pptplab::analysis
