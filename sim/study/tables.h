// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_STUDY_TABLES_H
#define PPTPLAB_SIM_STUDY_TABLES_H

#include "analysis/report/table.h"
#include "sim/study/service.h"

#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::study
{

/// The table that a template asks for: "levels SERVICE", "causes SERVICE", "hotfixes SERVICE",
/// "ranges SERVICE", "best", "services", "assumed" or "articles". None when there is no such table.
std::optional<analysis::Table> TableNamed(const std::string& name,
                                          const std::vector<Service>& services);

/// The service of "levels SERVICE"; null when there is none.
const Service* ServiceIn(const std::string& name, const std::vector<Service>& services);

} // namespace pptplab::sim::study

#endif
