// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_EXERCISES_FIRST_PRINCIPLES_H
#define PPTPLAB_TESTS_SIM_EXERCISES_FIRST_PRINCIPLES_H

#include "sim/exercises/sheet.h"

#include <cctype>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

// The tests know a question by its text alone, as a student does: the numbers are read from it, and
// nothing of the exercises or of analysis/queueing computes.

namespace pptplab::sim::exercises
{

/// The numbers in a text that stand as words of their own ("16", "0.5", "16,"), in order.
inline std::vector<double>
NumbersIn(const std::string& text)
{
    std::vector<double> numbers;
    for (std::size_t at = 0; at < text.size(); ++at)
    {
        const bool begins =
            std::isdigit(static_cast<unsigned char>(text[at])) != 0 &&
            (at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0);
        if (begins)
        {
            char* end = nullptr;
            numbers.push_back(std::strtod(text.c_str() + at, &end));
            at = static_cast<std::size_t>(end - text.c_str());
        }
    }
    return numbers;
}

/// M/M/c/c from its probabilities a^k / k!, summed in this order.
inline double
LossOf(double load, int ports)
{
    long double term = 1;
    long double sum = 1;
    for (int k = 1; k <= ports; ++k)
    {
        term *= static_cast<long double>(load) / k;
        sum += term;
    }
    return static_cast<double>(term / sum);
}

/// Probability that all ports are busy with so many users: C(N, k) A^k.
inline double
AllBusyOf(int users, int ports, double idleLoad)
{
    double term = 1;
    double sum = 1;
    for (int k = 1; k <= ports; ++k)
    {
        term *= (users - k + 1) * idleLoad / k;
        sum += term;
    }
    return term / sum;
}

inline int
PortsWithin(double load, double grade)
{
    int ports = 0;
    while (LossOf(load, ports) > grade)
    {
        ++ports;
    }
    return ports;
}

/// Time-outs one after the other.
inline double
SumOfTimeouts(double first, int timeouts, double ceiling)
{
    double sum = 0;
    for (int i = 0; i < timeouts; ++i)
    {
        sum += std::min(first, ceiling);
        first *= 2;
    }
    return sum;
}

inline std::vector<std::string>
TwentyStudents()
{
    std::vector<std::string> students = {"J\xC3\xBCrgen M.", "0", "a/b"};
    for (int i = 3; i < 20; ++i)
    {
        students.push_back(std::to_string(4700 + i));
    }
    return students;
}

} // namespace pptplab::sim::exercises

#endif
