// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_REPORT_HEAD_H
#define PPTPLAB_SIM_REPRODUCE_REPORT_HEAD_H

#include "analysis/report/report.h"
#include "sim/reproduce/reproduce.h"

#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// A report without its sections: question, answer, method, what is not modelled, how to repeat it.
analysis::Report HeadOf(const std::vector<ExperimentResult>& results);

/// How figures and their intervals come about.
std::string MethodText();

/// An experiment among many. Pre: it has a file.
analysis::Card CardOf(const ExperimentResult& result);

} // namespace pptplab::sim::reproduce

#endif
