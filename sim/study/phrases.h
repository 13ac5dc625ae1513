// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_STUDY_PHRASES_H
#define PPTPLAB_SIM_STUDY_PHRASES_H

#include "sim/study/filled-text.h"
#include "sim/study/service.h"

#include <string>
#include <vector>

namespace pptplab::sim::study
{

/// Three digits, whole from 100 on: "0.0316", "10.8", "1740".
std::string RoundedText(double value);

/// The figure with its 95 % interval: "72.1 (54.9 to 92.7)".
std::string IntervalText(double value, double low, double high);

/// The share of callers who end without a session.
const analysis::Estimate& LostIn(const pictures::Outcomes& cell);

/// The share of attempts that do not connect, with its interval.
std::string FailedText(const pictures::Outcomes& cell);

/// Callers a day who dial.
double CallersADay(const pictures::Outcomes& cell, const Service& service);

/// Callers a day without a session, times `factor`.
std::string LostText(const pictures::Outcomes& cell, const Service& service, double factor = 1);

/// Hours of sessions that did not come about, for each caller without one.
double HoursOf(const Service& service);

/// What a change does: "48.7 (46.4 to 51) callers a day fewer", or that none is seen.
std::string EffectText(const analysis::Difference& difference, const Service& service);

/// The levels in runs of equal figures: {0, 3}, {3, 4} ... as first and one behind the last.
struct Run
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Run> RunsOf(const std::vector<pictures::Outcomes>& levels);

/// "RTM to SP2".
std::string NameOfRun(const Run& run, const std::vector<pictures::Outcomes>& levels);

/// "Q233048 or Q194465"; "none that the simulation can see".
std::string BestText(const std::vector<PlacedGain>& ranked);

/// The value of a swept key in a cell: "5 %", "lowest port first".
std::string ValueText(const std::string& key, const pictures::Outcomes& cell);

/// The cells of a range where fewest and most callers end without a session.
struct RangeEnds
{
    const pictures::Outcomes& least;
    const pictures::Outcomes& most;
};

RangeEnds EndsOf(const Range& range);

/// What a template may name: "{office.rtm.lost}" and so on; study/README.md has the list.
Words PhrasesOf(const std::vector<Service>& services);

} // namespace pptplab::sim::study

#endif
