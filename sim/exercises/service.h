// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_SERVICE_H
#define PPTPLAB_SIM_EXERCISES_SERVICE_H

namespace pptplab::sim::exercises
{

inline constexpr double kMinutesPerHour = 60;
inline constexpr double kSecondsPerMinute = 60;
inline constexpr double kSecondsPerHour = 3600;
inline constexpr double kHoursPerDay = 24;
inline constexpr double kPercent = 100;

/// The fewest ports that refuse no more than `grade` of the calls by Erlang B. Pre: grade > 0.
int FewestPorts(double load, double grade);

/// The most users of `load` erlangs each of whose calls no more than `grade` are refused. Pre: all
/// above 0.
int MostUsers(double load, int ports, double grade);

} // namespace pptplab::sim::exercises

#endif
