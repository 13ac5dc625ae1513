// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_ASKED_H
#define PPTPLAB_SIM_REPRODUCE_ASKED_H

#include "sim/reproduce/reproduce.h"

#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// What the expectations and pictures speak of, in their order; else `refused`.
std::vector<std::string> MetricsOf(const experiment::Claims& claims);

/// What can be asked of these cells, where nobody has said what is.
std::string QuestionAbout(const std::string& metric, const std::vector<Outcomes>& cells);

/// The answer to it: the lowest and the highest figure with their intervals, and where they are.
std::string AnswerAbout(const std::string& metric, const std::vector<Outcomes>& cells);

/// What the file asks.
std::string QuestionOf(const FileResult& file);

/// The sentence that a reader wants first: the headline before and after the fix, else the
/// expectation that fails or stands first, with what was seen, else the answer to the question.
std::string HeadlineOf(const FileResult& file);

} // namespace pptplab::sim::reproduce

#endif
